package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.theory.RareQuery;

/**
 * A rare query on finite prompts, beside one dominant feature and equally rare others.
 *
 * @param features K
 * @param dominant p_1
 * @param promptLength N
 * @param error ε
 */
public record RareQueryWorld(double features, double dominant, double promptLength, double error) {
    /** FIN-4: few and many features, the shortest prompts that the theorem admits and longer ones. */
    static Stream<RareQueryWorld> pinned() {
        return Stream.of(new double[] {4, 0.5}, new double[] {20, 0.3}, new double[] {1000, 0.8})
                .flatMap(query -> DoubleStream.of(1, 10)
                        .mapToObj(stretch -> new RareQueryWorld(
                                query[0], query[1], stretch * shortest(query[0], query[1], 0.01), 0.01)));
    }

    /** FIN-4: p_1 from just above 1/K to nearly 1. */
    static Arbitrary<RareQueryWorld> drawn(Ranges ranges) {
        return Combinators.combine(
                        ranges.large("K"), ranges.number("1−Kp_k"), ranges.number("N/N*"), ranges.number("ε"))
                .as((features, share, stretch, error) -> {
                    double dominant = share + (1 - share) / features;
                    double length = Math.ceil(stretch * shortest(features, dominant, error));
                    return new RareQueryWorld(features, dominant, length, error);
                });
    }

    private static double shortest(double features, double dominant, double error) {
        return RareQuery.shortestPrompt(features, (1 - dominant) / (features - 1), error);
    }

    /**
     * The query.
     *
     * @return itself, the other rare features, the dominant one
     */
    public QueryGroups query() {
        return SymmetryClasses.imbalanced(features, dominant).query(1);
    }

    /**
     * What the theory says of it.
     *
     * @return its bounds
     */
    public RareQuery theory() {
        return new RareQuery(features, query().probability(0), promptLength);
    }

    @Override
    public String toString() {
        return new Place()
                .with("K", features)
                .with("p_1", dominant)
                .with("N", promptLength)
                .with("ε", error)
                .toString();
    }
}
