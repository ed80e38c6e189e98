package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.HALF;
import static org.iclconvergence.laboratory.Event.SWITCH;
import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Tables;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.ImbalancedTheorem;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.theory.RareFeature;
import org.iclconvergence.theory.SharpConstants;
import org.iclconvergence.worlds.ImbalancedWorld;

/** The theorem on imbalanced features and its sharp laws: IMB-1 to IMB-3, IMB-5, IMB-11 to IMB-13, IMB-15, IMB-16. */
final class ImbalancedCheck {
    private static Run dominantFlow(ImbalancedWorld world, Laboratory lab) {
        return lab.flow(lab.dominantQuery(world), world.promptLength(), errorAtMost(world.error()), HALF);
    }

    private static Estimate dominantTime(ImbalancedWorld world, Laboratory lab) {
        return dominantFlow(world, lab).time(errorAtMost(world.error()));
    }

    private static Run rareFlow(ImbalancedWorld world, Laboratory lab) {
        return lab.flow(lab.rareQuery(world), world.promptLength(), errorAtMost(world.error()), SWITCH);
    }

    private static Estimate rareTime(ImbalancedWorld world, Laboratory lab) {
        return rareFlow(world, lab).time(errorAtMost(world.error()));
    }

    @ClaimCheck("IMB-1")
    void dominant_feature_converges_in_time_independent_of_k(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate hit = dominantTime(world, lab);
        evidence.parameter("η T_1", hit.value());
        evidence.atMost(
                "T_1 over its bound",
                hit.dividedBy(theory.ceiling(ImbalancedTheorem.dominantTime(world.dominant(), world.error(), 1))),
                1);
    }

    @ClaimCheck("IMB-2")
    void rare_features_converge_within_the_bound(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double bound = ImbalancedTheorem.underRepresentedTime(world.features(), world.dominant(), world.error(), 1);
        evidence.atMost("T_k over its bound", rareTime(world, lab).dividedBy(theory.ceiling(bound)), 1);
    }

    /** Where T_1 is 0, at a start with L_1 ≤ ε, the ratio is infinite and only the order is left to see. */
    @ClaimCheck("IMB-3")
    void dominant_feature_first_then_the_others(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        if (world.learningRate() > 0) {
            everyOtherFeatureIsLater(world, lab, evidence);
            return;
        }
        Estimate rare = rareTime(world, lab);
        Estimate dominant = dominantTime(world, lab);
        evidence.atMost("T_1 over T_k", dominant.dividedBy(rare), 1);
        if (dominant.value() > 0) {
            Estimate bound =
                    theory.floor(ImbalancedTheorem.ratioOfTimes(world.features(), world.dominant(), world.error()));
            evidence.atLeast("T_k/T_1 over its bound", rare.dividedBy(dominant).dividedBy(bound), 1);
        }
    }

    private static void everyOtherFeatureIsLater(ImbalancedWorld world, Laboratory lab, Evidence evidence) {
        Event reached = errorAtMost(world.error());
        List<Run> queries = lab.descend(
                lab.probabilities(world.probabilities()), world.promptLength(), world.learningRate(), 3_000, reached);
        for (int k = 1; k < queries.size(); k++) {
            evidence.where("k = " + (k + 1));
            evidence.atMost(
                    "descent: T_1 over T_k",
                    queries.get(0).time(reached).dividedBy(queries.get(k).time(reached)),
                    1);
        }
    }

    @ClaimCheck("IMB-5")
    void dominant_query_has_one_phase(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Run flow = dominantFlow(world, lab);
        Estimate bound =
                theory.floor(BalancedTheorem.phaseTwoGrowth(world.dominant(), world.error(), world.promptLength()));
        evidence.isTrue("Attn_1 reaches ½", flow.at(HALF).isPresent());
        for (Moment at : flow.moments()) {
            if (at.targetAttention().value() >= 0.5 && at.predictionError().value() > world.error()) {
                evidence.where("η t = " + at.time().value());
                evidence.atLeast("α_1 over its bound", at.targetGrowth().dividedBy(bound), 1);
            }
        }
    }

    @ClaimCheck("IMB-11")
    void dominant_hitting_time_equals_the_closed_form(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        ClosedFormTime law = new ClosedFormTime(world.features(), world.dominant());
        Estimate expected = law.whenErrorReaches(world.error());
        if (expected.value() == 0) {
            evidence.equal("T_1 where the start has L_1 ≤ ε", dominantTime(world, lab), exact(0));
        } else {
            evidence.equal(
                    "T_1 over the closed form", dominantTime(world, lab).dividedBy(theory.law(expected)), exact(1));
        }
    }

