package org.iclconvergence.loss;

import java.util.Arrays;

/** The trapezoidal sums of one evaluation, and the bound on what the nodes to the right can still add. */
final class IntegralSums {
    /** A mass below this part of a sum is dropped. */
    private static final double NEGLIGIBLE = 0x1p-56;

    final double[] attention;
    final double[] growth;

    /** Positive and negative parts of the growth added up: what its rounding error is relative to. */
    final double[] growthSize;

    double loss;

    /** Sums over the other groups left of g: with those right of g they are Σ_{m ∉ g}, without subtraction. */
    private final double[] others;

    private final double[] squares;
    private final double[] moments;

    IntegralSums(int groups) {
        attention = new double[groups];
        growth = new double[groups];
        growthSize = new double[groups];
        others = new double[groups];
        squares = new double[groups];
        moments = new double[groups];
    }

    void clear() {
        Arrays.fill(attention, 0);
        Arrays.fill(growth, 0);
        Arrays.fill(growthSize, 0);
        loss = 0;
    }

    /** Adds the integrands of 2 L_k, E[Attn_g], 2 α_k / p_k and 2 β_{k,n} / p_k, each times the weight of the node. */
    void add(IntegralNode node, double weight) {
        double singles = weight * node.singles;
        double pairs = weight * node.pairs;
        double triples = weight * node.triples;
        double[] y = node.y;
        double square = node.squares + node.others * node.others;
        loss += pairs * square + 2 * singles * node.moments;
        double alpha = y[0] * (triples * square + 2 * pairs * node.moments);
        growth[0] += alpha;
        growthSize[0] += alpha;
        attention[0] += singles * y[0];
        addOutsideGroups(node, singles, pairs, triples);
    }

    private void addOutsideGroups(IntegralNode node, double singles, double pairs, double triples) {
        double[] x = node.x;
        double[] y = node.y;
        double[] mass = node.mass;
        double other = 0;
        double square = 0;
        double moment = 0;
        for (int g = 1; g < others.length; g++) {
            others[g] = other;
            squares[g] = square;
            moments[g] = moment;
            other += mass[g];
            square += mass[g] * y[g];
            moment += mass[g] == 0 ? 0 : mass[g] * x[g];
        }
        other = 0;
        square = 0;
        moment = 0;
        for (int g = others.length - 1; g > 0; g--) {
            if (y[g] > 0) {
                double outside = others[g] + other;
                double up = triples * (squares[g] + square) + pairs * (moments[g] + moment);
                double down =
                        triples * (y[g] * outside + y[0] * (y[g] + node.others)) + pairs * x[g] * (outside + 2 * y[0]);
                attention[g] += singles * y[g];
                growth[g] += y[g] * (up - down);
                growthSize[g] += y[g] * (up + down);
            }
            other += mass[g];
            square += mass[g] * y[g];
            moment += mass[g] == 0 ? 0 : mass[g] * x[g];
        }
    }

    /**
     * Whether everything right of the node is negligible. φ falls, so the mass ahead is at most today's power of φ times
     * ∫ y d(ln s) = p e^{−x} or ∫ x y d(ln s) = p (1 + x) e^{−x}. A dip between two scales therefore never ends the sum early.
     */
    boolean complete(IntegralNode node) {
        if (node.singles * node.largestE == 0) {
            return true;
        }
        double lossAhead = 0;
        double rate = node.triples + 3 * node.pairs;
        for (int g = 0; g < node.p.length; g++) {
            if (node.e[g] > 0) {
                double ahead = node.p[g] * node.e[g] * (1 + node.x[g]);
                lossAhead += g == 0 ? 0 : node.m[g] * ahead;
                if (rate * ahead > NEGLIGIBLE * growthSize[g] || node.singles * ahead > NEGLIGIBLE * attention[g]) {
                    return false;
                }
            }
        }
        return (node.pairs + 2 * node.singles) * lossAhead <= NEGLIGIBLE * loss;
    }
}
