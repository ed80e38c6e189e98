package org.iclconvergence.worlds;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;

/**
 * A query of any probabilities, and one step from Q = 0.
 *
 * @param probabilities p
 * @param query the queried feature, from 0
 * @param promptLength N, finite
 * @param reach how far apart the step takes the two leading weights: the learning rate is this over the gap of their growth
 * @param name such as "Zipf"
 */
public record GiantStepWorld(
        FeatureProbabilities probabilities, int query, double promptLength, double reach, String name) {
    /** RATE-2: both sides. */
    static Stream<GiantStepWorld> all() {
        FeatureProbabilities graded = FeatureProbabilities.of(0.5, 0.3, 0.15, 0.04, 0.01);
        return Stream.of(
                new GiantStepWorld(FeatureProbabilities.balanced(10), 0, 100, 20, "balanced"),
                new GiantStepWorld(FeatureProbabilities.imbalanced(20, 0.5), 19, 400, 20, "one dominant"),
                new GiantStepWorld(graded, 4, 1000, 20, "p = (0.5, 0.3, 0.15, 0.04, 0.01)"),
                new GiantStepWorld(graded, 3, 200, 20, "p = (0.5, 0.3, 0.15, 0.04, 0.01)"));
    }

    /** RATE-2: any family, any query. */
    static Arbitrary<GiantStepWorld> drawn(Ranges ranges, List<String> families) {
        return Combinators.combine(
                        Families.of(families, ranges.whole("K")),
                        ranges.number("k/K"),
                        ranges.number("N p_k"),
                        ranges.number("η gap"))
                .as((named, place, tokens, reach) -> {
                    FeatureProbabilities p = named.probabilities();
                    int k = Ranges.feature(p.count(), place);
                    return new GiantStepWorld(p, k, Math.max(2, Math.ceil(tokens / p.get(k))), reach, named.name());
                });
    }

    /**
     * The query.
     *
     * @return itself and its competitors, equally probable ones in a group
     */
    public QueryGroups groups() {
        SymmetryClasses classes = SymmetryClasses.of(probabilities);
        return classes.query(classes.classOf(probabilities.get(query)));
    }

    @Override
    public String toString() {
        return new Place()
                .with(name)
                .with("K", probabilities.count())
                .with("k", query + 1)
                .with("N", promptLength)
                .with("η gap", reach)
                .toString();
    }
}
