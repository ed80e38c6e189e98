package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.HALF;
import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.SharpConstants;
import org.iclconvergence.worlds.BalancedWorld;

/** The theorem on balanced features, its two phases and what is sharp about it: BAL-1, BAL-3 to BAL-7. */
final class BalancedCheck {
    /** Until L_k = ε/4, or to rest where the shortest prompts do not allow it. */
    @ClaimCheck("BAL-1")
    void population_loss_reaches_epsilon_within_the_bound_and_stays(
            BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Event reached = errorAtMost(world.error());
        Estimate bound = theory.ceiling(BalancedTheorem.convergenceTime(world.features(), world.error(), 1));
        for (Run run : lab.train(world, errorAtMost(world.error() / 4), reached)) {
            Estimate hit = run.time(reached);
            evidence.atMost("T* over its bound", hit.dividedBy(bound), 1);
            for (Moment at : run.moments()) {
                if (at.time().value() > hit.value()) {
                    evidence.where("η t = " + at.time().value());
                    evidence.atMost("L_k after T*", at.predictionError(), world.error());
                }
            }
        }
    }

    /** From Attn_k = 1/K to ½; on infinitely long prompts the bound is met with equality at the start. */
    @ClaimCheck("BAL-3")
    void phase_one_growth(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double features = world.features();
        Estimate bound = theory.floor(BalancedTheorem.phaseOneGrowth(features, world.promptLength()));
        for (Run run : lab.train(world, HALF)) {
            evidence.isTrue("phase I ends", run.at(HALF).isPresent());
            for (Moment at : run.moments()) {
                evidence.where("η t = " + at.time().value());
                evidence.reaches("α_k over its bound", at.targetGrowth().dividedBy(bound), exact(1));
                evidence.equal(
                        "|β_{k,n}| (K − 1) over α_k",
                        at.growth(1).abs().times(features - 1).dividedBy(at.targetGrowth()),
                        exact(1));
            }
        }
    }

    /** On prompts of N tokens A_k is larger, by (K − 2)/(2N) to first order. */
    @ClaimCheck("BAL-4")
    void phase_one_ends_at_log_k(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double features = world.features();
        double length = world.promptLength();
        Estimate weight =
                lab.train(world, HALF).get(0).at(HALF).map(Moment::targetWeight).orElse(Estimate.NEVER);
        double law = BalancedTheorem.targetWeightAtHalf(features);
        if (Double.isInfinite(length)) {
            evidence.equal("A_k at Attn_k = ½", weight, theory.law(law));
        } else {
            evidence.within(
                    "A_k at Attn_k = ½ minus its limit, over (K − 2)/(2N)",
                    weight.minus(law).dividedBy(theory.law(BalancedTheorem.excessAtHalf(features, length))),
                    exact(1),
                    theory.ceiling(features / length));
        }
    }

    @ClaimCheck("BAL-5")
    void phase_two_growth(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate bound =
                theory.floor(BalancedTheorem.phaseTwoGrowth(1 / world.features(), world.error(), world.promptLength()));
        for (Run run : lab.train(world, errorAtMost(world.error()), HALF)) {
            evidence.isTrue("phase II begins", run.at(HALF).isPresent());
            for (Moment at : run.moments()) {
                if (at.targetAttention().value() >= 0.5 && at.predictionError().value() > world.error()) {
                    evidence.where("η t = " + at.time().value());
                    evidence.atLeast(
                            "α_k over its bound in phase II", at.targetGrowth().dividedBy(bound), 1);
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
        evidence.equal(
                "time of L_k = ε over the closed form",
                flow.time(reached).dividedBy(theory.law(law.whenErrorReaches(world.error()))),
                exact(1));
        evidence.equal(
                "time of Attn_k = ½ over the closed form",
                flow.time(HALF).dividedBy(theory.law(law.whenAttentionLeaves(0.5))),
                exact(1));
    }

    /** Descent of n steps ends where the flow is at τ(½): the distance of Attn_k from ½ must fall like η. */
    private static void descentApproachesTheFlow(
            BalancedWorld world, Estimate duration, Laboratory lab, Evidence evidence) {
        long steps = Math.round(duration.value() / world.learningRate());
        Estimate coarse = missesHalf(world, steps, lab);
        Estimate fine = missesHalf(world.withLearningRate(world.learningRate() / 2), 2 * steps, lab);
        evidence.within("descent's slope to η/2", fine.slopeFrom(coarse, (double) steps, 2.0 * steps), -1, 0.05);
    }

    private static Estimate missesHalf(BalancedWorld world, long steps, Laboratory lab) {
        Estimate largest = exact(0);
        for (Run run : lab.descend(world.probabilities(), world.promptLength(), world.learningRate(), steps)) {
            largest = largest.max(run.last().rest().minus(0.5).abs());
        }
        return largest;
    }

    /** Both limits with the distance from them: nothing is read off one large K or one small ε. */
    @ClaimCheck("BAL-7")
    void logarithms_are_slack_and_k_squared_is_necessary(
            BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Event reached = errorAtMost(world.error());
        double features = world.features();
        Estimate hit = lab.train(world, reached).get(0).time(reached);
        evidence.parameter("η T*/K²", hit.value() / (features * features));
        evidence.atMost(
                "distance of η T*/K² from 1",
                hit.dividedBy(theory.law(SharpConstants.balancedTimeForManyFeatures(features)))
                        .minus(1)
                        .abs(),
                theory.ceiling(SharpConstants.balancedDistanceForManyFeatures(features, world.error())));
        evidence.atMost(
                "distance of 4 ε η T*/(K − 1) from 1",
                hit.dividedBy(theory.law(SharpConstants.balancedTimeForSmallErrors(features, world.error())))
                        .minus(1)
                        .abs(),
                theory.ceiling(SharpConstants.balancedDistanceForSmallErrors(features, world.error())));
    }
}
