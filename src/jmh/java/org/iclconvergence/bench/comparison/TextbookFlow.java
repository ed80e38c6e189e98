package org.iclconvergence.bench.comparison;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.events.EventHandler;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * The gradient flow of one query as a textbook solves it: an adaptive Runge–Kutta method on the weights q of all K features, in time.
 * Prompts are infinite, so that attention is the softmax of q + ln p, and L = ½ (Σ a_m² + (Σ a_m)²) over m other than the target.
 */
final class TextbookFlow implements FirstOrderDifferentialEquations, EventHandler {
    private final double[] p;
    private final double error;
    private final double tolerance;
    private final double[] attention;
    private double hit = Double.NaN;

    /**
     * A flow.
     *
     * @param p probabilities, length K; that of the target comes first
     * @param error at which it ends
     * @param tolerance of the solver, relative and absolute
     */
    TextbookFlow(double[] p, double error, double tolerance) {
        this.p = p.clone();
        this.error = error;
        this.tolerance = tolerance;
        this.attention = new double[p.length];
    }

    /** When the prediction error falls to what was asked. */
    double time() {
        double forever = 1e6 * p.length * (double) p.length;
        var solver = new DormandPrince853Integrator(1e-12, forever, tolerance, tolerance);
        // times are of the order of K², of which so much is an ulp
        solver.addEventHandler(this, forever, tolerance * p.length, 100);
        double[] weights = new double[p.length];
        solver.integrate(this, 0, weights, forever, weights);
        return hit;
    }

    /** Attention, and the prediction error of it. */
    private double attend(double[] weights) {
        double sum = 0;
        for (int m = 0; m < p.length; m++) {
            attention[m] = p[m] * Math.exp(weights[m]);
            sum += attention[m];
        }
        double rest = 0;
        double squares = 0;
        attention[0] /= sum;
        for (int m = 1; m < p.length; m++) {
            attention[m] /= sum;
            rest += attention[m];
            squares += attention[m] * attention[m];
        }
        return 0.5 * (squares + rest * rest);
    }

    @Override
    public int getDimension() {
        return p.length;
    }

    @Override
    public void computeDerivatives(double time, double[] weights, double[] derivative) {
        double twice = 2 * attend(weights);
        double rest = 1 - attention[0];
        derivative[0] = p[0] * attention[0] * twice;
        for (int n = 1; n < p.length; n++) {
            derivative[n] = -p[0] * attention[n] * (attention[n] + rest - twice);
        }
    }

    @Override
    public double g(double time, double[] weights) {
        return Math.log(attend(weights) / error);
    }

    @Override
    public Action eventOccurred(double time, double[] weights, boolean increasing) {
        hit = time;
        return Action.STOP;
    }

    @Override
    public void init(double start, double[] weights, double end) {
        // nothing is kept of an earlier run
    }

    @Override
    public void resetState(double time, double[] weights) {
        // it stops instead
    }
}
