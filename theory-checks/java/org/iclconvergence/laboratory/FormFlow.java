package org.iclconvergence.laboratory;

import java.util.function.Consumer;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.stats.Estimate;

/**
 * Gradient flow of a form of attention, by Dormand–Prince 5(4) in stages whose lengths grow with the time: the longest step is always a
 * share of the time, since rates span several powers of ten.
 */
final class FormFlow implements FirstOrderDifferentialEquations {
    private static final double FIRST_STAGE = 1;
    private static final double STAGE = 1.5;

    /** No honest training takes as many. */
    private static final int MOST_EVALUATIONS = 8_000;

    private final Form form;
    private final FormLoss loss;
    private final Consumer<Heads> bend;
    private final double tolerance;
    private final Heads layer;
    private final Heads slopes;
    private double[] parameters = {};

    FormFlow(Form form, FormLoss loss, Wiring wiring, double tolerance) {
        this.form = form;
        this.loss = loss;
        this.bend = wiring.at(Seams.SLOPES_OF_A_LAYER);
        this.tolerance = tolerance;
        layer = new Heads(form.heads(), loss.features());
        slopes = new Heads(form.heads(), loss.features());
    }

    @Override
    public int getDimension() {
        return parameters.length;
    }

    @Override
    public void computeDerivatives(double time, double[] at, double[] rates) {
        form.read(at, layer);
        loss.evaluate(layer, slopes);
        bend.accept(slopes);
        form.pullBack(at, slopes, rates);
        for (int i = 0; i < rates.length; i++) {
            rates[i] = -rates[i];
        }
    }

    /**
     * The slope of the loss in a direction, of the rates that training follows, and its own.
     *
     * @param at parameters
     * @param direction of the same length
     * @return Σ −(rate i) (direction i), and dL/dt on the way of the layer
     */
    Compared slope(double[] at, double[] direction) {
        double[] rates = new double[at.length];
        parameters = at;
        computeDerivatives(0, at, rates);
        double slope = 0;
        for (int i = 0; i < at.length; i++) {
            slope -= rates[i] * direction[i];
        }
        return new Compared(
                new Estimate(slope, slopeError(at, direction)),
                way(at, direction).slopeOfTheLoss());
    }

    /**
     * With g = |v| (|v| + 1) + |u|² over all |slopes of a score|, those of a query's logits sum to 2g p_k at most before anything cancels, that
     * of v to |v| + 1, those of u to |u|. A logit is one parameter, or a sum of K products of two, of which direction and parameter move it.
     * Attention takes K + 12 roundings and two of the widest difference of logits, in a score and in the mean over scores that it is compared
     * with; residuals, means and products 3K + 30 more; v is a sum over K queries of K features, a parameter one over K logits, and the
     * slope one over all parameters.
     */
    private double slopeError(double[] at, double[] direction) {
        double v = Math.abs(layer.labelValue);
        double u = layer.largestTokenValue();
        double parts = 2 * (v * (v + 1) + u * u) + (v + 1) + u;
        int count = loss.features();
        double way = largest(direction) * Math.max(1, 2 * count * largest(at));
        double roundings = at.length + count * count + 6.0 * count + 60 + 4 * layer.widestDifference();
        return roundings * 0x1p-53 * parts * way;
    }

    private MovingLayer way(double[] at, double[] direction) {
        double size = largest(at) + largest(direction);
        int count = loss.features();
        // of an entry: one rounding of each factor, one of each product and sum
        double error = (count + 6) * 0x1p-53 * Math.max(size, count * size * size);
        return new MovingLayer(layer, velocity(at, direction), error, loss.probabilities(), loss.queryWeight());
    }

    /** What moves in the layer: the difference of what is at most quadratic in the parameters, exact but for rounding. */
    private Heads velocity(double[] at, double[] rates) {
        double[] ahead = at.clone();
        double[] behind = at.clone();
        for (int i = 0; i < rates.length; i++) {
            ahead[i] += rates[i];
            behind[i] -= rates[i];
        }
        Heads one = new Heads(form.heads(), loss.features());
        Heads other = new Heads(form.heads(), loss.features());
        form.read(ahead, one);
        form.read(behind, other);
        return Heads.halfDifference(one, other);
    }

    private static double largest(double[] entries) {
        return new ArrayRealVector(entries, false).getLInfNorm();
    }

    /** L_k of every query; the next evaluation overwrites it. */
    double[] predictionErrors(double[] at) {
        form.read(at, layer);
        loss.evaluate(layer, slopes);
        return loss.predictionErrors();
    }

    FormLook look(double time, double[] at) {
        double[] rates = new double[at.length];
        computeDerivatives(time, at, rates);
        double[] errors = loss.predictionErrors().clone();
        double[] attention = loss.targetAttention().clone();
        return FormLook.of(time, errors, attention, velocity(at, rates));
    }

    /** Flows until every L_k ≤ error, or until a time; if that is not reached, for whatever reason, it counts as never. */
    FormRun run(UniformRandomProvider random, double error, double longest) {
        parameters = form.start(random);
        FormLooks looks = new FormLooks(this, error);
        looks.add(0, parameters);
        double step = FIRST_STAGE / 4;
        double time = 0;
        int evaluations = 0;
        while (time < longest && !looks.isOver() && evaluations < MOST_EVALUATIONS) {
            double next = time == 0 ? FIRST_STAGE : Math.min(longest, STAGE * time);
            var integrator = new DormandPrince54Integrator(1e-12 * next, next - time, tolerance, tolerance);
            integrator.setInitialStepSize(Math.min(step, next - time));
            integrator.setMaxEvaluations(MOST_EVALUATIONS);
            integrator.addStepHandler(looks);
            try {
                integrator.integrate(this, time, parameters, next, parameters);
            } catch (NumberIsTooSmallException | MaxCountExceededException blownUp) {
                break;
            }
            evaluations += integrator.getEvaluations();
            step = looks.longestStep();
            time = next;
        }
        return looks.run();
    }
}
