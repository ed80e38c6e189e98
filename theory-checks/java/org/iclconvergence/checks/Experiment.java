package org.iclconvergence.checks;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.model.OneLayerTransformer;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.theory.MultinomialBound;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.theory.PromptIdentities;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.GradientFlow;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.QueryEvent;
import org.iclconvergence.training.QueryGradientDescent;
import org.iclconvergence.training.QueryTrajectory;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;

/**
 * Everything that a check may measure. This class is the honest one; a control is a subclass that breaks exactly one thing
 * and that the check cannot tell apart.
 */
public class Experiment {
    /** How many times the planned trials a run that decides takes: the exact limits hold for any number. */
    private static final int EFFORT = Math.max(1, Integer.getInteger("icl.effort", 1));

    /** Bound on the relative error of a hitting time of the flow, as {@link GradientFlow} states it. */
    public static final double FLOW_ERROR = 1e-11;

    /** The hooks that a check has called: what a control must override to be of any interest to the check. */
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /**
     * The hooks that have been called.
     *
     * @return names of methods of this class
     */
    public final Set<String> used() {
        return Set.copyOf(used);
    }

    private final MeasuredTrainer trainer;
    private boolean inPlaceOfTheHonestOne;

    /** An experiment on the built-in trainers. */
    public Experiment() {
        this(MeasuredTrainer.builtIn());
    }

    /** Not for controls: they sabotage the built-in trainers. */
    Experiment(MeasuredTrainer trainer) {
        this.trainer = trainer;
    }

    final MeasuredTrainer trainer() {
        return trainer;
    }

    /**
     * The name under which results are kept.
     *
     * @return empty for the honest experiment, else the control's name in claims.yaml
     */
    public String name() {
        return "";
    }

    final boolean isSabotaged() {
        return !name().isEmpty();
    }

    /** Lets a control take the place of the honest experiment, to show what its defect does to every claim. */
    final Experiment inPlaceOfTheHonestOne() {
        inPlaceOfTheHonestOne = true;
        return this;
    }

    /** Whether this is the run that decides about the claim: the honest one, or the control in its place. */
    final boolean decides() {
        return inPlaceOfTheHonestOne || !isSabotaged();
    }

    /**
     * How many trials a stochastic check runs. A control is broken grossly and needs no fine plan: with 60 trials at the
     * plan's own error (1e-6) an event that happens in at most 45 of them, 75 %, is refuted.
     *
     * @param plan the check's plan
     * @return the planned trials, or fewer under a control
     */
    public int trials(BinomialAcceptance plan) {
        used.add("trials");
        return decides() ? EFFORT * plan.trials() : Math.min(plan.trials(), 60);
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
        used.add("predict");
        return OneLayerTransformer.blockForm(q).predict(OneLayerTransformer.embedding(prompt, features));
    }

    /**
     * Attention scores of tokens.
     *
     * @param logits one for each token
     * @return their softmax
     */
    public double[] softmax(double[] logits) {
        used.add("softmax");
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
        used.add("featureScores");
        return AttentionScores.ofFeatures(counts, logits);
    }

    /**
     * The distribution of the task weight.
     *
     * @param intended zero mean, identity covariance
     * @return the distribution that is used
     */
    public TaskDistribution tasks(TaskDistribution intended) {
        used.add("tasks");
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
        used.add("growth");
        return PromptIdentities.growth(scores, n, k);
    }

    /**
     * The settings of the paper's experiment.
     *
     * @param intended the settings that the claim is about
     * @return the settings that are run
     */
    public PaperExperiment setting(PaperExperiment intended) {
        used.add("setting");
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
        used.add("prompts");
        return sampled;
    }

    /**
     * The loss of the paper's experiment.
     *
     * @param prompts trained on
     * @return their empirical loss
     */
    public Loss empiricalLoss(List<Prompt> prompts) {
        used.add("empiricalLoss");
        return new CountLoss(prompts);
    }

