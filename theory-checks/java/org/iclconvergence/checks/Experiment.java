package org.iclconvergence.checks;

import java.util.List;
import java.util.function.LongPredicate;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.model.OneLayerTransformer;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.theory.PromptIdentities;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.Trajectory;

/**
 * Everything that a check may measure. This class is the honest one; a control is a subclass that breaks exactly one thing
 * and that the check cannot tell apart.
 */
public class Experiment {
    /**
     * The name under which results are kept.
     *
     * @return empty for the honest experiment, else the control's name in claims.yaml
     */
    public String name() {
        return "";
    }

    final boolean isHonest() {
        return name().isEmpty();
    }

    /**
     * How many trials a stochastic check runs. A control is broken grossly and needs no fine plan: with 60 trials at the
     * plan's own error (1e-6) anything that happens in less than 62 % of them is refuted.
     *
     * @param plan the check's plan
     * @return the planned trials, or fewer under a control
     */
    public int trials(BinomialAcceptance plan) {
        return isHonest() ? plan.trials() : Math.min(plan.trials(), 60);
    }

    /**
     * The literal transformer's prediction.
     *
     * @param q Q, d × d
     * @param features V
     * @param prompt N tokens and a query
     * @return ŷ
     */
    public double predict(RealMatrix q, Features features, Prompt prompt) {
        return OneLayerTransformer.blockForm(q).predict(OneLayerTransformer.embedding(prompt, features));
    }

    /**
     * Attention scores of tokens.
     *
     * @param logits one for each token
     * @return their softmax
     */
    public double[] softmax(double[] logits) {
        return AttentionScores.softmax(logits);
    }

    /**
     * Attention scores of features.
     *
     * @param counts of each feature in the context
     * @param logits of each feature for the query
     * @return Attn_1 … Attn_K
     */
    public double[] featureScores(int[] counts, double[] logits) {
        return AttentionScores.ofFeatures(counts, logits);
    }

    /**
     * The distribution of the task weight.
     *
     * @param intended zero mean, identity covariance
     * @return the distribution that is used
     */
    public TaskDistribution tasks(TaskDistribution intended) {
        return intended;
    }

    /**
     * The formula for the growth of a weight, for one prompt.
     *
     * @param scores Attn_1 … Attn_K
     * @param n key feature
     * @param k query feature
     * @return the integrand of α_k / p_k or β_{k,n} / p_k
     */
    public double growth(double[] scores, int n, int k) {
        return PromptIdentities.growth(scores, n, k);
    }

    /**
     * The settings of the paper's experiment.
     *
     * @param intended the settings that the claim is about
     * @return the settings that are run
     */
    public PaperExperiment setting(PaperExperiment intended) {
        return intended;
    }

    /**
     * The prompts of the paper's experiment.
     *
     * @param sampled as the paper samples them
     * @param streams of this run
     * @return the prompts that are trained on
     */
    public List<Prompt> prompts(List<Prompt> sampled, RandomStreams streams) {
        return sampled;
    }

    /**
     * The loss of the paper's experiment.
     *
     * @param prompts trained on
     * @return their empirical loss
     */
    public Loss empiricalLoss(List<Prompt> prompts) {
        return new CountLoss(prompts);
    }

    /**
     * The training rule of the paper's experiment.
     *
     * @param intended as the settings say
     * @return the rule that is used
     */
    public Optimizer optimizer(Optimizer intended) {
        return intended;
    }

    /**
     * Runs the paper's experiment.
     *
     * @param intended its settings
     * @param record which epochs to record
     * @return the trajectory
     */
    public final Trajectory run(PaperExperiment intended, LongPredicate record) {
        PaperExperiment setting = setting(intended);
        RandomStreams streams = new RandomStreams(setting.seed());
        Features features = setting.features(streams);
        List<Prompt> prompts = prompts(setting.samplePrompts(features, streams), streams);
        return Training.ofQueryKeyMatrix(empiricalLoss(prompts), features, optimizer(setting.optimizer()))
                .run(setting.epochs(), record, epoch -> {});
    }
}
