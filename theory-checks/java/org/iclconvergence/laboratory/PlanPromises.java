package org.iclconvergence.laboratory;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;

/** What a plan for a probability really does: exact binomial sums, term by term. */
public final class PlanPromises {
    private PlanPromises() {}

    /**
     * The probability that the plan accepts.
     *
     * @param plan n trials of which f may fail
     * @param success true probability of success
     * @return Σ_{j≤f} C(n, j) (1 − s)^j s^{n−j}
     */
    public static Estimate accepts(BinomialAcceptance plan, double success) {
        int trials = plan.trials();
        double term = FastMath.pow(success, trials);
        double sum = term;
        for (int j = 1; j <= plan.failuresAllowed(); j++) {
            term *= (trials - j + 1.0) / j * ((1 - success) / success);
            sum += term;
        }
        // s^n carries n roundings of s, a term five for each factor
        return Estimate.rounded(sum, trials + 6.0 * plan.failuresAllowed() + 4);
    }
}
