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
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.ImbalancedTheorem;
import org.iclconvergence.theory.SharpConstants;
import org.iclconvergence.worlds.ImbalancedWorld;

/** The theorem on imbalanced features and its sharp laws: IMB-1 to IMB-3, IMB-5, IMB-11 to IMB-13, IMB-15, IMB-16. */
final class ImbalancedCheck {
    private static Estimate dominantTime(ImbalancedWorld world, Laboratory lab) {
        Event reached = errorAtMost(world.error());
        return lab.flow(lab.dominantQuery(world), reached).time(reached);
    }

    private static Run rareFlow(ImbalancedWorld world, Laboratory lab) {
        return lab.flow(lab.rareQuery(world), errorAtMost(world.error()), SWITCH);
    }

    private static Estimate rareTime(ImbalancedWorld world, Laboratory lab) {
        return rareFlow(world, lab).time(errorAtMost(world.error()));
    }

    @ClaimCheck("IMB-1")
    void dominant_feature_converges_in_time_independent_of_k(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate hit = dominantTime(world, lab);
        evidence.atMost("time", hit, ImbalancedTheorem.dominantTime(world.dominant(), world.error(), 1));
        if (world.features() == 1e6) {
            Estimate change =
                    hit.dividedBy(dominantTime(world.withFeatures(10), lab)).minus(1);
            evidence.parameter("against K = 10", change.value());
            if (world.error() <= 0.01) {
                evidence.within("against K = 10", change, 0, 0.15);
            }
        }
    }

    @ClaimCheck("IMB-2")
    void rare_features_converge_within_the_bound(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        evidence.atMost(
                "time",
                rareTime(world, lab),
                ImbalancedTheorem.underRepresentedTime(world.features(), world.dominant(), world.error(), 1));
    }

    @ClaimCheck("IMB-3")
    void dominant_feature_first_then_the_others(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        if (world.learningRate() > 0) {
            everyOtherFeatureIsLater(world, lab, evidence);
            return;
        }
        ImbalancedWorld fewer = world.withFeatures(world.features() / 10);
        Estimate ratio = rareTime(world, lab).dividedBy(dominantTime(world, lab));
        Estimate ratioOfFewer = rareTime(fewer, lab).dividedBy(dominantTime(fewer, lab));
        evidence.isTrue("both converge", ratio.value() > 0 && ratioOfFewer.value() > 0 && ratio.isKnown());
        evidence.atLeast(
                "slope of T_k/T_1 from K/10", ratio.slopeFrom(ratioOfFewer, fewer.features(), world.features()), 1.95);
    }

    private static void everyOtherFeatureIsLater(ImbalancedWorld world, Laboratory lab, Evidence evidence) {
        Event reached = errorAtMost(world.error());
        List<Run> queries = lab.descend(
                lab.probabilities(world.probabilities()), world.promptLength(), world.learningRate(), 3_000, reached);
        for (int k = 1; k < queries.size(); k++) {
            evidence.atLeast(
                    "T_" + (k + 1) + "/T_1",
                    queries.get(k).time(reached).dividedBy(queries.get(0).time(reached)),
                    1.0001);
        }
    }

    @ClaimCheck("IMB-5")
    void dominant_query_has_one_phase(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Event small = errorAtMost(world.error());
        Run flow = lab.flow(lab.dominantQuery(world), small, HALF);
        evidence.isTrue(
                "Attn_1 reaches 1/2 and converges",
                flow.at(HALF).isPresent() && flow.at(small).isPresent());
        for (Moment at : flow.moments()) {
            if (at.targetAttention().value() >= 0.5 && at.predictionError().value() > world.error()) {
                evidence.atLeast("growth", at.targetGrowth().dividedBy(world.dominant() * world.error()), 1);
            }
        }
    }

    @ClaimCheck("IMB-11")
    void dominant_hitting_time_equals_the_closed_form(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        ClosedFormTime law = new ClosedFormTime(world.features(), world.dominant());
        evidence.within("time", dominantTime(world, lab).dividedBy(law.whenErrorReaches(world.error())), 1, 1e-9);
    }

    @ClaimCheck("IMB-12")
    void rare_features_take_k_squared_over_their_share(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate ratio =
                rareTime(world, lab).dividedBy(SharpConstants.underRepresentedTime(world.features(), world.dominant()));
        evidence.parameter("ratio", ratio.value());
        evidence.within("ratio", ratio, 1, 1e-3);
        evidence.attach("scaling.csv", "text/csv", () -> Tables.scaling(lab));
    }

    @ClaimCheck("IMB-13")
    void the_switch_comes_after_one_third_of_the_time(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Run flow = rareFlow(world, lab);
        Estimate fraction = flow.time(SWITCH).dividedBy(flow.time(errorAtMost(world.error())));
        evidence.parameter("fraction", fraction.value());
        evidence.within("fraction", fraction, SharpConstants.SWITCH_FRACTION, 1e-3);
    }

    @ClaimCheck("IMB-15")
    void attention_at_the_switch(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Run flow = rareFlow(world, lab);
        Estimate target = flow.at(SWITCH)
                .map(at -> at.targetAttention().times(world.features()))
                .orElse(Estimate.NEVER);
        Estimate first = flow.at(SWITCH)
                .map(at -> at.attention(flow.dominant())
                        .times(Estimate.exact(world.features()).sqrt()))
                .orElse(Estimate.NEVER);
        evidence.parameter("Attn_k K", target.value());
        evidence.parameter("Attn_1 √K", first.value());
        evidence.within("Attn_k K", target, SharpConstants.TARGET_ATTENTION_AT_SWITCH, 1e-3);
        evidence.within("Attn_1 √K", first, SharpConstants.DOMINANT_ATTENTION_AT_SWITCH, 1e-3);
    }

    /**
     * Where B_{k,1}/ln K at the switch enters the window, by bisection in ln K, against the law. The weight misses its limit −½ ln K +
     * offset by about 1.6/√K (measured at K = 1e8, where it is 1.6e-4; 5/√K is allowed), and a shift of the weight by δ shifts
     * the onset by 100 δ in ln K.
     */
    @ClaimCheck("IMB-16")
    void onset_of_the_proofs_window(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate law = theory.logOnset(world.dominant());
        double low = FastMath.log(world.dominant() == 0.5 ? 1e4 : 1e60);
        double high = FastMath.log(world.dominant() == 0.5 ? 1e14 : 1e80);
        evidence.isTrue("outside at first", !switchesInsideWindow(world, low, lab));
        evidence.isTrue("inside at last", switchesInsideWindow(world, high, lab));
        while (high - low > 1e-4) {
            double middle = 0.5 * (low + high);
            if (switchesInsideWindow(world, middle, lab)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Estimate onset = Estimate.between(low, high);
        evidence.within(
                "ln K of the onset against the law", onset, law, 500 * FastMath.exp(-0.5 * onset.value()) + 1e-3);
        evidence.holdsFrom("p_1 = " + world.dominant(), FastMath.exp(onset.value()));
    }

    private static boolean switchesInsideWindow(ImbalancedWorld world, double logFeatures, Laboratory lab) {
        double features = Math.rint(FastMath.exp(logFeatures));
        Run flow = lab.flow(lab.rareQuery(world.withFeatures(features)), SWITCH);
        double position = flow.last().weight(flow.dominant()).value() / FastMath.log(features);
        return position >= ImbalancedTheorem.WINDOW_BOTTOM && position <= ImbalancedTheorem.WINDOW_TOP;
    }
}
