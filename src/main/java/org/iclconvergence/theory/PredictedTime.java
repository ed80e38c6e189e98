package org.iclconvergence.theory;

import java.util.Objects;
import java.util.Optional;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.Regime;
import org.iclconvergence.stats.Estimate;

/**
 * When a query reaches a prediction error, for gradient flow on infinitely long prompts, where the theory has a formula for it.
 *
 * @param formula in plain ASCII
 * @param exact or a law for large K, of which the error below says nothing?
 * @param time η t, with the error of its arithmetic
 */
public record PredictedTime(String formula, boolean exact, Estimate time) {
    /** Nothing may be null. */
    public PredictedTime {
        Objects.requireNonNull(formula, "formula");
        Objects.requireNonNull(time, "time");
    }

    /**
     * The time that the theory has for a query.
     *
     * @param problem features and query
     * @param error ε &gt; 0
     * @return the closed form where all other features are equally probable (BAL-6, IMB-11), K²/(1 − p_1) for a rare one beside a
     *     dominant one and ε &lt; ½ (IMB-12), else nothing
     */
    public static Optional<PredictedTime> of(QueryProblem problem, double error) {
        QueryGroups groups = problem.groups();
        if (groups.hasEqualCompetitors()) {
            return Optional.of(new PredictedTime(
                    "closed form",
                    true,
                    new ClosedFormTime(groups.features(), groups.probability(0)).whenErrorReaches(error)));
        }
        if (problem.regime() != Regime.IMBALANCED || !problem.underRepresented() || !(error < 0.5)) {
            return Optional.empty();
        }
        double law = SharpConstants.underRepresentedTime(
                groups.features(), problem.classes().probability(0));
        return Optional.of(new PredictedTime("K^2/(1 - p_1)", false, Estimate.rounded(law, 4)));
    }
}
