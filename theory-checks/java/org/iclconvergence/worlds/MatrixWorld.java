package org.iclconvergence.worlds;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.iclconvergence.data.FeatureProbabilities;

/**
 * Gradient descent on the whole of Q ∈ R^{d×d}, the features turned at random.
 *
 * @param training probabilities, prompts and learning rate
 * @param dimension d ≥ K
 * @param steps how many
 */
public record MatrixWorld(GeneralWorld training, int dimension, int steps) {
    /** MAT-1: from two features to more than half a hundred, until most queries are learned; d = K and d above K. */
    static Stream<MatrixWorld> ofTheClasses() {
        return Stream.of(
                pinned(FeatureProbabilities.balanced(2), 20, 2, 1, 60, "balanced"),
                pinned(FeatureProbabilities.imbalanced(10, 0.5), 1000, 13, 2, 200, "p_1 = 0.5"),
                pinned(FeatureProbabilities.zipf(10, 1), 1e9, 10, 2, 100, "Zipf"),
                pinned(FeatureProbabilities.balanced(64), 1000, 67, 2, 60, "balanced"),
                pinned(FeatureProbabilities.imbalanced(64, 0.5), 262_144, 64, 2, 20, "p_1 = 0.5"));
    }

    /** MAT-1: any family, any length of prompts, in up to three dimensions more than there are features. */
    static Arbitrary<MatrixWorld> ofTheClasses(Ranges ranges, List<String> families) {
        return Combinators.combine(
                        Families.of(families, ranges.whole("K")),
                        ranges.whole("N"),
                        ranges.number("η p_1"),
                        ranges.whole("d − K"),
                        ranges.whole("steps"),
                        Seeds.drawn())
                .as((named, promptLength, rate, more, steps, seed) -> of(
                        named.probabilities(),
                        promptLength,
                        named.probabilities().count() + more,
                        rate,
                        steps,
                        seed,
                        named.name()));
    }

    private static MatrixWorld pinned(
            FeatureProbabilities p, double promptLength, int dimension, double rate, int steps, String name) {
        return of(p, promptLength, dimension, rate, steps, p.count(), name);
    }

    /** The learning rate is given as η p_1, p_1 the largest probability: up to 2 it does not make errors swing (see the laboratory's run of weights). */
    private static MatrixWorld of(
            FeatureProbabilities p,
            double promptLength,
            int dimension,
            double rate,
            int steps,
            long seed,
            String name) {
        return new MatrixWorld(new GeneralWorld(p, 0, promptLength, rate / p.get(0), seed, name), dimension, steps);
    }

    @Override
    public String toString() {
        return new Place()
                .with(training.toString())
                .with("d", dimension)
                .with("steps", steps)
                .toString();
    }
}
