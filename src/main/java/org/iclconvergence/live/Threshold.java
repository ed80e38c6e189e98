package org.iclconvergence.live;

import java.util.Optional;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.theory.ShortestPrompt;

/**
 * From how many tokens on ε can be reached (LEN-1).
 *
 * @param tokens N*
 * @param enough has the training as many?
 */
public record Threshold(double tokens, boolean enough) {
    static final double LARGEST_PROBABILITY = 0.5;
    static final double LARGEST_ERROR = 0.4;

    /**
     * The threshold of a training.
     *
     * @param run from Q = 0
     * @return nothing where LEN-1 does not speak: unless the competitors are equal, p_k ≤ ½ and ε ≤ 0.4
     */
    public static Optional<Threshold> of(QueryRun run) {
        QueryGroups groups = run.problem().groups();
        double error = run.lastError();
        if (!groups.hasEqualCompetitors() || groups.probability(0) > LARGEST_PROBABILITY || error > LARGEST_ERROR) {
            return Optional.empty();
        }
        double tokens = tokens(groups, error);
        return Optional.of(new Threshold(tokens, run.promptLength() >= tokens));
    }

    /** N*. */
    static double tokens(QueryGroups groups, double error) {
        return new ShortestPrompt(groups.features(), groups.probability(0), error).tokens();
    }
}
