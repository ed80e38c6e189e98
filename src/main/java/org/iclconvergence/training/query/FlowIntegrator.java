package org.iclconvergence.training.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.AllowedSolution;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.AbstractStepInterpolator;
import org.apache.commons.math3.util.Precision;

/**
 * Dormand–Prince 8(5,3) that finds where margins rise through 0, and tells of the end of every step.
 *
 * <p>Commons Math's own search for events interpolates in every step, at its end, too, which costs three evaluations of the growth beside the
 * twelve of the step, and one more there. Here the end of a step is the state that was evaluated last, and a step is interpolated only if
 * a margin rises through 0 in it.
 */
final class FlowIntegrator extends DormandPrince853Integrator {
    private static final double SHORTEST_STEP = 1e-14;

    /** Width of a located rise. */
    private static final double ROOT = 1e-14;

    private static final int MOST_OF_A_SEARCH = 100;

    private static final int ORDER_OF_A_SEARCH = 5;

    private final BracketingNthOrderBrentSolver search = new BracketingNthOrderBrentSolver(ROOT, ORDER_OF_A_SEARCH);
    private final List<FlowMargin> margins;
    private final Steps steps;

    /** Told the state at every rise and at the end of every step. */
    @FunctionalInterface
    interface Steps {
        void end(double[] state);
    }

    private record Rise(FlowMargin margin, double at) {}

    /**
     * One that has not begun.
     *
     * @param longestStep of σ
     * @param absolute tolerances of each part of the state
     * @param relative tolerances of each part of the state
     * @param margins that are told when they first rise; a copy is kept
     * @param steps told of every state that a step or a rise leads to
     */
    FlowIntegrator(double longestStep, double[] absolute, double[] relative, List<FlowMargin> margins, Steps steps) {
        super(SHORTEST_STEP, longestStep, absolute, relative);
        this.margins = new ArrayList<>(margins);
        this.steps = steps;
    }

    @Override
    protected double acceptStep(AbstractStepInterpolator step, double[] state, double[] derivative, double end) {
        List<Rise> rises = rises(step, state);
        for (Rise rise : rises) {
            double[] there = interpolated(step, rise.at).clone();
            rise.margin.reached(there);
            margins.remove(rise.margin);
            if (rise.margin.ends()) {
                // what happens with it, as far as a rise is located
                rises.stream()
                        .filter(other -> other.at > rise.at && other.at - rise.at <= 2 * ROOT)
                        .forEach(other -> other.margin.reached(there));
                steps.end(there);
                System.arraycopy(there, 0, state, 0, state.length);
                isLastStep = true;
                return rise.at;
            }
            steps.end(there);
        }
        steps.end(state);
        double to = step.getGlobalCurrentTime();
        isLastStep = Precision.equals(to, end, 1);
        return to;
    }

    /** In their order; of those at one place one that ends the flow comes last. */
    private List<Rise> rises(AbstractStepInterpolator step, double[] state) {
        List<Rise> rises = new ArrayList<>();
        for (FlowMargin margin : margins) {
            if (margin.rises(state)) {
                double at = search.solve(
                        MOST_OF_A_SEARCH,
                        sigma -> margin.at(interpolated(step, sigma)),
                        step.getGlobalPreviousTime(),
                        step.getGlobalCurrentTime(),
                        AllowedSolution.RIGHT_SIDE);
                rises.add(new Rise(margin, at));
            }
        }
        rises.sort(Comparator.comparingDouble(Rise::at).thenComparing(rise -> rise.margin.ends()));
        return rises;
    }

    private static double[] interpolated(AbstractStepInterpolator step, double sigma) {
        step.setInterpolatedTime(sigma);
        return step.getInterpolatedState();
    }
}
