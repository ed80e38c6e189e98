package org.iclconvergence.laboratory;

import java.util.List;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GeneralWorld;

/**
 * All bilinear weights at every step of a descent, with what rounding may have added up to.
 *
 * <p>A step is off by η times the error of the growth and by the roundings of the sum. Later steps carry that on, by the factor
 * I − η p_k H with H the Hessian of L_k in its column. With J = diag a − aaᵀ, r = a − e_k and δ̄ = Σ a_m δ_m it is
 * δᵀHδ = E[‖Jδ‖² + Σ a_m (r_m − r·a)(δ_m − δ̄)²]; only the terms with r_m − r·a &lt; 0 can make an error grow. That is −T² − S for
 * m = k and at least −S for the others, a_k (δ_k − δ̄)² is at most T times the variance of δ under a, and that is at most ½ for
 * ‖δ‖ = 1: H ≥ −½ E[T³ + S] ≥ −L_k. Likewise H ≤ ¼ + ½ · 1.25 &lt; 1. Where attention is spread that is far too much: THEORY.md,
 * "Descent", has a bound in α_k and E[Attn].
 */
public final class WeightsRun {
    private static final double ROUNDING = 0x1p-53;

    private final List<BilinearWeights> steps;
    private final double reading;
    private final double[] norms;
    private final double[][] lost;
    private final double[][] carried;

    /**
     * What one step may lose, for a descent at rate η.
     *
     * @param ofGrowth error of the growth relative to its positive and negative parts, which are at most 6 p_k L_k for one column
     * @param ofGradient error of a column of the gradient
     * @param roundings of a weight in one step, and when it is read
     */
    record Losses(double ofGrowth, double ofGradient, double roundings) {}

    WeightsRun(GeneralWorld world, List<BilinearWeights> steps, List<double[]> predictionErrors, Losses losses) {
        this(world, steps, predictionErrors, predictionErrors, losses);
    }

    /** With bounds on −H of each column at each step. */
    WeightsRun(
            GeneralWorld world,
            List<BilinearWeights> steps,
            List<double[]> predictionErrors,
            List<double[]> instabilities,
            Losses losses) {
        this.steps = steps;
        this.reading = losses.roundings() * ROUNDING;
        this.norms =
                steps.stream().mapToDouble(z -> z.matrix().getFrobeniusNorm()).toArray();
        this.lost = new double[steps.size()][features()];
        this.carried = new double[steps.size()][features()];
        for (int step = 1; step < steps.size(); step++) {
            for (int k = 0; k < features(); k++) {
                double rate = world.learningRate() * world.probabilities().get(k);
                double error = predictionErrors.get(step - 1)[k];
                // in Z columns do not mix, in Q they do
                double before = losses.roundings() == 0 ? norm(step - 1, k) : norms[step - 1];
                double after = losses.roundings() == 0 ? norm(step, k) : norms[step];
                lost[step][k] = 6 * rate * error * losses.ofGrowth()
                        + world.learningRate() * losses.ofGradient()
                        + (2 + losses.roundings()) * ROUNDING * (before + after);
                double factor = 1 + Math.max(1.01 * rate * instabilities.get(step - 1)[k], rate - 2);
                carried[step][k] = factor * carried[step - 1][k] + lost[step][k];
            }
        }
    }

    private double norm(int step, int k) {
        return steps.get(step).matrix().getColumnVector(k).getNorm();
    }

    /**
     * The number of features.
     *
     * @return K
     */
    public int features() {
        return steps.get(0).features();
    }

    /**
     * The last step.
     *
     * @return training steps done
     */
    public int last() {
        return steps.size() - 1;
    }

    /**
     * A weight.
     *
     * @param step training steps done
     * @param n key feature
     * @param k query feature
     * @return Z[n][k]
     */
    public Estimate weight(int step, int n, int k) {
        return alike(steps.get(step).get(n, k), step, k);
    }

    /**
     * A weight that other code has computed in the same training.
     *
     * @param value what it found
     * @param step training steps done
     * @param k query feature
     * @return off by as much as a weight of this column is
     */
    public Estimate alike(double value, int step, int k) {
        return new Estimate(value, error(step, k));
    }

    /**
     * What a column sums to. No growth changes it: what the steps lose adds up, and is not carried on.
     *
     * @param step training steps done
     * @param k query feature
     * @return Σ_n Z[n][k]
     */
    public Estimate sum(int step, int k) {
        double sum = 0;
        double error = (reading + features() * ROUNDING) * norms[step];
        for (int n = 0; n < features(); n++) {
            sum += steps.get(step).get(n, k);
        }
        for (int earlier = 1; earlier <= step; earlier++) {
            error += lost[earlier][k];
        }
        return new Estimate(sum, Math.sqrt(features()) * error);
    }

    /**
     * What the last step added to a weight, as it would have been at the weights that it started from.
     *
     * @param step training steps done, at least 1
     * @param k query feature
     * @return A_k after this step minus A_k before, off by the rounding of the sum
     */
    public Estimate gain(int step, int k) {
        double before = steps.get(step - 1).target(k);
        double after = steps.get(step).target(k);
        return Estimate.rounded(after - before, 4)
                .plus(new Estimate(0, ROUNDING * (Math.abs(before) + Math.abs(after))));
    }

    /**
     * The weights of one query.
     *
     * @param step training steps done
     * @param k query feature
     * @return A_k, then the B_{k,n} in order
     */
    double[] column(int step, int k) {
        double[] column = new double[features()];
        steps.get(step).readColumn(k, column);
        return column;
    }

    BilinearWeights weights(int step) {
        return steps.get(step);
    }

    /** A bound on the error of a column's weights together. */
    double error(int step, int k) {
        return carried[step][k] + reading * norms[step];
    }

    /** A bound on the error of all weights together. */
    double error(int step) {
        double squares = 0;
        for (double column : carried[step]) {
            squares += column * column;
        }
        return Math.sqrt(squares) + reading * norms[step];
    }
}
