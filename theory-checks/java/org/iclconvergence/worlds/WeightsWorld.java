package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;

/**
 * The first feature's query and any weights, which need not be trained; without weights, those that training finds.
 *
 * @param probabilities p
 * @param promptLength N
 * @param weights A_1, then B_{1,n}; empty if they are to be trained
 * @param name such as "instance 3"
 */
public record WeightsWorld(FeatureProbabilities probabilities, double promptLength, double[] weights, String name) {
    /** CONC-2: four columns of weights for each of three distributions, prompts from 1e4 to 1e6 tokens. */
    static Stream<WeightsWorld> ofLongPrompts() {
        return Stream.of(
                        FeatureProbabilities.of(0.2, 0.5, 0.3),
                        FeatureProbabilities.imbalanced(5, 0.6),
                        FeatureProbabilities.of(0.05, 0.6, 0.25, 0.1))
                .flatMap(p -> DoubleStream.of(0, 0.8, 2.5, -1)
                        .boxed()
                        .flatMap(target -> DoubleStream.of(1e4, 1e5, 1e6)
                                .mapToObj(length -> new WeightsWorld(
                                        p,
                                        length,
                                        weights(p.count(), target),
                                        "p_1 = " + p.get(0) + ", K = " + p.count() + ", A_k = " + target))));
    }

    /** A_1, then weights that sum to its opposite and are not all alike. */
    private static double[] weights(int count, double target) {
        double[] weights = new double[count];
        weights[0] = target;
        for (int n = 1; n < count; n++) {
            weights[n] = -2 * target * n / (count * (count - 1.0));
        }
        return weights;
    }

    /** FLOOR-1: trained weights of balanced, dominant and rare queries. */
    static Stream<WeightsWorld> ofTheFloor() {
        return Stream.of(2, 8)
                .flatMap(length -> Stream.of(
                                FeatureProbabilities.balanced(3),
                                FeatureProbabilities.imbalanced(4, 0.5),
                                FeatureProbabilities.of(0.2, 0.6, 0.2))
                        .map(p -> new WeightsWorld(
                                p, length, new double[0], "trained, K = " + p.count() + ", p_k = " + p.get(0))));
    }

    /** FLOOR-1: any weights. */
    static Arbitrary<WeightsWorld> ofTheFloor(Ranges ranges) {
        return Combinators.combine(ranges.whole("K"), ranges.number("p_k"), ranges.large("N"))
                .flatAs((count, p, length) -> ranges.number("weights")
                        .list()
                        .ofSize(count)
                        .map(weights -> new WeightsWorld(
                                FeatureProbabilities.imbalanced(count, p),
                                length,
                                weights.stream().mapToDouble(weight -> weight).toArray(),
                                "K = " + count + ", p_k = " + p + ", weights " + weights)));
    }

    /**
     * The query.
     *
     * @return the features as it sees them, each a group of its own
     */
    public QueryGroups groups() {
        return QueryGroups.ofEveryFeature(probabilities, 0);
    }

    /**
     * Whether the weights are to be trained.
     *
     * @return true if none are given
     */
    public boolean isTrained() {
        return weights.length == 0;
    }

    @Override
    public String toString() {
        return new Place().with(name).with("N", promptLength).toString();
    }
}
