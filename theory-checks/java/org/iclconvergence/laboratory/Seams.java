package org.iclconvergence.laboratory;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.TokenLoss;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.model.OneLayerTransformer;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.MultinomialBound;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.theory.PromptIdentities;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.ReferenceTrainer;
import org.iclconvergence.training.TrainingProblem;

/** Every seam: what is there before training, the model, the losses, the training, and what the theory says of them. */
public final class Seams {
    // the world

    /** The distribution of the task weight, as the claim intends it. */
    public static final Seam<UnaryOperator<TaskDistribution>> TASKS = same("tasks");

    /** The settings of the paper's experiment. */
    public static final Seam<UnaryOperator<PaperExperiment>> SETTING = same("setting");

    /** The prompts of the paper's experiment, as they were sampled. */
    public static final Seam<BiFunction<List<Prompt>, RandomStreams, List<Prompt>>> PROMPTS =
            new Seam<>("prompts", (sampled, streams) -> sampled);

    /** The features of a training of Q. */
    public static final Seam<UnaryOperator<Features>> ORIENTATION = same("orientation");

    /** The feature probabilities of a problem that is trained feature by feature, the dominant feature first. */
    public static final Seam<UnaryOperator<FeatureProbabilities>> PROBABILITIES = same("probabilities");

    /** The dominant feature's probability, of K and the intended p_1. */
    public static final Seam<DoubleBinaryOperator> DOMINANT_PROBABILITY =
            new Seam<>("dominant probability", (features, intended) -> intended);

    /** The length of the prompts that concentration is measured on. */
    public static final Seam<IntUnaryOperator> PROMPT_LENGTH = new Seam<>("prompt length", IntUnaryOperator.identity());

    /** The standard deviation of the noise on context labels. */
    public static final Seam<DoubleUnaryOperator> LABEL_NOISE =
            new Seam<>("label noise", DoubleUnaryOperator.identity());

    /** The tokens of the continuous case, of the stream that they are drawn from: each call fills one. */
    public static final Seam<Function<UniformRandomProvider, Consumer<double[]>>> TOKENS =
            new Seam<>("tokens", Seams::gaussian);

    /** The coherence of the features, of the one that is stated. */
    public static final Seam<DoubleUnaryOperator> COHERENCE = new Seam<>("coherence", DoubleUnaryOperator.identity());

    // the model

    /** The literal transformer's prediction ŷ. */
    public static final Seam<Prediction> PREDICTION = new Seam<>(
            "prediction",
            (q, features, prompt) ->
                    OneLayerTransformer.blockForm(q).predict(OneLayerTransformer.embedding(prompt, features)));

    /** The attention scores of tokens, of their logits. */
    public static final Seam<UnaryOperator<double[]>> SOFTMAX = new Seam<>("softmax", AttentionScores::softmax);

    /** The attention scores of features, of their counts and logits. */
    public static final Seam<BiFunction<int[], double[], double[]>> FEATURE_SCORES =
            new Seam<>("feature scores", AttentionScores::ofFeatures);

    // the losses

    /** The gradient of the literal transformer's loss on given prompts, as a function of Q. */
    public static final Seam<GradientOfPrompts> TOKEN_GRADIENT =
            new Seam<>("token gradient", (features, prompts) -> new TokenLoss(features, prompts)::gradient);

    /** The gradient of the population loss on the whole of Q, of the problem: what the trainer without columns or classes follows. */
    public static final Seam<Function<TrainingProblem, UnaryOperator<RealMatrix>>> MATRIX_GRADIENT =
            new Seam<>("matrix gradient", ReferenceTrainer::gradient);

    /** The exact population loss of a whole problem. */
    public static final Seam<LossOfProblem> PROBLEM_LOSS = new Seam<>("problem loss", PopulationLoss::new);

    /** The loss of the paper's experiment. */
    public static final Seam<Function<List<Prompt>, Loss>> EMPIRICAL_LOSS =
            new Seam<>("empirical loss", CountLoss::new);

    /** The exact population loss of prompts of length N. */
    public static final Seam<LossOfPrompts> POPULATION_LOSS = new Seam<>("population loss", PopulationIntegral::new);

    /** The loss of infinitely long prompts. */
    public static final Seam<Function<QueryGroups, QueryLoss>> INFINITE_PROMPT_LOSS =
            new Seam<>("loss of infinite prompts", InfinitePromptQuery::new);

    /** The loss of linear attention on prompts of length N. */
    public static final Seam<LossOfPrompts> LINEAR_LOSS = new Seam<>("linear loss", LinearAttentionQuery::new);

