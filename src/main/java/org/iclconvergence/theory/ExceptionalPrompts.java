package org.iclconvergence.theory;

import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;

/**
 * How rare the prompts are on which attention misses its target (THEORY.md, section 9). With weights w_m = e^{q_m}, 1 − Attn_k > √δ says
 * that Σ_i y(x_i) > 0 with y = w_m for a token v_m ≠ v_k times 1 − √δ, and y = −√δ w_k for v_k. Tokens are independent, so
 * by Chernoff's bound the share of such prompts is at most M^N, M = min_θ Σ_m p_m e^{θ y_m}, for every N; and by Cramér's theorem
 * no smaller M would do.
 */
public final class ExceptionalPrompts {
    private static final int EVALUATIONS = 500;
    private static final double LARGEST_EXPONENT = 60;

    private ExceptionalPrompts() {}

    /**
     * The exponent of the bound.
     *
     * @param groups the features as the query sees them
     * @param weights A_k, then B_{k,n} of each group
     * @param limit √δ in (0, 1)
     * @return −ln M ≥ 0, per token; 0 if attention misses the target in the mean
     * @throws IllegalArgumentException if there is not one finite weight for each group, or the limit is not inside (0, 1)
     */
    public static double exponent(QueryGroups groups, double[] weights, double limit) {
        if (weights.length != groups.count() || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("weights must be " + groups.count() + " finite numbers");
        }
        if (!(limit > 0 && limit < 1)) {
            throw new IllegalArgumentException("the limit must lie inside (0, 1), not " + limit);
        }
        double[] y = new double[weights.length];
        double largest = 0;
        // (Σ_{m≠k} c_m w_m)(1 − limit) > limit c_k w_k, relative to w_k
        for (int g = 0; g < y.length; g++) {
            y[g] = g == 0 ? -limit : (1 - limit) * FastMath.exp(weights[g] - weights[0]);
            largest = Math.max(largest, Math.abs(y[g]));
        }
        UnivariateFunction logMean = theta -> {
            double sum = 0;
            for (int g = 0; g < y.length; g++) {
                sum += groups.multiplicity(g) * groups.probability(g) * FastMath.expm1(theta * y[g]);
            }
            return FastMath.log1p(sum);
        };
        double smallest = new BrentOptimizer(1e-10, 1e-14)
                .optimize(
                        new MaxEval(EVALUATIONS),
                        new UnivariateObjectiveFunction(logMean),
                        GoalType.MINIMIZE,
                        new SearchInterval(0, LARGEST_EXPONENT / largest))
                .getValue();
        // every θ gives a bound: that of θ = 0 is 1
        return Math.max(0, -smallest);
    }

    /**
     * The law of balanced features: at L_k = ε, −ln(share)/(N p_k) → ρ ln ρ − ρ + 1 as N p_k → ∞ and then K → ∞; to leading order
     * that of rare queries.
     *
     * @param error ε in (0, ½)
     * @param limit √δ in (√(2ε), 1)
     * @return the exponent per token of the target
     */
    public static double exponentOfFewTargets(double error, double limit) {
        double rest = Math.sqrt(2 * error);
        double rho = (1 - limit) / limit / ((1 - rest) / rest);
        return rho * FastMath.log(rho) - rho + 1;
    }
}
