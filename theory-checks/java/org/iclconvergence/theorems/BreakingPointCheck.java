package org.iclconvergence.theorems;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.BreakingPoint;
import org.iclconvergence.laboratory.Coherence;
import org.iclconvergence.laboratory.GaussianPrompts;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Steps;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.worlds.CoherenceWorld;
import org.iclconvergence.worlds.GaussianTokens;
import org.iclconvergence.worlds.StepWorld;

/** Where the theorems stop: COH-1, CONT-1, STEP-1. They are measured and reported, not gated. */
final class BreakingPointCheck {
    private static final double ERROR = 0.01;
    private static final long STEPS = 10_000;

    @ClaimCheck("COH-1")
    void coherent_features_slow_training_before_they_break_it(
            CoherenceWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Coherence coherence = lab.coherence(world);
        long bound = (long) BalancedTheorem.convergenceTime(world.features(), world.error(), world.learningRate());
        evidence.parameter("largest coherence", world.largestCoherence());
        BreakingPoint time = coherence.ofTime(bound);
        evidence.parameter("first failure of BAL-1", time);
        evidence.atLeast("coherence up to which BAL-1 holds", time.reach(), 0.25);
        BreakingPoint order = coherence.ofOrder(4 * bound);
        evidence.parameter("first failure of IMB-3", order);
        evidence.atLeast("coherence up to which IMB-3 holds", order.reach(), 0.25);
        BreakingPoint twice = coherence.ofTime(2 * coherence.orthonormalTime(bound));
        evidence.parameter("first coherence with twice the time", twice);
        evidence.atLeast("coherence up to which the time at most doubles", twice.reach(), 0.2);
    }

    @ClaimCheck("CONT-1")
    void continuous_tokens_leave_a_polynomial_floor(
            GaussianTokens world, Laboratory lab, Theory theory, Evidence evidence) {
        GaussianPrompts prompts = lab.gaussianPrompts(world);
        evidence.within(
                "the probability with which the interval misses",
                prompts.missing(),
                GaussianPrompts.FALSE_ALARM,
                0.01 * GaussianPrompts.FALSE_ALARM);
        Estimate exponent = prompts.exponent();
        evidence.parameter("exponent", exponent);
        evidence.falseAlarm(GaussianPrompts.FALSE_ALARM);
        evidence.atLeast("the slope is no steeper than that of 1/N", exponent, -1);
        evidence.atMost("the slope is that of a falling loss", exponent, -0.3);
    }

    @ClaimCheck("STEP-1")
    void any_learning_rate_works_in_the_papers_settings_and_not_beyond(
            StepWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Steps steps = lab.steps(world);
        if (world.kind() != StepWorld.Kind.GIVEN_PROMPTS) {
            evidence.parameter("1/smoothness", 1 / steps.smoothness());
        }
        BreakingPoint rise = steps.firstRise();
        evidence.parameter("first learning rate with a rise of the loss", rise);
        if (world.kind() == StepWorld.Kind.GIVEN_PROMPTS) {
            evidence.atLeast("learning rate up to which the loss of given prompts falls", rise.reach(), 100);
            return;
        }
        if (world.kind() != StepWorld.Kind.GRADED) {
            evidence.isTrue("the loss falls at every learning rate of the grid", rise.isNone());
            return;
        }
        evidence.isTrue("a learning rate with a rise of the loss is found", rise.isFound());
        BreakingPoint miss = steps.firstMiss(ERROR, STEPS);
        evidence.parameter("first learning rate that misses the error", miss);
        evidence.isTrue("a learning rate that misses the error is found", miss.isFound());
        evidence.isTrue("the largest learning rate misses the error", !steps.reaches(ERROR, STEPS, Steps.LARGEST_RATE));
    }
}
