package org.iclconvergence.theorems;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.GaussianPrompts;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Steps;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.worlds.BalancedWorld;
import org.iclconvergence.worlds.GaussianTokens;
import org.iclconvergence.worlds.StepWorld;

/** Where the theorems stop: COH-1, CONT-1, STEP-1. They are measured and reported, not gated. */
final class BreakingPointCheck {
    private static final double WIDTH = 1e-3;
    private static final double SMALLEST_RATE = 0.1;
    private static final double LARGEST_RATE = 1e6;

    /** An interval of width ≤ 1e-3 (relative) with the condition true at its left end and false at its right end. */
    private static void report(String what, double holds, double fails, DoublePredicate condition, Evidence evidence) {
        double low = holds;
        double high = fails;
        while (high - low > WIDTH * Math.max(1, Math.abs(low))) {
            double middle = 0.5 * (low + high);
            if (condition.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        evidence.parameter(what, String.format(Locale.ROOT, "[%.5g, %.5g]", low, high));
        evidence.atMost(what + ": interval found", Estimate.exact(high - low), WIDTH * Math.max(1, Math.abs(low)));
    }

    @ClaimCheck("COH-1")
    void largest_coherence_of_the_features(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
    }

    @ClaimCheck("CONT-1")
    void continuous_tokens_leave_a_polynomial_floor(
            GaussianTokens world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate exponent = new GaussianPrompts(world).exponent();
        evidence.parameter("exponent", exponent);
        evidence.falseAlarm(GaussianPrompts.FALSE_ALARM);
        evidence.atMost("exponent is that of a polynomial", exponent.abs(), 2);
    }

    /** A rate that fails need not fail when it is doubled: the first failure on a grid, then the boundary below it. */
    @ClaimCheck("STEP-1")
    void largest_learning_rate_with_a_falling_loss(StepWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Steps steps = new Steps(world);
        if (!world.isGivenPrompts()) {
            evidence.parameter("1/smoothness", 1 / steps.smoothness());
        }
        evidence.isTrue("falls at " + SMALLEST_RATE, steps.fall(SMALLEST_RATE));
        double last = SMALLEST_RATE;
        for (double rate = last * 1.6; rate <= LARGEST_RATE; rate *= 1.6) {
            if (!steps.fall(rate)) {
                report("largest learning rate", last, rate, steps::fall, evidence);
                return;
            }
            last = rate;
        }
        evidence.parameter("largest learning rate", "none found up to " + LARGEST_RATE);
    }
}
