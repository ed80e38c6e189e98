package org.iclconvergence.loss;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;

/**
 * One value of s and what the integrals of THEORY.md need there: x_g = s w_g, e^{−x_g}, y_g = p_g x_g e^{−x_g}, sums over m ≠ k
 * and the powers of φ = Σ p_i e^{−x_i}. Reused from node to node.
 */
final class IntegralNode {
    /** 0.02^8 / 9! and 0.02^9 / 10 are below 2^{−53}. */
    private static final double SERIES = 0.02;

    final double[] p;
    final double[] m;
    final double[] x;
    final double[] e;
    final double[] y;

    /** Σ m y, Σ m y² and Σ m x y over all groups but the target. */
    double others;

    double squares;
    double moments;

    /** φ^{N−1}, φ^{N−2}, φ^{N−3}, each times its (N)_r; 0 where the factor is 0. */
    double singles;

    double pairs;
    double triples;

    /** N Σ p x + 3 max x over the features with e^{−x} > 0: how near their scale is. */
    double reach;

    private final double n;

    IntegralNode(QueryGroups groups, double promptLength) {
        p = groups.probabilities();
        m = groups.multiplicities();
        x = new double[p.length];
        e = new double[p.length];
        y = new double[p.length];
        n = promptLength;
    }

    /** Moves to node j: x_g = ratio_g e^{h (j − offset_g)}. */
    void move(LogGrid grid, int j, double[] ratio, int[] offset) {
        double phiMinusOne = 0;
        double phi = 0;
        others = 0;
        squares = 0;
        moments = 0;
        double mean = 0;
        double largest = 0;
        for (int g = 0; g < p.length; g++) {
            double xg = ratio[g] * grid.at(j - offset[g]);
            double minus = xg < 0.5 ? expMinusOne(-xg) : 0;
            double eg = xg < 0.5 ? 1 + minus : FastMath.exp(-xg);
            double yg = eg == 0 ? 0 : p[g] * xg * eg;
            x[g] = xg;
            e[g] = eg;
            y[g] = yg;
            phiMinusOne += m[g] * p[g] * (xg < 0.5 ? minus : eg - 1);
            phi += m[g] * p[g] * eg;
            if (eg > 0) {
                mean += m[g] * p[g] * xg;
                largest = Math.max(largest, xg);
            }
            if (g > 0 && eg > 0) {
                others += m[g] * yg;
                squares += m[g] * yg * yg;
                moments += m[g] * xg * yg;
            }
        }
        reach = n * mean + 3 * largest;
        raise(phi, phiMinusOne);
    }

    /** N |ln φ| is what must be accurate: ln φ comes from φ − 1 unless φ is small. */
    private void raise(double phi, double phiMinusOne) {
        double power = 1;
        if (n > 3) {
            double logPhi = phiMinusOne > -0.5 ? logOnePlus(phiMinusOne) : FastMath.log(phi);
            power = FastMath.exp((n - 3) * logPhi);
        }
        triples = n * (n - 1) * (n - 2) * power;
        power *= n > 2 ? phi : 1;
        pairs = n * (n - 1) * power;
        power *= n > 1 ? phi : 1;
        singles = n * power;
    }

    /** φ^{N−1}. */
    double phiPower() {
        return singles / n;
    }

    /** e^t − 1 for t ≤ 0: a series of seven terms is exact to rounding near 0, where most nodes lie, and much faster. */
    private static double expMinusOne(double t) {
        if (t < -SERIES) {
            return FastMath.expm1(t);
        }
        double tail = 1 / 24.0 + t * (1 / 120.0 + t * (1 / 720.0 + t * (1 / 5040.0)));
        return t + t * t * (1 / 2.0 + t * (1 / 6.0 + t * tail));
    }

    /** ln(1 + t) for t ≤ 0, by nine terms of its series near 0. */
    private static double logOnePlus(double t) {
        if (t < -SERIES) {
            return FastMath.log1p(t);
        }
        double tail = 1 / 5.0 - t * (1 / 6.0 - t * (1 / 7.0 - t * (1 / 8.0 - t * (1 / 9.0))));
        return t - t * t * (1 / 2.0 - t * (1 / 3.0 - t * (1 / 4.0 - t * tail)));
    }
}
