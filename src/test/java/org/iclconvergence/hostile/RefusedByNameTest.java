package org.iclconvergence.hostile;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.BoundedMean;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.stats.MedianOfMeans;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.GeneralisationGap;
import org.iclconvergence.theory.GiantStep;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.RareQuery;
import org.iclconvergence.theory.ShortestPrompt;
import org.iclconvergence.training.Adam;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.query.QueryEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A number outside the range that is stated is refused, and the message says which argument it was and what was given. */
class RefusedByNameTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double LARGEST_INT = Integer.MAX_VALUE;
    private static final double LARGEST_LONG = Long.MAX_VALUE;
    private static final FeatureProbabilities HALVES = FeatureProbabilities.balanced(2);
    private static final QueryGroups GROUPS = QueryGroups.ofEveryFeature(HALVES, 0);
    private static final Features BASIS = Features.standardBasis(2, 2);

    private static Arguments refused(String name, DoubleFunction<Object> made, double... values) {
        return Arguments.of(name, made, values);
    }

    static Stream<Arguments> data() {
        return Stream.of(
                refused("probabilities", p -> FeatureProbabilities.of(p, 0.5), NAN, INFINITE, -1, 0),
                refused("weights", w -> FeatureProbabilities.proportionalTo(w, 1), NAN, INFINITE, -1, 0),
                refused("exponent", s -> FeatureProbabilities.zipf(3, s), NAN, INFINITE, -1),
                refused("features", k -> FeatureProbabilities.zipf((int) k, 1), 0, -1, LARGEST_INT),
                refused("features", k -> FeatureProbabilities.balanced((int) k), 0, -1, LARGEST_INT),
                refused("features", k -> FeatureProbabilities.imbalanced((int) k, 0.5), 1, -1, LARGEST_INT),
                refused("dominant", p -> FeatureProbabilities.imbalanced(3, p), NAN, INFINITE, -1, 0, 1),
                refused("dimension", d -> Features.standardBasis((int) d, 2), 1, 0, -1, LARGEST_INT),
                refused("labels", y -> Prompt.of(new int[] {0}, 0, new double[] {y}), NAN, INFINITE, -INFINITE),
                refused("token", i -> Prompt.of(new int[] {(int) i}, 0, new double[2]), -1, 2, LARGEST_INT),
                refused("query", k -> Prompt.of(new int[] {0}, (int) k, new double[2]), -1, 2, LARGEST_INT),
                refused("features", SymmetryClasses::balanced, NAN, INFINITE, -1, 0, 1.5),
                refused("features", k -> SymmetryClasses.imbalanced(k, 0.5), NAN, INFINITE, -1, 0, 1, 2.5),
                refused("query", k -> QueryProblem.balanced(3, k), NAN, INFINITE, -1, 4, 1.5),
                refused("degreesOfFreedom", TaskDistribution::studentT, NAN, INFINITE, -1, 0, 2));
    }

    static Stream<Arguments> trainings() {
        return Stream.of(
                refused("features", k -> new BilinearWeights((int) k), 0, -1, LARGEST_INT),
                refused("groups", c -> new QueryValues((int) c), 0, -1, LARGEST_INT),
                refused("promptLength", n -> new PopulationLoss(HALVES, n), NAN, INFINITE, -1, 0, 1.5),
                refused("promptLength", n -> new PopulationIntegral(GROUPS, n), NAN, INFINITE, -1, 0, 1.5),
                refused("promptLength", n -> new LinearAttentionQuery(GROUPS, n), NAN, -1, 0),
                refused("learningRate", GradientDescent::new, NAN, INFINITE, -1, 0),
                refused("learningRate", Adam::new, NAN, INFINITE, -1, 0),
                refused("beta1", b -> new Adam(1, b, 0.5, 1), NAN, INFINITE, -1, 1),
                refused("beta2", b -> new Adam(1, 0.5, b, 1), NAN, INFINITE, -1, 1),
                refused("epsilon", e -> new Adam(1, 0.5, 0.5, e), NAN, INFINITE, -1, 0),
                refused("level", QueryEvent::predictionErrorAtMost, NAN, -1, 0),
                refused("level", QueryEvent::targetLeadsBy, NAN, -1, 0),
                refused("level", QueryEvent::targetWeightAtLeast, NAN),
                refused("attention", QueryEvent::targetAttentionAtLeast, NAN, INFINITE, -1, 0, 1),
                refused("group", g -> QueryEvent.crossWeightAtMost((int) g, 0), -1),
                refused("dimension", d -> PaperExperiment.of(HALVES, (int) d, 1), -1, 0, 1),
                refused("last", t -> RecordedSteps.ends((long) t), -1),
                refused("stride", s -> RecordedSteps.every((long) s, 10), -1, 0),
                refused("every step", t -> RecordedSteps.all((long) t), LARGEST_LONG),
                refused("N is", n -> TrainingProblem.onPopulation(BASIS, HALVES, n, 1, 1), NAN, -1, 0),
                refused("learningRate", e -> TrainingProblem.onPopulation(BASIS, HALVES, 1, e, 1), NAN, INFINITE, 0));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                refused("error", e -> new Estimate(1, e), NAN, -1),
                refused("claimed", p -> BinomialAcceptance.plan(p, 0.9, 0.1, 0.9), NAN, INFINITE, -1, 0),
                refused("effect", p -> BinomialAcceptance.plan(0.5, p, 0.1, 0.9), NAN, INFINITE, -1, 0.5),
                refused("falseAlarm", a -> BinomialAcceptance.plan(0.5, 0.9, a, 0.9), NAN, INFINITE, -1, 0, 1),
                refused("power", p -> BinomialAcceptance.plan(0.5, 0.9, 0.1, p), NAN, INFINITE, -1, 0, 1),
                refused("error", e -> BinomialAcceptance.lowerLimit(1, 2, e), NAN, INFINITE, -1, 0, 1),
                refused("mean", m -> new BoundedMean(m, 1), NAN, INFINITE, -1),
                refused("standardDeviation", s -> MedianOfMeans.plan(s, 1, 0.1), NAN, INFINITE, -1, 0, 1e9),
                refused("halfWidth", w -> MedianOfMeans.plan(1, w, 0.1), NAN, INFINITE, -1, 0, 1e-9),
                refused("falseAlarm", a -> MedianOfMeans.plan(1, 1, a), NAN, INFINITE, -1, 0, 1),
                refused("features", k -> new ClosedFormTime(k, 0.5), NAN, -1, 0, 1),
                refused("probability", p -> new ClosedFormTime(4, p), NAN, INFINITE, -1, 0, 1),
                refused("promptLength", n -> new RareQuery(10, 0.01, n), NAN, -1, 0, 1),
                refused("error", e -> new ShortestPrompt(4, 0.5, e), NAN, INFINITE, -1, 0, 0.5),
                refused("promptLength", n -> new GiantStep(GROUPS, n), NAN, -1, 0),
                refused("promptLength", n -> LossFloor.ofTraining(GROUPS, n), NAN, -1, 0),
                refused("learningRate", e -> new GeneralisationGap(HALVES, 2, e, 2), NAN, INFINITE, -1, 0),
                refused("promptLength", n -> new GeneralisationGap(HALVES, (int) n, 1, 2), -1, 0, LARGEST_INT),
                refused("steps", t -> new GeneralisationGap(HALVES, 2, 1, (int) t), -1, LARGEST_INT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"data", "trainings", "numbers"})
    void what_is_out_of_range_is_refused_by_name(String name, DoubleFunction<Object> made, double[] values) {
        for (double value : values) {
            assertThatIllegalArgumentException()
                    .as(name + " " + value)
                    .isThrownBy(() -> made.apply(value))
                    .withMessageContaining(name);
        }
    }
}