    @ClaimCheck("IMB-12")
    void rare_features_take_k_squared_over_their_share(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate law = theory.law(SharpConstants.underRepresentedTime(world.features(), world.dominant()));
        Estimate ratio = rareTime(world, lab).dividedBy(law);
        evidence.parameter("ratio", ratio.value());
        evidence.within(
                "η T_k (1 − p_1)/K²",
                ratio,
                exact(1),
                theory.ceiling(RareFeature.distanceOfTheTime(world.features(), world.error())));
        betweenBounds(
                "(p_k η T_k − K)/√K",
                rareTime(world, lab),
                RareFeature.earliestTime(world.features()),
                RareFeature.latestTime(world.features(), world.error()),
                world,
                theory,
                evidence);
        evidence.attach("scaling.csv", "text/csv", () -> Tables.scaling(lab));
    }

    @ClaimCheck("IMB-13")
    void the_switch_comes_after_one_third_of_the_time(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Run flow = rareFlow(world, lab);
        Estimate fraction = flow.time(SWITCH).dividedBy(flow.time(errorAtMost(world.error())));
        evidence.parameter("fraction", fraction.value());
        evidence.within(
                "T_switch/T_k",
                fraction,
                theory.law(SharpConstants.SWITCH_FRACTION),
                theory.ceiling(RareFeature.distanceOfTheSwitch(world.features(), world.error())));
        betweenBounds(
                "(p_k η T_switch − K/3)/√K",
                flow.time(SWITCH),
                RareFeature.earliestSwitch(world.features()),
                RareFeature.latestSwitch(world.features()),
                world,
                theory,
                evidence);
    }

    /** A time in units of 1/(p_k η) between two bounds: its distance from their middle, in units of √K. */
    private static void betweenBounds(
            String assertion,
            Estimate time,
            double earliest,
            double latest,
            ImbalancedWorld world,
            Theory theory,
            Evidence evidence) {
        double root = Math.sqrt(world.features());
        Estimate scaled = time.times(Estimate.rounded((1 - world.dominant()) / (world.features() - 1), 4));
        evidence.within(
                assertion,
                scaled.minus(0.5 * (earliest + latest)).dividedBy(root),
                exact(0),
                theory.ceiling(0.5 * (latest - earliest) / root));
    }

    @ClaimCheck("IMB-15")
    void attention_at_the_switch(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Run flow = rareFlow(world, lab);
        double root = Math.sqrt(world.features());
        Estimate target = flow.at(SWITCH)
                .map(at -> at.targetAttention().times(world.features()))
                .orElse(Estimate.NEVER);
        Estimate first = flow.at(SWITCH)
                .map(at -> at.attention(flow.dominant()).times(root))
                .orElse(Estimate.NEVER);
        evidence.parameter("Attn_k K", target.value());
        evidence.parameter("Attn_1 √K", first.value());
        evidence.within(
                "Attn_k K",
                target,
                theory.law(SharpConstants.TARGET_ATTENTION_AT_SWITCH),
                theory.ceiling(RareFeature.distanceOfTargetAttention(world.features())));
        evidence.within(
                "Attn_1 √K",
                first,
                theory.law(SharpConstants.DOMINANT_ATTENTION_AT_SWITCH),
                theory.ceiling(RareFeature.distanceOfDominantAttention(world.features())));
    }

    /** What the law leaves open is 2/√K: so no edge of the window is claimed closer than that. */
    @ClaimCheck("IMB-16")
    void onset_of_the_proofs_window(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Run flow = lab.flow(lab.rareQuery(world), SWITCH);
        double logFeatures = FastMath.log(world.features());
        double rest = RareFeature.distanceOfDominantWeight(world.features());
        Estimate weight = flow.at(SWITCH)
                .map(at -> at.weight(flow.dominant()))
                .orElse(Estimate.NEVER)
                .plus(0.5 * logFeatures);
        evidence.parameter("B at the switch over ln K", weight.value() / logFeatures - 0.5);
        Estimate offset = theory.offset(world.dominant());
        evidence.within("B_{k,1} + ½ ln K at the switch", weight, offset, theory.ceiling(rest));
        double half = OnsetLaw.HALF_WIDTH * logFeatures;
        double distance = Math.abs(OnsetLaw.offset(world.dominant()));
        if (distance <= half - rest) {
            evidence.atMost(
                    "|B_{k,1} + ½ ln K| over 0.01 ln K from the onset on",
                    weight.abs().dividedBy(half),
                    1);
        } else if (distance >= half + rest) {
            evidence.atLeast(
                    "|B_{k,1} + ½ ln K| over 0.01 ln K before the onset",
                    weight.abs().dividedBy(half),
                    1);
        }
    }
}