    /** The probabilities that linear attention is trained on, of those it is to be trained and tested on. */
    public static final Seam<BinaryOperator<QueryGroups>> LINEAR_TRAINING =
            new Seam<>("linear training", (training, test) -> training);

    // the training

    /** The loss whose growth moves the weights of a query; what a check sees is always the population loss itself. */
    public static final Seam<UnaryOperator<QueryLoss>> TRAINED_LOSS = same("trained loss");

    /** What becomes of the slopes of the loss of another form of attention, before they reach its parameters. */
    public static final Seam<Consumer<Heads>> SLOPES_OF_A_LAYER = new Seam<>("slopes of a layer", slopes -> {});

    /** The training rule of Q or Z. */
    public static final Seam<UnaryOperator<Optimizer>> OPTIMIZER = same("optimizer");

    /** The weights of a query at which training starts, of the zeros that are intended. */
    public static final Seam<UnaryOperator<double[]>> START = same("start");

    /** The learning rate of gradient descent on the population loss: the η that is used and reported. */
    public static final Seam<DoubleUnaryOperator> LEARNING_RATE =
            new Seam<>("learning rate", DoubleUnaryOperator.identity());

    // the statistics

    /** How many runs a claim about a probability takes, and how many may fail. */
    public static final Seam<UnaryOperator<BinomialAcceptance>> PLAN = same("plan");

    /** Student's t beyond which, on both sides, lies a probability; of the degrees of freedom and that probability. */
    public static final Seam<DoubleBinaryOperator> QUANTILE = new Seam<>(
            "quantile",
            (degrees, error) -> new TDistribution(null, degrees).inverseCumulativeProbability(1 - error / 2));

    // what the theory says

    /** The prediction error of one prompt's scores, averaged over tasks. */
    public static final Seam<ErrorOfScores> PREDICTION_ERROR =
            new Seam<>("prediction error", PromptIdentities::predictionError);

    /** The integrand of α_k / p_k or β_{k,n} / p_k, of one prompt's scores. */
    public static final Seam<Growth> GROWTH = new Seam<>("growth", PromptIdentities::growth);

    /** The paper's bound on the deviation of the counts, of N and δ. */
    public static final Seam<DoubleBinaryOperator> CONCENTRATION_BOUND =
            new Seam<>("concentration bound", MultinomialBound::probability);

    /** The constant by which B_{k,1} misses −½ ln K at the switch, of p_1. */
    public static final Seam<DoubleUnaryOperator> SWITCH_OFFSET = new Seam<>("switch offset", OnsetLaw::offset);

    /** A value that the theory says is attained: a closed form, a sharp constant. */
    public static final Seam<UnaryOperator<Estimate>> LAW = same("law");

    /** A value that the theory says is not exceeded. */
    public static final Seam<UnaryOperator<Estimate>> CEILING = same("ceiling");

    /** A value that the theory says is reached at least. */
    public static final Seam<UnaryOperator<Estimate>> FLOOR = same("floor");

    private Seams() {}

    /** A prediction of the transformer with query-key matrix Q. */
    @FunctionalInterface
    public interface Prediction {
        /** Predicts ŷ. */
        double of(RealMatrix q, Features features, Prompt prompt);
    }

    /** The gradient of a loss in the space that is trained. */
    @FunctionalInterface
    public interface GradientOfPrompts {
        /** The map from Q to ∂L/∂Q. */
        UnaryOperator<RealMatrix> of(Features features, List<Prompt> prompts);
    }

    /** A loss of the whole Z for each problem and prompt length. */
    @FunctionalInterface
    public interface LossOfProblem {
        /** The loss on prompts of length N. */
        Loss of(FeatureProbabilities p, double promptLength);
    }

    /** A formula for the prediction error of query k. */
    @FunctionalInterface
    public interface ErrorOfScores {
        /** What one prompt contributes. */
        double of(double[] scores, int k);
    }

    /** A loss for each query and prompt length. */
    @FunctionalInterface
    public interface LossOfPrompts {
        /** The loss of one query on prompts of length N. */
        QueryLoss of(QueryGroups groups, double promptLength);
    }

    /** A formula for the growth of weight n of query k. */
    @FunctionalInterface
    public interface Growth {
        /** What one prompt contributes, without the factor p_k. */
        double of(double[] scores, int n, int k);
    }

    private static Consumer<double[]> gaussian(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        return token -> {
            for (int j = 0; j < token.length; j++) {
                token[j] = normal.sample();
            }
        };
    }

    private static <T> Seam<UnaryOperator<T>> same(String name) {
        return new Seam<>(name, UnaryOperator.identity());
    }
}
