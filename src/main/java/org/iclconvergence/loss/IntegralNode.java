package org.iclconvergence.loss;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;

/**
 * One value of s and what the integrals of THEORY.md need there: x_g = s w_g, e^{−x_g}, y_g = p_g x_g e^{−x_g}, sums over m ≠ k
 * and the powers of φ = Σ p_i e^{−x_i}. Reused from node to node.
 */
final class IntegralNode {
    /** 0.02^9 / 10 is below 2^{−53}. */
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

    /** Σ p e^{−x}. */
    double phi;

    /**
     * N Σ p x / φ + 3 max x over the features with e^{−x} > 0: how near their scale is to prompts that hold no others. No number where
     * there is no such feature.
     */
    double reach;

    /** The largest e^{−x}. */
    double largestE;

    /** m y of each group but the target; 0 where e^{−x} is. */
    final double[] mass;

    private final double n;
    private final double[] share;

    IntegralNode(QueryGroups groups, double promptLength) {
        p = groups.probabilities();
        m = groups.multiplicities();
        x = new double[p.length];
        e = new double[p.length];
        y = new double[p.length];
        n = promptLength;
        mass = new double[p.length];
        share = new double[p.length];
        for (int g = 0; g < p.length; g++) {
            share[g] = m[g] * p[g];
        }
    }

    /** Moves to node j: x_g = ratio_g e^{h (j − offset_g)}. */
    void move(LogGrid grid, int j, double[] ratio, int[] offset) {
        double phiMinusOne = 0;
        phi = 0;
        others = 0;
        squares = 0;
        moments = 0;
        double mean = 0;
        double largest = 0;
        double most = 0;
        for (int g = 0; g < p.length; g++) {
            double xg = ratio[g] * grid.at(j - offset[g]);
            double eg;
            double minus;
            if (xg < ExpMinusOne.REACH) {
                minus = ExpMinusOne.of(-xg);
                eg = 1 + minus;
            } else {
                eg = FastMath.exp(-xg);
                minus = eg - 1;
            }
            double yg = eg == 0 ? 0 : p[g] * xg * eg;
            x[g] = xg;
            e[g] = eg;
            y[g] = yg;
            phiMinusOne += share[g] * minus;
            phi += share[g] * eg;
            if (eg > 0) {
                mean += share[g] * xg;
                largest = Math.max(largest, xg);
                most = Math.max(most, eg);
            }
            if (g > 0) {
                double both = m[g] * yg;
                mass[g] = both;
                if (eg > 0) {
                    others += both;
                    squares += both * yg;
                    moments += m[g] * xg * yg;
                }
            }
        }
        largestE = most;
        // of prompts without the features that are gone: φ is then what the others have together
        reach = n * mean / phi + 3 * largest;
        raise(phiMinusOne);
    }

    /** N |ln φ| is what must be accurate: ln φ comes from φ − 1 unless φ is small. */
    private void raise(double phiMinusOne) {
        double power = 1;
        if (n > 3) {
            double exponent = (n - 3) * (phiMinusOne > -0.5 ? logOnePlus(phiMinusOne) : StrictMath.log(phi));
            power = -exponent < ExpMinusOne.REACH ? 1 + ExpMinusOne.of(exponent) : FastMath.exp(exponent);
        }
        triples = n * (n - 1) * (n - 2) * power;
        power *= n > 2 ? phi : 1;
        pairs = n * (n - 1) * power;
        power *= n > 1 ? phi : 1;
        singles = n * power;
    }

    /**
     * ln(1 + t) for t ≤ 0, by nine terms of its series near 0. StrictMath's is the same on every machine by its specification, and takes
     * a sixth of the time of FastMath's.
     */
    private static double logOnePlus(double t) {
        if (t < -SERIES) {
            return StrictMath.log1p(t);
        }
        double square = t * t;
        double end = (1 / 6.0 - t * (1 / 7.0)) + square * (1 / 8.0 - t * (1 / 9.0));
        double middle = (1 / 4.0 - t * (1 / 5.0)) + square * end;
        return t - square * ((1 / 2.0 - t * (1 / 3.0)) + square * middle);
    }
}
