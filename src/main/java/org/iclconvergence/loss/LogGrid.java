package org.iclconvergence.loss;

import org.apache.commons.math3.util.FastMath;

/**
 * The values e^{jh} for integer j, the nodes of the trapezoidal rule in ln s. A factor e^{−h·o} is a shift of the index, so
 * weights of any size never underflow on the way. h is a dyadic number: multiples of it are exact.
 *
 * <p>Why the rule is certified: every integral here is a mixture, over prompts, of ∫ s^r e^{−sX} d(ln s), and the rule's
 * relative error for that is the same for every X: at most 2 Σ_j |Γ(r + 2πij/h)|/Γ(r). No p, N or weight enters. For h = 7/32
 * it is 7e-19, 2.0e-17 and 2.9e-16 for r = 1, 2, 3 (for h = 1/4 it is 1.8e-16, 4.6e-15, 5.7e-14).
 *
 * <p>Left of the mass an integrand is a power series in s without a constant term. A sum over all nodes left of one is a combination of
 * the values there and at the next ones, the same for every a_1 s + … + a_7 s^7: {@link #leading} adds that to the weights of the first
 * nodes, and nothing left of them is looked at.
 */
final class LogGrid {
    static final LogGrid STANDARD = new LogGrid(7.0 / 32);

    /** e^{−745} is the smallest double; above e^{7} every e^{−x} is 0. */
    private static final double LOWEST = -745;

    private static final double HIGHEST = 7;

    /** Powers of s that the weights of the first nodes sum exactly. */
    private static final int POWERS = 7;

    final double step;

    /** Weights of the first nodes, which stand for all that are left of them. */
    final double[] leading;

    private final int first;
    private final double[] values;

    LogGrid(double step) {
        this.step = step;
        this.leading = leading(step);
        this.first = (int) Math.ceil(LOWEST / step);
        this.values = new double[(int) (HIGHEST / step) - first + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = FastMath.exp((first + i) * step);
        }
    }

    /**
     * Every other node is a grid of its own, of step H = 2h: weights for twice the step are smaller, so that less is lost where they cancel.
     * With z = e^{rH} the nodes left of its first one add 1/(z − 1) of s^r, and the weights 1 + c_i are to do so by Σ c_i z^i for every
     * r ≤ 7: that is (1 − Q(z))/(z − 1) for the polynomial Q of degree 7 that is 0 there and 1 at z = 1, and c_i is minus the sum of its
     * coefficients above the i-th.
     */
    private static double[] leading(double step) {
        double[] q = {1};
        for (int r = 1; r <= POWERS; r++) {
            double root = FastMath.exp(r * 2 * step);
            double toOne = FastMath.expm1(r * 2 * step);
            double[] product = new double[q.length + 1];
            for (int i = 0; i < q.length; i++) {
                product[i] += q[i] * (root / toOne);
                product[i + 1] -= q[i] / toOne;
            }
            q = product;
        }
        double[] weights = new double[2 * POWERS];
        double above = 0;
        for (int i = POWERS - 1; i >= 0; i--) {
            above += q[i + 1];
            weights[2 * i] = 1 - above;
            weights[2 * i + 1] = 1 - above;
        }
        return weights;
    }

    /** e^{jh}, 0 below the range of doubles, infinite where e^{−x} is 0 anyway. */
    double at(int j) {
        int i = j - first;
        if (i < 0) {
            return 0;
        }
        return i < values.length ? values[i] : Double.POSITIVE_INFINITY;
    }
}
