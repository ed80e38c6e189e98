package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.iclconvergence.data.FeatureProbabilities;

/**
 * Four features, the first of given probability in training and in test, and prompts for softmax and linear attention.
 *
 * @param probability p_1 in training
 * @param testProbability p_1 in test
 * @param promptLength N
 */
public record RivalWorld(double probability, double testProbability, int promptLength) {
    /** LIN-1: the same probabilities in training and in test. */
    static Stream<RivalWorld> ofEqualProbabilities() {
        return DoubleStream.of(0.2, 0.5)
                .boxed()
                .flatMap(p -> Stream.of(4, 8, 16).map(length -> new RivalWorld(p, p, length)));
    }

    /** LIN-1. */
    static Arbitrary<RivalWorld> ofEqualProbabilities(Ranges ranges) {
        return Combinators.combine(ranges.number("p"), ranges.whole("N"))
                .as((p, length) -> new RivalWorld(p, p, length));
    }

    /** LIN-2: trained at ½, tested at 0.2. */
    static Stream<RivalWorld> ofShiftedProbabilities() {
        return Stream.of(8, 16, 32, 64).map(length -> new RivalWorld(0.5, 0.2, length));
    }

    /**
     * The probabilities of the training.
     *
     * @return p, the queried feature first
     */
    public FeatureProbabilities training() {
        return FeatureProbabilities.imbalanced(4, probability);
    }

    /**
     * The probabilities of the test.
     *
     * @return p', the queried feature first
     */
    public FeatureProbabilities test() {
        return FeatureProbabilities.imbalanced(4, testProbability);
    }

    @Override
    public String toString() {
        return new Place().with("p", probability).with("N", promptLength).toString();
    }
}
