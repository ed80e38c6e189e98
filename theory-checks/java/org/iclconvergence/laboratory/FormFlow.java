package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.stats.Estimate;

/**
 * Gradient flow of a form of attention. It is looked at after every step of the integrator, Dormand–Prince 5(4) with tolerance 1e-7, and in
 * between at times of a fixed ratio; times of hitting are bisected within the step.
 */
final class FormFlow implements FirstOrderDifferentialEquations {
    private static final double RATIO = 1.05;
    private static final double FIRST_LOOK = 1;
    private static final double STAGE = 1.5;
    private static final int BISECTIONS = 16;
    private static final double WIDTH = 1e-3;

    /** No honest training takes as many. */
    private static final int MOST_EVALUATIONS = 8_000;

    /** Errors that grow so far only grow further. */
    private static final double LOST = 10;

    private final Form form;
    private final FormLoss loss;
    private final Wiring wiring;
    private final double tolerance;
    private final Heads layer;
    private final Heads slopes;
    private final Heads before;
    private double[] parameters = {};

    FormFlow(Form form, FormLoss loss, Wiring wiring, double tolerance) {
        this.form = form;
        this.loss = loss;
        this.wiring = wiring;
        this.tolerance = tolerance;
        layer = new Heads(form.heads(), loss.features());
        slopes = new Heads(form.heads(), loss.features());
        before = new Heads(form.heads(), loss.features());
    }

    @Override
    public int getDimension() {
        return parameters.length;
    }

    @Override
    public void computeDerivatives(double time, double[] at, double[] rates) {
        form.read(at, layer);
        loss.evaluate(layer, slopes);
        wiring.at(Seams.SLOPES_OF_A_LAYER).accept(slopes);
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

    /** The loss at parameters. */
    double lossAt(double[] at) {
        form.read(at, layer);
        loss.evaluate(layer, slopes);
        return loss.loss();
    }

    /** Flows until every L_k ≤ error, or until a time; if that is not reached, for whatever reason, it counts as never. */
    FormRun run(UniformRandomProvider random, double error, double longest) {
        parameters = form.start(random);
        Looks looks = new Looks(error);
        looks.add(0, parameters);
        double step = FIRST_LOOK / 4;
        double time = 0;
        int evaluations = 0;
        while (time < longest && !looks.isOver() && evaluations < MOST_EVALUATIONS) {
            double next = time == 0 ? FIRST_LOOK : Math.min(longest, STAGE * time);
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
            step = looks.longestStep;
            time = next;
        }
        return FormRun.of(looks.seen, error, looks.slowest, looks.first);
    }

    /** What is seen between the steps of the integrator, by its own interpolation. */
    private final class Looks implements StepHandler {
        private final double error;
        private final List<FormLook> seen = new ArrayList<>();
        private final double[] rates = new double[parameters.length];
        private double next = FIRST_LOOK;
        private double longestStep;
        private Estimate slowest = Estimate.NEVER;
        private Estimate first = Estimate.NEVER;

        Looks(double error) {
            this.error = error;
        }

        boolean isOver() {
            return slowest.isKnown() || !(loss.loss() < LOST);
        }

        void add(double time, double[] at) {
            seen.add(look(time, at, rates));
        }

        @Override
        public void init(double start, double[] state, double end) {
            longestStep = 0;
        }

        @Override
        public void handleStep(StepInterpolator step, boolean isLast) {
            double end = step.getCurrentTime();
            longestStep = Math.max(longestStep, end - step.getPreviousTime());
            for (; next < end; next *= RATIO) {
                lookWithin(step, next);
            }
            lookWithin(step, end);
        }

        private void lookWithin(StepInterpolator step, double time) {
            double earlier = seen.get(seen.size() - 1).time();
            step.setInterpolatedTime(time);
            add(time, step.getInterpolatedState());
            if (!first.isKnown() && isFirstBelow()) {
                first = bisect(step, earlier, time, this::isFirstBelow);
            }
            if (!slowest.isKnown() && FormLook.isBelow(seen.get(seen.size() - 1).predictionErrors(), error)) {
                slowest = bisect(step, earlier, time, () -> FormLook.isBelow(loss.predictionErrors(), error));
            }
        }

        private boolean isFirstBelow() {
            return loss.predictionErrors()[0] <= error;
        }

        private Estimate bisect(StepInterpolator step, double earlier, double later, BooleanSupplier isBelow) {
            double low = earlier;
            double high = later;
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = 0.5 * (low + high);
                step.setInterpolatedTime(middle);
                lossAt(step.getInterpolatedState());
                if (isBelow.getAsBoolean()) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return Estimate.between(low * (1 - FormRun.TIME_ERROR), high * (1 + FormRun.TIME_ERROR));
        }
    }

    /** Velocities of the logits are differences of what is at most quadratic in the parameters: exact, but for rounding. */
    private FormLook look(double time, double[] at, double[] rates) {
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
        form.read(behind, before);
        int features = loss.features();
        double[] target = new double[features];
        double[] dominant = new double[features];
        for (int k = 0; k < features; k++) {
            for (int h = 0; h < form.heads(); h++) {
                double mean = 0;
                for (int n = 0; n < features; n++) {
                    mean += velocity(h, k, n) / features;
                }
                target[k] += (velocity(h, k, k) - mean) / form.heads();
                dominant[k] += (velocity(h, k, 0) - mean) / form.heads();
            }
        }
        return new FormLook(time, errors, attention, target, dominant);
    }

    private double velocity(int head, int query, int feature) {
        int i = query * loss.features() + feature;
        return 0.5 * (layer.logits[head][i] - before.logits[head][i]);
    }
}
