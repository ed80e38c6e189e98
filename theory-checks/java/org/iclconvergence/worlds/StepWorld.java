package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;

/**
 * A loss whose descent may be too fast: that of one query, or that of given prompts.
 *
 * @param features K
 * @param dominant p_1 of the paper's imbalanced case; 0 for balanced features
 * @param promptLength N, infinite for the limit; 0 for the prompts of the paper's experiment
 * @param seeds of the run
 */
public record StepWorld(int features, double dominant, double promptLength, Seeds seeds) {
    /** STEP-1. */
    static Stream<StepWorld> all(Seeds seeds) {
        Stream<StepWorld> queries = Stream.of(4, 10)
                .flatMap(features -> DoubleStream.of(0, 0.5)
                        .boxed()
                        .flatMap(dominant -> DoubleStream.of(Double.POSITIVE_INFINITY, 20)
                                .mapToObj(length -> new StepWorld(features, dominant, length, seeds))));
        return Stream.concat(queries, Stream.of(new StepWorld(10, 0.5, 0, seeds)));
    }

    /**
     * Whether the prompts of the paper's experiment are minimised.
     *
     * @return false if it is the population loss of one query
     */
    public boolean isGivenPrompts() {
        return promptLength == 0;
    }

    /**
     * A balanced or a rare query.
     *
     * @return the features as it sees them
     */
    public QueryGroups query() {
        return dominant == 0
                ? SymmetryClasses.balanced(features).query(0)
                : SymmetryClasses.imbalanced(features, dominant).query(1);
    }

    @Override
    public String toString() {
        return new Place()
                .with(isGivenPrompts() ? "given prompts" : dominant == 0 ? "balanced" : "rare")
                .with("K", features)
                .with(isGivenPrompts() ? "N = 100" : "N = " + Place.number(promptLength))
                .toString();
    }
}
