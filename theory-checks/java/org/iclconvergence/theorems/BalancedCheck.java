package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.HALF;
import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Moment;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.SharpConstants;
import org.iclconvergence.worlds.BalancedWorld;

/** The theorem on balanced features, its two phases and what is sharp about it: BAL-1, BAL-3 to BAL-7. */
final class BalancedCheck {
    @ClaimCheck("BAL-1")
    void population_loss_reaches_epsilon_within_the_bound_and_stays(
            BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Event reached = errorAtMost(world.error());
        double bound = BalancedTheorem.convergenceTime(world.features(), world.error(), 1);
        for (Run run : lab.train(world, errorAtMost(world.error() / 4), reached)) {
            Estimate hit = run.time(reached);
            evidence.atMost("time", hit, bound);
            for (Moment at : run.moments()) {
                if (at.time().value() > hit.value()) {
                    evidence.atMost("afterwards", at.predictionError(), world.error());
                }
            }
        }
    }

    /** Along the flow from Attn_k = 1/K to ½; the bound is met with equality at the start. */
    @ClaimCheck("BAL-3")
    void phase_one_growth(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double features = world.features();
        for (Run run : lab.train(world, HALF)) {
            evidence.isTrue("phase I ends", run.at(HALF).isPresent());
            for (Moment at : run.moments()) {
                String where = "time " + at.time().value();
                Estimate growth = at.targetGrowth().dividedBy(BalancedTheorem.phaseOneGrowth(features));
                if (at.time().value() == 0) {
                    evidence.reaches(where, growth, exact(1));
                } else {
                    evidence.atLeast(where, growth, 1);
                }
                evidence.equal(
                        where + ", cross growth",
                        at.growth(1).abs().times(features - 1).dividedBy(at.targetGrowth()),
                        exact(1));
            }
        }
    }

    /** Exactly on infinite prompts; with finite prompts off by O(1/N). */
    @ClaimCheck("BAL-4")
    void phase_one_ends_at_log_k(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double n = world.promptLength();
        if (Double.isInfinite(n)) {
            evidence.within("weight", missesLogK(world, lab), 0, 1e-9);
        } else {
            Estimate slope =
                    missesLogK(world.withPromptLength(10 * n), lab).slopeFrom(missesLogK(world, lab), n, 10 * n);
            evidence.within("slope to 10 N", slope, -1, 0.05);
        }
    }

    /** The distance of A_k from (1 − 1/K) ln(K − 1) when Attn_k = ½. */
    private static Estimate missesLogK(BalancedWorld world, Laboratory lab) {
        return lab.train(world, HALF)
                .get(0)
                .at(HALF)
                .map(Moment::targetWeight)
                .orElse(Estimate.NEVER)
                .minus(BalancedTheorem.targetWeightAtHalf(world.features()))
                .abs();
    }

    @ClaimCheck("BAL-5")
    void phase_two_growth(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        for (Run run : lab.train(world, errorAtMost(world.error()), HALF)) {
            evidence.isTrue("phase II begins", run.at(HALF).isPresent());
            for (Moment at : run.moments()) {
                if (at.targetAttention().value() >= 0.5 && at.predictionError().value() > world.error()) {
                    evidence.atLeast(
                            "growth", at.targetGrowth().times(world.features()).dividedBy(world.error()), 1);
                }
            }
        }
    }

    @ClaimCheck("BAL-6")
    void hitting_times_equal_the_closed_form(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        ClosedFormTime law = ClosedFormTime.balanced(world.features());
        if (world.learningRate() > 0) {
            descentApproachesTheFlow(world, law.whenAttentionLeaves(0.5), lab, evidence);
            return;
        }
        Event reached = errorAtMost(world.error());
        Run flow = lab.train(world, reached, HALF).get(0);
        evidence.within("error", flow.time(reached).dividedBy(law.whenErrorReaches(world.error())), 1, 1e-9);
        evidence.within("half", flow.time(HALF).dividedBy(law.whenAttentionLeaves(0.5)), 1, 1e-9);
    }

    /** Descent of n steps ends where the flow is at τ(½): the distance of Attn_k from ½ must fall like η. */
    private static void descentApproachesTheFlow(
            BalancedWorld world, Estimate duration, Laboratory lab, Evidence evidence) {
        long steps = Math.round(duration.value() / world.learningRate());
        Estimate coarse = missesHalf(world, steps, lab);
        Estimate fine = missesHalf(world.withLearningRate(world.learningRate() / 2), 2 * steps, lab);
        evidence.within("slope to η/2", fine.slopeFrom(coarse, steps, 2.0 * steps), -1, 0.05);
    }

    private static Estimate missesHalf(BalancedWorld world, long steps, Laboratory lab) {
        Estimate largest = exact(0);
        for (Run run : lab.descend(world.probabilities(), world.promptLength(), world.learningRate(), steps)) {
            largest = largest.max(run.last().rest().minus(0.5).abs());
        }
        return largest;
    }

    @ClaimCheck("BAL-7")
    void logarithms_are_slack_and_k_squared_is_necessary(
            BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Event reached = errorAtMost(world.error());
        double features = world.features();
        Estimate hit = lab.train(world, reached).get(0).time(reached);
        if (features < 1e5) {
            // the next term of the closed form is 2/(1−a), smaller by 4(1−a) = 4√(2ε)
            double rest = 4 * Math.sqrt(2 * world.error()) + 8 * features * world.error();
            evidence.within(
                    "time times error",
                    hit.dividedBy(SharpConstants.balancedTimeForSmallErrors(features, world.error())),
                    1,
                    rest);
            return;
        }
        BalancedWorld fewer = world.withFeatures(features / 10);
        Estimate slope = hit.slopeFrom(lab.train(fewer, reached).get(0).time(reached), features / 10, features);
        evidence.parameter("slope in K from K/10", slope.value());
        evidence.within("slope in K from K/10", slope, 2, 0.01);
        if (features == 1e12) {
            evidence.within(
                    "time over K²", hit.dividedBy(SharpConstants.balancedTimeForManyFeatures(features)), 1, 1e-3);
        }
    }
}
