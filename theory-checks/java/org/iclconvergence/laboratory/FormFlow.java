package org.iclconvergence.laboratory;

import java.util.function.Consumer;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Gradient flow of a form of attention, by Dormand–Prince 5(4) in stages whose lengths grow with the time: the longest step is always a
 * share of the time, since rates span several powers of ten.
 */
final class FormFlow implements FirstOrderDifferentialEquations {
    private static final double FIRST_STAGE = 1;
    private static final double STAGE = 1.5;

    /** Of the differences that the slope is compared with. */
    private static final double WIDTH = 1e-3;

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

    /** What the slope in a random direction differs by from a difference of the loss, by Richardson's rule, relative to it. */
    double deviationOfTheSlope(UniformRandomProvider random) {
        double[] at = form.start(random);
        double[] shift = QueryKeyForm.gaussian(random, at.length, 1);
        double[] direction = QueryKeyForm.gaussian(random, at.length, 1);
        double[] rates = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            at[i] += shift[i];
        }
        parameters = at;
        computeDerivatives(0, at, rates);
        double slope = 0;
        for (int i = 0; i < at.length; i++) {
            slope -= rates[i] * direction[i];
        }
        double difference = (4 * difference(at, direction, 0.5 * WIDTH) - difference(at, direction, WIDTH)) / 3;
        return Math.abs(slope / difference - 1);
    }

    private double difference(double[] at, double[] direction, double width) {
        double[] ahead = at.clone();
        double[] behind = at.clone();
        for (int i = 0; i < at.length; i++) {
            ahead[i] += width * direction[i];
            behind[i] -= width * direction[i];
        }
        return (lossAt(ahead) - lossAt(behind)) / (2 * width);
    }

    private double lossAt(double[] at) {
        predictionErrors(at);
        return loss.loss();
    }

    /** L_k of every query; the next evaluation overwrites it. */
    double[] predictionErrors(double[] at) {
        form.read(at, layer);
        loss.evaluate(layer, slopes);
        return loss.predictionErrors();
    }

    /** Velocities of the logits are differences of what is at most quadratic in the parameters: exact, but for rounding. */
    FormLook look(double time, double[] at) {
        double[] rates = new double[at.length];
        computeDerivatives(time, at, rates);
        double[] errors = loss.predictionErrors().clone();
        double[] attention = loss.targetAttention().clone();
        double[] ahead = at.clone();
        double[] behind = at.clone();
        for (int i = 0; i < rates.length; i++) {
            ahead[i] += rates[i];
            behind[i] -= rates[i];
        }
        form.read(ahead, layer);
        form.read(behind, slopes);
        return FormLook.of(time, errors, attention, layer, slopes);
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
