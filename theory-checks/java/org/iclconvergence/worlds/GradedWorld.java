package org.iclconvergence.worlds;

import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;

/**
 * A query beside features that are more frequent by degrees, so that a giant step is wrong.
 *
 * @param classes from the most frequent to the queried one, which comes last
 * @param ratio of the rate from which on all are known to be stuck to one up to which those of a grid are known to converge
 * @param beyond how many times the former rate is taken
 * @param name of the probabilities
 */
public record GradedWorld(SymmetryClasses classes, double ratio, double beyond, String name) {
    private static final double RATIO_OF_TWO_KINDS = 6;
    private static final double RATIO_OF_THE_EXAMPLE = 25;

    /** RATE-3: the example of STEP-1, and rare features of two kinds. */
    static Stream<GradedWorld> all() {
        FeatureProbabilities p = FeatureProbabilities.of(0.5, 0.3, 0.15, 0.04, 0.01);
        return Stream.of(
                new GradedWorld(SymmetryClasses.of(p), RATIO_OF_THE_EXAMPLE, 1, "p = (0.5, 0.3, 0.15, 0.04, 0.01)"),
                twoKinds(0.5, 10, 10, 10, 1),
                twoKinds(0.8, 4, 1, 100, 1e6));
    }

    /** RATE-3: rare features of two kinds beside a dominant one. */
    static Arbitrary<GradedWorld> ofTwoKinds(Ranges ranges) {
        return Combinators.combine(
                        ranges.number("p_1"),
                        ranges.large("rare"),
                        ranges.large("rarest"),
                        ranges.number("p_n/p_k"),
                        ranges.number("η/η_s"))
                .as(GradedWorld::twoKinds);
    }

    private static GradedWorld twoKinds(double dominant, double rare, double rarest, double times, double beyond) {
        double p = (1 - dominant) / (rare * times + rarest);
        return new GradedWorld(
                SymmetryClasses.of(new double[] {dominant, times * p, p}, new double[] {1, rare, rarest}),
                RATIO_OF_TWO_KINDS,
                beyond,
                new Place()
                        .with("p_1", dominant)
                        .with("rare", rare)
                        .with("rarest", rarest)
                        .with("p_n/p_k", times)
                        .toString());
    }

    /**
     * The query of the rarest feature.
     *
     * @return itself and its competitors, equally probable ones in a group
     */
    public QueryGroups query() {
        return classes.query(classes.count() - 1);
    }

    @Override
    public String toString() {
        return new Place().with(name).with("η/η_s", beyond).toString();
    }
}
