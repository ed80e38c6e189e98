package org.iclconvergence.laboratory;

import java.util.Arrays;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.SmallPrompts;

/**
 * The growth of every weight of a query by automatic differentiation of ½ (ŷ − y)², from the definition of softmax attention: no
 * formula for a gradient, no reduction to S and T.
 */
public final class Derivatives {
    private final SmallPrompts world;
    private final int count;
    private final DerivativeStructure[] exponentials;
    private DerivativeStructure loss;
    private double terms;

    Derivatives(SmallPrompts world) {
        this.world = world;
        this.count = world.probabilities().count();
        this.loss = new DerivativeStructure(count, 1);
        this.exponentials = new DerivativeStructure[count];
        double[] column = world.column();
        double largest = Arrays.stream(column).max().orElseThrow();
        for (int n = 0; n < count; n++) {
            exponentials[n] = new DerivativeStructure(count, 1, n, column[n] - largest).exp();
        }
    }

    void add(int[] counts, double probability) {
        add(Arrays.stream(counts).asDoubleStream().toArray(), probability);
    }

    /** Contexts in which the features occur so often, or with these frequencies: the mean over the K tasks √K v_m. */
    void add(double[] counts, double probability) {
        DerivativeStructure sum = new DerivativeStructure(count, 1);
        for (int m = 0; m < count; m++) {
            sum = sum.add(exponentials[m].multiply(counts[m]));
        }
        double label = Math.sqrt(count);
        for (int m = 0; m < count; m++) {
            DerivativeStructure prediction =
                    exponentials[m].multiply(counts[m]).divide(sum).multiply(label);
            DerivativeStructure residual = prediction.subtract(m == world.query() ? label : 0);
            loss = loss.add(residual.multiply(residual).multiply(probability / (2.0 * count)));
        }
        terms += count;
    }

    /**
     * One weight's growth.
     *
     * @param n key feature
     * @return −p_k ∂L_k/∂Z[n][k]; one rounding for each term, and those of a term
     */
    public Estimate growth(int n) {
        double share = world.probabilities().get(world.query());
        double inATerm = CountVectors.roundingsOfATerm(count, world.promptLength());
        return new Estimate(-share * loss.getAllDerivatives()[1 + n], 2 * share * 0x1p-53 * (terms + inATerm));
    }
}
