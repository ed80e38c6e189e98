package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.HALF;
import static org.iclconvergence.laboratory.Event.SWITCH;
import static org.iclconvergence.laboratory.Event.errorAtMost;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Moment;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Tables;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ImbalancedTheorem;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.theory.PhaseOneLead;
import org.iclconvergence.worlds.GeneralWorld;
import org.iclconvergence.worlds.ImbalancedWorld;

/** The four phases of an under-represented query: IMB-6 to IMB-10, IMB-14. */
final class PhaseCheck {
    private static List<Run> rareQueries(ImbalancedWorld world, Laboratory lab) {
        return lab.trainRare(world, errorAtMost(world.error()), SWITCH, HALF);
    }

    /** Phase I needs a leader: where the dominant feature should not lead at the start there is no phase to check. */
    @ClaimCheck("IMB-6")
    void phase_one_the_dominant_weight_falls_and_leads(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        if (!PhaseOneLead.holdsAtTheStart(world.rareQuery())) {
            return;
        }
        for (Run run : rareQueries(world, lab)) {
            int first = run.dominant();
            double end = run.time(SWITCH).value();
            evidence.isTrue("the switch comes, after the start", end > 0 && end < Double.POSITIVE_INFINITY);
            Moment before = null;
            for (Moment at : run.moments()) {
                if (at.time().value() >= end) {
                    break;
                }
                evidence.atLeast(
                        "lead at " + at.time().value(),
                        at.growth(first).negated().dividedBy(at.targetGrowth()),
                        1);
                if (before != null) {
                    evidence.atLeast("B falls", before.weight(first).minus(at.weight(first)), 0);
                    evidence.atLeast("Attn_1 falls", before.attention(first).minus(at.attention(first)), 0);
                    evidence.atLeast(
                            "|B| over A",
                            at.weight(first).plus(at.targetWeight()).negated(),
                            0);
                }
                before = at;
            }
        }
        evidence.holdsFrom("p_1 = " + world.dominant(), world.features());
    }

    /**
     * The rate has the constant c = p_1²/(4(1−p_1)): at the end of the phase Attn_1 ≈ p_1/(1−p_1) K^{−0.49} and |β_{k,1}| ≈
     * (1−p_1)/K Attn_1². The time has the constant 1. Where the switch comes first, the phase ends before the paper's cut-off.
     */
    @ClaimCheck("IMB-7")
    void phase_one_rate_and_duration(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double features = world.features();
        double dominant = world.dominant();
        int first = lab.rareQuery(world).dominant();
        Event cutOff = Event.dominantWeightAtMost(first, ImbalancedTheorem.WINDOW_TOP * FastMath.log(features));
        Run flow = lab.flow(lab.rareQuery(world), errorAtMost(world.error()), cutOff, SWITCH);
        Estimate end = flow.time(cutOff);
        if (end.value() > flow.time(SWITCH).value()) {
            evidence.parameter("phase I", "the switch comes before B = -0.49 ln K");
            evidence.isTrue("as the onset law predicts", features < OnsetLaw.onset(dominant));
            return;
        }
        double scale = FastMath.pow(features, ImbalancedTheorem.PHASE_ONE_EXPONENT);
        double constant = dominant * dominant / (4 * (1 - dominant));
        for (Moment at : flow.moments()) {
            if (at.time().value() <= end.value()) {
                evidence.atLeast("rate", at.growth(first).negated().times(scale), constant);
            }
        }
        evidence.atMost("duration", end, scale * FastMath.log(features));
        evidence.holdsFrom("p_1 = " + dominant + " (powers of 10)", features);
    }

    @ClaimCheck("IMB-8")
    void phase_two_the_influence_switches_once_inside_the_window(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Run flow = lab.flow(lab.rareQuery(world), errorAtMost(world.error()), SWITCH);
        evidence.isTrue("one switch", switches(flow) == 1);
        Estimate position = flow.at(SWITCH)
                .map(at -> at.weight(flow.dominant()))
                .orElse(Estimate.NEVER)
                .dividedBy(Estimate.exact(world.features()).log());
        evidence.parameter("B at the switch over ln K", position.value());
        if (world.features() >= OnsetLaw.onset(world.dominant())) {
            evidence.atMost("top", position, ImbalancedTheorem.WINDOW_TOP);
            evidence.atLeast("bottom", position, ImbalancedTheorem.WINDOW_BOTTOM);
            evidence.holdsFrom("p_1 = " + world.dominant(), world.features());
        }
        evidence.attach("phases.csv", "text/csv", Tables::phases);
    }

    private static int switches(Run run) {
        int switches = 0;
        boolean led = false;
        boolean start = true;
        for (Moment at : run.moments()) {
            boolean leads = at.targetGrowth().value() > at.largestCrossGrowth().value();
            switches += !start && leads != led ? 1 : 0;
            led = leads;
            start = false;
        }
        return switches;
    }

    @ClaimCheck("IMB-9")
    void phase_three_the_target_weight_grows_to_log_k(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double features = world.features();
        for (Run run : rareQueries(world, lab)) {
            Estimate start = run.time(SWITCH);
            Estimate end = run.time(HALF);
            evidence.atMost(
                    "duration", end.minus(start), BalancedTheorem.growthTime(features) / (1 - world.dominant()));
            for (Moment at : run.moments()) {
                if (at.time().value() > start.value() && at.time().value() < end.value()) {
                    evidence.atLeast("lead", at.targetGrowth().dividedBy(at.largestCrossGrowth()), 1);
                }
            }
            // at Attn_k = 1/2, e^{A_k} = Σ_{n≠k} p_n e^{B_n} / p_k, between (K−1) times the smallest and largest
            // e^{B_n}
            Estimate weight = run.at(HALF).map(Moment::targetWeight).orElse(Estimate.NEVER);
            evidence.within(
                    "A_k over ln K", weight.dividedBy(Estimate.exact(features).log()), 1, 2 / FastMath.log(features));
        }
    }

    @ClaimCheck("IMB-10")
    void phase_four_convergence(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double p = world.rareQuery().probability(0);
        for (Run run : rareQueries(world, lab)) {
            Estimate start = run.time(HALF);
            Estimate end = run.time(errorAtMost(world.error()));
            evidence.atMost(
                    "duration",
                    end.minus(start),
                    BalancedTheorem.refinementTime(world.features(), world.error()) / (1 - world.dominant()));
            for (Moment at : run.moments()) {
                if (at.time().value() >= start.value() && at.predictionError().value() > world.error()) {
                    evidence.atLeast("growth", at.targetGrowth().dividedBy(p), world.error());
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
        Run flow = lab.flow(world.groups(), HALF, SWITCH);
        evidence.isTrue("one switch", switches(flow) == 1);
        evidence.atMost("switch over half", flow.time(SWITCH).dividedBy(flow.time(HALF)), 1);
    }
}