    /**
     * The training rule of the paper's experiment.
     *
     * @param intended as the settings say
     * @return the rule that is used
     */
    public Optimizer optimizer(Optimizer intended) {
        used.add("optimizer");
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
        trainer.require(Objective.GIVEN_PROMPTS);
        if (!trainer.isBuiltIn()) {
            return PluggedRun.of(
                    trainer.fresh(DefaultTrainer::new),
                    TrainingProblem.onPrompts(setting, features, prompts),
                    empiricalLoss(prompts),
                    record);
        }
        return Training.ofQueryKeyMatrix(empiricalLoss(prompts), features, optimizer(setting.optimizer()))
                .run(setting.epochs(), record, epoch -> {});
    }

    /**
     * The features of a run in Q space.
     *
     * @param intended orthonormal
     * @param streams of this run
     * @return the features that are used
     */
    public Features orientation(Features intended, RandomStreams streams) {
        used.add("orientation");
        return intended;
    }

    /**
     * The feature probabilities of a problem that is trained feature by feature.
     *
     * @param intended the dominant feature first
     * @return the probabilities that are used
     */
    public FeatureProbabilities probabilities(FeatureProbabilities intended) {
        used.add("probabilities");
        return intended;
    }

    /**
     * The dominant feature's probability.
     *
     * @param features K
     * @param intended p_1
     * @return the p_1 that is used
     */
    public double dominantProbability(double features, double intended) {
        used.add("dominantProbability");
        return intended;
    }

    /**
     * The features of an imbalanced problem.
     *
     * @param features K
     * @param dominant p_1
     * @return class 0 the dominant feature, class 1 the others
     */
    public final SymmetryClasses imbalanced(double features, double dominant) {
        return SymmetryClasses.imbalanced(features, dominantProbability(features, dominant));
    }

    /**
     * The paper's bound on the deviation of the counts of a prompt.
     *
     * @param promptLength N
     * @param deviation δ
     * @return largest P(Σ|c_i/N − p_i| ≥ δ)
     */
    public double concentrationBound(double promptLength, double deviation) {
        used.add("concentrationBound");
        return MultinomialBound.probability(promptLength, deviation);
    }

    /**
     * The constant by which B_{k,1} misses −½ ln K at the switch.
     *
     * @param dominant p_1
     * @return as the onset law predicts it
     */
    public double switchOffset(double dominant) {
        used.add("switchOffset");
        return OnsetLaw.offset(dominant);
    }

    /**
     * The loss that one query is trained on. What a check sees is always the population loss itself.
     *
     * @param honest of finite or infinite prompts
     * @return the loss whose growth moves the weights
     */
    public QueryLoss trainedLoss(QueryLoss honest) {
        used.add("trainedLoss");
        return honest;
    }

    /**
     * The weights at which training starts.
     *
     * @param groups the features as the query sees them
     * @return A_k, then B_{k,n} of each group
     */
    public double[] start(QueryGroups groups) {
        used.add("start");
        return new double[groups.count()];
    }

    /**
     * The exact population loss of finite prompts.
     *
     * @param groups the features as the query sees them
     * @param promptLength N
     * @return its value and growth
     */
    public QueryLoss populationLoss(QueryGroups groups, double promptLength) {
        used.add("populationLoss");
        return new PopulationIntegral(groups, promptLength);
    }

    /**
     * The learning rate of gradient descent on the population loss.
     *
     * @param intended η
     * @return the η that is used and reported
     */
    public double learningRate(double intended) {
        used.add("learningRate");
        return intended;
    }

    /**
     * The loss of infinitely long prompts.
     *
     * @param groups the features as the query sees them
     * @return its value and growth
     */
    public QueryLoss infinitePromptLoss(QueryGroups groups) {
        used.add("infinitePromptLoss");
        return new InfinitePromptQuery(groups);
    }

    /**
     * Gradient flow on infinitely long prompts.
     *
     * @param groups the features as the query sees them
     * @param until where it stops
     * @param events whose times are wanted
     * @return the trajectory; hitting times have relative error below {@link #FLOW_ERROR}
     */
    public final QueryTrajectory flow(QueryGroups groups, QueryEvent until, QueryEvent... events) {
        return flow(infinitePromptLoss(groups), until, events);
    }

