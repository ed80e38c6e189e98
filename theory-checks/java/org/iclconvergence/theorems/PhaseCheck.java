package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.HALF;
import static org.iclconvergence.laboratory.Event.SWITCH;
import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Tables;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ImbalancedTheorem;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.PhaseOneLead;
import org.iclconvergence.worlds.GeneralWorld;
import org.iclconvergence.worlds.ImbalancedWorld;

/** The four phases of an under-represented query: IMB-6 to IMB-10, IMB-14. */
final class PhaseCheck {
    private static List<Run> rareQueries(ImbalancedWorld world, Laboratory lab) {
        return lab.trainRare(world, errorAtMost(world.error()), SWITCH, HALF);
    }

    /**
     * By conservation |β_{k,1}| > α_k says that the other rare weights grow, so their growth at Q = 0 decides whether the dominant
     * feature leads; where it does not, there is no phase to look at.
     */
    @ClaimCheck("IMB-6")
    void phase_one_the_dominant_weight_falls_and_leads(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        QueryGroups groups = lab.rareQuery(world);
        int other = groups.dominant() == 1 ? 2 : 1;
        Moment start = lab.at(groups, world.promptLength(), new double[groups.count()]);
        Estimate growth = PhaseOneLead.rareCrossGrowth(world.features(), world.dominant(), world.promptLength());
        evidence.equal("β_{k,n} of a rare n at the start", start.growth(other), theory.law(growth));
        double shortest = LossFloor.shortestPrompt(groups.probability(0), world.error());
        if (growth.value() - growth.error() <= 0 || world.promptLength() < 2 * shortest) {
            return;
        }
        for (Run run : rareQueries(world, lab)) {
            int first = run.dominant();
            double end = run.time(SWITCH).value();
            Moment before = null;
            for (Moment at : run.moments()) {
                if (at.time().value() >= end) {
                    break;
                }
                if (before != null) {
                    evidence.where("η t = " + at.time().value());
                    evidence.atLeast("B_{k,1} falls", before.weight(first).minus(at.weight(first)), 0);
                    evidence.atLeast(
                            "Attn_1 falls",
                            before.attention(first).minus(at.attention(first)).dividedBy(at.attention(first)),
                            0);
                    evidence.atLeast(
                            "−B_{k,1} − A_k",
                            at.weight(first).plus(at.targetWeight()).negated(),
                            0);
                }
                before = at;
            }
        }
    }

    /**
     * With x = K^{−0.49} the score of the dominant feature is at least p_1 x/(2(1−p_1)) until B_{k,1} = −0.49 ln K, where K^{0.49} ≥
     * p_1/(1−p_1), so that |β_{k,1}| ≈ p_k Attn_1² (1 − Attn_1) has at least the constant c = p_1²/(8(1−p_1)).
     */
    @ClaimCheck("IMB-7")
    void phase_one_rate_and_duration(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double features = world.features();
        double dominant = world.dominant();
        QueryGroups groups = lab.rareQuery(world);
        int first = groups.dominant();
        Event cutOff = Event.dominantWeightAtMost(first, ImbalancedTheorem.WINDOW_TOP * FastMath.log(features));
        Run flow = lab.flow(groups, errorAtMost(world.error()), cutOff, SWITCH);
        Estimate end = flow.time(cutOff);
        evidence.atMost("time of B_{k,1} = −0.49 ln K over the switch's", end.dividedBy(flow.time(SWITCH)), 1);
        double longest = ImbalancedTheorem.phaseOneTime(features);
        evidence.parameter("η t of B_{k,1} = −0.49 ln K over K^1.98 ln K", end.value() / longest);
        Estimate slowest = theory.floor(ImbalancedTheorem.phaseOneRate(features, dominant));
        for (Moment at : flow.moments()) {
            if (at.time().value() <= end.value()) {
                evidence.where("η t = " + at.time().value());
                evidence.atLeast(
                        "|β_{k,1}| K^1.98 over c", at.growth(first).negated().dividedBy(slowest), 1);
            }
        }
        evidence.atMost("duration over K^1.98 ln K", end.dividedBy(theory.ceiling(longest)), 1);
    }

