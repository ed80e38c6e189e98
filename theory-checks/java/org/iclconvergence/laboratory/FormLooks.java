package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.iclconvergence.stats.Estimate;

/**
 * What is seen of a flow: after every step of the integrator, and in between, by its own interpolation, at times of a fixed ratio. The times
 * at which the first query and the last are learned are bisected within a step.
 */
final class FormLooks implements StepHandler {
    private static final double RATIO = 1.05;
    private static final double FIRST = 1;
    private static final int BISECTIONS = 16;

    /** A loss of this size only grows further: without training no L_k is above 1. */
    private static final double LOST = 10;

    private final FormFlow flow;
    private final double error;
    private final List<FormLook> seen = new ArrayList<>();
    private double next = FIRST;
    private double longestStep;
    private Estimate slowest = Estimate.NEVER;
    private Estimate first = Estimate.NEVER;

    FormLooks(FormFlow flow, double error) {
        this.flow = flow;
        this.error = error;
    }

    void add(double time, double[] at) {
        seen.add(flow.look(time, at));
    }

    /** Whether nothing is left to see. */
    boolean isOver() {
        return slowest.isKnown() || !isBelow(last().predictionErrors(), LOST);
    }

    /** Of those of the last stage. */
    double longestStep() {
        return longestStep;
    }

    FormRun run() {
        return FormRun.of(seen, error, slowest, first);
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
        double earlier = last().time();
        step.setInterpolatedTime(time);
        add(time, step.getInterpolatedState());
        first = first.isKnown() ? first : hit(step, earlier, errors -> errors[0] <= error);
        slowest = slowest.isKnown() ? slowest : hit(step, earlier, errors -> isBelow(errors, error));
    }

    private Estimate hit(StepInterpolator step, double earlier, Predicate<double[]> event) {
        double low = earlier;
        double high = last().time();
        if (!event.test(last().predictionErrors())) {
            return Estimate.NEVER;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            step.setInterpolatedTime(middle);
            if (event.test(flow.predictionErrors(step.getInterpolatedState()))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Estimate.between(low * (1 - FormRun.TIME_ERROR), high * (1 + FormRun.TIME_ERROR));
    }

    private FormLook last() {
        return seen.get(seen.size() - 1);
    }

    private static boolean isBelow(double[] predictionErrors, double error) {
        for (double each : predictionErrors) {
            // a loss that is not a number is not small
            if (!(each <= error)) {
                return false;
            }
        }
        return true;
    }
}
