package org.iclconvergence.worlds;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;

/**
 * A loss whose descent may be too fast: that of one query, or that of given prompts.
 *
 * @param kind which
 * @param probabilities p
 * @param promptLength N, infinite for the limit; 100 for given prompts
 * @param seeds of the run
 */
public record StepWorld(Kind kind, FeatureProbabilities probabilities, double promptLength, Seeds seeds) {
    /** What is minimised. */
    public enum Kind {
        /** The loss of one of equally frequent features. */
        BALANCED,
        /** The loss of a rare feature beside a dominant one, the others as rare. */
        RARE,
        /** The loss of the rarest of features of which no two are equally frequent. */
        GRADED,
        /** The loss of the prompts of the paper's experiment. */
        GIVEN_PROMPTS
    }

    private static final double DOMINANT = 0.5;

    /** STEP-1. */
    static Stream<StepWorld> all(Seeds seeds) {
        Stream<StepWorld> queries = Stream.of(4, 10)
                .flatMap(features -> DoubleStream.of(Double.POSITIVE_INFINITY, 20)
                        .boxed()
                        .flatMap(length -> Stream.of(
                                new StepWorld(Kind.BALANCED, FeatureProbabilities.balanced(features), length, seeds),
                                new StepWorld(
                                        Kind.RARE,
                                        FeatureProbabilities.imbalanced(features, DOMINANT),
                                        length,
                                        seeds))));
        return Stream.concat(
                queries,
                Stream.of(
                        new StepWorld(
                                Kind.GRADED,
                                FeatureProbabilities.of(0.5, 0.3, 0.15, 0.04, 0.01),
                                Double.POSITIVE_INFINITY,
                                seeds),
                        new StepWorld(Kind.GIVEN_PROMPTS, FeatureProbabilities.imbalanced(10, DOMINANT), 100, seeds)));
    }

    /**
     * The query whose loss is minimised: the last feature's.
     *
     * @param p the probabilities that are used
     * @return the features as it sees them
     */
    public static QueryGroups query(FeatureProbabilities p) {
        SymmetryClasses classes = SymmetryClasses.of(p);
        return classes.query(classes.classOf(p.get(p.count() - 1)));
    }

    @Override
    public String toString() {
        return new Place()
                .with(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .with("K", probabilities.count())
                .with("N = " + Place.number(promptLength))
                .toString();
    }
}