    /** The flow locates where the target first leads: that it does not lead before needs no look. */
    @ClaimCheck("IMB-8")
    void phase_two_the_influence_switches_once(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        for (Run run : lab.trainRare(world, errorAtMost(world.error()), SWITCH)) {
            Moment start = run.moments().get(0);
            evidence.atMost(
                    "α_k over |β_{k,1}| at the start",
                    start.targetGrowth().dividedBy(start.growth(run.dominant()).abs()),
                    1);
            evidence.isTrue("the influence switches", run.at(SWITCH).isPresent());
            leadsFromTheSwitchOn(run, evidence);
            evidence.parameter(
                    "B at the switch over ln K",
                    run.at(SWITCH)
                            .map(at -> at.weight(run.dominant()).value() / FastMath.log(world.features()))
                            .orElse(Double.NaN));
        }
        evidence.attach("phases.csv", "text/csv", Tables::phases);
    }

    private static void leadsFromTheSwitchOn(Run run, Evidence evidence) {
        double start = run.time(SWITCH).value();
        for (Moment at : run.moments()) {
            if (at.time().value() >= start) {
                evidence.where("η t = " + at.time().value());
                evidence.reaches("α_k over the largest |β_{k,n}| from the switch on", leadOfTheTarget(at), exact(1));
            }
        }
        evidence.where("");
    }

    private static Estimate leadOfTheTarget(Moment at) {
        return at.targetGrowth().dividedBy(at.largestCrossGrowth());
    }

    @ClaimCheck("IMB-9")
    void phase_three_the_target_weight_grows_to_log_k(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double features = world.features();
        for (Run run : rareQueries(world, lab)) {
            Estimate start = run.time(SWITCH);
            Estimate end = run.time(HALF);
            evidence.atMost(
                    "duration over K² ln K/(1 − p_1)",
                    end.minus(start)
                            .dividedBy(theory.ceiling(BalancedTheorem.growthTime(features) / (1 - world.dominant()))),
                    1);
            for (Moment at : run.moments()) {
                if (at.time().value() > start.value() && at.time().value() < end.value()) {
                    evidence.where("η t = " + at.time().value());
                    evidence.atLeast("α_k over the largest |β_{k,n}|", leadOfTheTarget(at), 1);
                }
            }
            evidence.where("");
            Estimate weight = run.at(HALF).map(Moment::targetWeight).orElse(Estimate.NEVER);
            evidence.within(
                    "A_k − ln K at Attn_k = ½", weight.minus(FastMath.log(features)), exact(0), theory.ceiling(2));
        }
    }

    @ClaimCheck("IMB-10")
    void phase_four_convergence(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate bound = theory.floor(
                BalancedTheorem.phaseTwoGrowth(world.rareQuery().probability(0), world.error(), world.promptLength()));
        Estimate longest = theory.ceiling(
                BalancedTheorem.refinementTime(world.features(), world.error()) / (1 - world.dominant()));
        for (Run run : rareQueries(world, lab)) {
            Estimate start = run.time(HALF);
            Estimate end = run.time(errorAtMost(world.error()));
            evidence.atMost("duration over its bound", end.minus(start).dividedBy(longest), 1);
            for (Moment at : run.moments()) {
                if (at.time().value() >= start.value() && at.predictionError().value() > world.error()) {
                    evidence.where("η t = " + at.time().value());
                    evidence.atLeast(
                            "α_k over its bound in phase IV", at.targetGrowth().dividedBy(bound), 1);
                }
            }
        }
    }

    /** Where the target leads from the start there is no switch to check. */
    @ClaimCheck("IMB-14")
    void the_switch_comes_before_half_and_only_once(
            GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        if (!PhaseOneLead.holdsAtTheStart(world.groups())) {
            return;
        }
        Run flow = lab.flow(world.groups(), Event.targetAttentionAtLeast(0.9), HALF, SWITCH);
        Estimate half = flow.time(HALF);
        leadsFromTheSwitchOn(flow, evidence);
        evidence.atMost(
                "time of the switch over that of Attn_k = ½", flow.time(SWITCH).dividedBy(half), 1);
    }
}