    /**
     * Gradient flow on the exact population loss of finite prompts.
     *
     * @param groups the features as the query sees them
     * @param promptLength N
     * @param until where it stops
     * @param events whose times are wanted
     * @return the trajectory
     */
    public final QueryTrajectory flow(QueryGroups groups, double promptLength, QueryEvent until, QueryEvent... events) {
        return flow(populationLoss(groups, promptLength), until, events);
    }

    private QueryTrajectory flow(QueryLoss loss, QueryEvent until, QueryEvent... events) {
        return new GradientFlow(trainedLoss(loss), loss, start(loss.groups())).run(until, events);
    }

    /**
     * Gradient descent on infinitely long prompts by the measured trainer, for a number of steps.
     *
     * @param p the features
     * @param learningRate η
     * @param steps how many
     * @return start and end of every query that may differ from the others
     */
    public final List<QueryTrajectory> descendOnInfinitePrompts(
            FeatureProbabilities p, double learningRate, long steps) {
        QueryEvent never = QueryEvent.predictionErrorAtMost(Double.MIN_VALUE);
        return new Descent(p, Double.POSITIVE_INFINITY, learningRate(learningRate), steps, false, never, List.of())
                .run(this);
    }

    /**
     * Gradient descent on the exact population loss by the measured trainer, on all features at once. It is looked at every step
     * at first, then at steps in the ratio 1.02, to which the times of events are rounded up.
     *
     * @param p the features
     * @param promptLength N
     * @param learningRate η
     * @param until stops when it has held for every query
     * @param budget steps at most
     * @param events whose times are wanted
     * @return the trajectory of every query that may differ from the others, with each feature as a group of its own
     */
    public final List<QueryTrajectory> descend(
            FeatureProbabilities p,
            double promptLength,
            double learningRate,
            QueryEvent until,
            long budget,
            QueryEvent... events) {
        return new Descent(p, promptLength, learningRate(learningRate), budget, true, until, List.of(events)).run(this);
    }

    /**
     * Gradient descent on one column of the exact population loss, by this project's own code whatever the trainer: for claims
     * about the loss and its flow, not about a training.
     *
     * @param groups the features as the query sees them
     * @param promptLength N
     * @param learningRate η
     * @param until where it stops
     * @param budget steps at most
     * @return start and end
     */
    public final QueryTrajectory descendOneColumn(
            QueryGroups groups, double promptLength, double learningRate, QueryEvent until, long budget) {
        QueryLoss loss = populationLoss(groups, promptLength);
        return new QueryGradientDescent(trainedLoss(loss), loss, start(groups), learningRate(learningRate))
                .run(until, budget, step -> false);
    }

    /**
     * The time of an event.
     *
     * @param trajectory that was asked for it
     * @param event the event
     * @return η t, infinite if it did not happen
     */
    public static double time(QueryTrajectory trajectory, QueryEvent event) {
        return trajectory.time(event).orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The length of the prompts that concentration is measured on.
     *
     * @param intended N
     * @return the N that is used
     */
    public int promptLength(int intended) {
        used.add("promptLength");
        return intended;
    }

    /**
     * The loss of linear attention.
     *
     * @param groups the features as the query sees them
     * @param promptLength N
     * @return its exact population loss
     */
    public QueryLoss linearLoss(QueryGroups groups, double promptLength) {
        used.add("linearLoss");
        return new LinearAttentionQuery(groups, promptLength);
    }

    /**
     * The probabilities that linear attention is trained on before it is tested on others.
     *
     * @param training p
     * @param test p' of the test prompts
     * @return the probabilities of its training
     */
    public QueryGroups linearTraining(QueryGroups training, QueryGroups test) {
        used.add("linearTraining");
        return training;
    }

    /**
     * The exponent of the law η T_k p_k^e = Θ(1) for rare features.
     *
     * @return e
     */
    public double rareExponent() {
        used.add("rareExponent");
        return 2;
    }

    /**
     * The standard deviation of the noise on context labels.
     *
     * @param intended σ
     * @return the σ that is used
     */
    public double labelNoise(double intended) {
        used.add("labelNoise");
        return intended;
    }
}
