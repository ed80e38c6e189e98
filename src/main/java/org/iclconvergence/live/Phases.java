package org.iclconvergence.live;

import static org.iclconvergence.live.BalancedFeatures.FLOW;
import static org.iclconvergence.live.Claim.law;
import static org.iclconvergence.live.Comparison.AT_LEAST;
import static org.iclconvergence.live.Comparison.AT_MOST;
import static org.iclconvergence.live.Comparison.EQUALS;
import static org.iclconvergence.live.Comparison.REACHES;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ImbalancedTheorem;
import org.iclconvergence.theory.PhaseOneLead;
import org.iclconvergence.training.query.QueryEvent;

/** The four phases of an under-represented query: IMB-6 to IMB-10. */
final class Phases {
    private static final String LEADS = "the dominant feature to lead at the start, K p_1² (N − 2) > N − 2 p_1";

    private Phases() {}

    static void add(TrainedQuery query, List<Sentence> rows) {
        dominantWeight(query, ImbalancedTheorems.ofRareFeature("IMB-6", query, rows));
        rateAndDuration(query, ImbalancedTheorems.ofRareFeature("IMB-7", query, rows));
        oneSwitch(query, ImbalancedTheorems.ofRareFeature("IMB-8", query, rows));
        targetWeight(query, ImbalancedTheorems.ofRareFeature("IMB-9", query, rows));
        convergence(query, ImbalancedTheorems.ofRareFeature("IMB-10", query, rows));
    }

    /** By conservation another rare weight grows at Q = 0 exactly where |β_{k,1}| > α_k. */
    private static Estimate rareGrowth(TrainedQuery query) {
        return PhaseOneLead.rareCrossGrowth(query.features(), query.dominant(), query.promptLength());
    }

    private static boolean dominantLeads(TrainedQuery query) {
        Estimate growth = rareGrowth(query);
        return growth.value() - growth.error() > 0;
    }

    /** The check's descents are pinned ones. */
    private static String left(String id, TrainedQuery query, boolean provedForInfinitePrompts) {
        if (query.isFlow()) {
            return provedForInfinitePrompts && query.isInfinite() ? "" : Range.left(id, query);
        }
        double dominant = query.dominant();
        boolean seen = isPinnedDescent(query)
                && (dominant == 0.2 || dominant == 0.5 || dominant == 0.8)
                && query.error() == 0.01;
        return seen ? "" : "the check covers descent with η = 1, K = 8 or 16, N = K³, p_1 = 0.2, 0.5, 0.8 and ε = 0.01";
    }

    private static boolean isPinnedDescent(TrainedQuery query) {
        double features = query.features();
        return query.learningRate() == 1
                && (features == 8 || features == 16)
                && query.promptLength() == FastMath.pow(features, 3);
    }

    private static void dominantWeight(TrainedQuery query, Claim claim) {
        if (!claim.needs(query.features() >= 3, "K ≥ 3").applies()) {
            return;
        }
        int first = query.dominantGroup();
        claim.compare(
                "β_{k,n} of a rare n at the start",
                query.start().growth(first == 1 ? 2 : 1),
                EQUALS,
                "p_k² (1 − 1/N) [(1 − 2/N)(p_1² + (K − 1) p_k²) − 2 (1 − 1/N) p_k]",
                rareGrowth(query));
        claim.needs(dominantLeads(query), LEADS);
        if (!BalancedFeatures.needsLongPrompts(claim, query).applies()) {
            return;
        }
        claim.outside(left("IMB-6", query, true));
        Reached end = query.switched();
        List<Moment> phase = query.recorded().stream()
                .filter(moment -> moment.time().value() < end.value().value())
                .toList();
        falls("B_{k,1}", phase, moment -> moment.weight(first), end, claim);
        falls("Attn_1", phase, moment -> moment.attention(first), end, claim);
        claim.always(
                "|B_{k,1}| − A_k until the switch",
                phase,
                moment -> moment.weight(first).plus(moment.targetWeight()).negated(),
                REACHES,
                "0",
                moment -> Estimate.exact(0),
                end);
    }

    private static void falls(
            String quantity, List<Moment> phase, Function<Moment, Estimate> value, Reached end, Claim claim) {
        for (Steps step : Steps.worst(phase, moment -> value.apply(moment).negated())) {
            claim.compareUntil(
                    quantity + " a moment later, until the switch",
                    step.after().negated(),
                    Comparison.KEEPS_BELOW,
                    quantity,
                    step.before().negated(),
                    end);
        }
    }

    private static void rateAndDuration(TrainedQuery query, Claim claim) {
        double features = query.features();
        double dominant = query.dominant();
        claim.needs(features >= 1000, "K ≥ 1000")
                .needs(dominant >= 0.6 && dominant <= 0.99, "p_1 from 0.6 to 0.99")
                .needs(FastMath.pow(1 - dominant, 3) * FastMath.pow(features, 0.98) >= 1, "(1 − p_1)³ K^0.98 ≥ 1")
                .needs(query.isInfinite(), BalancedFeatures.INFINITE)
                .needs(query.isFlow(), FLOW);
        if (!claim.applies()) {
            return;
        }
        claim.outside(Range.left("IMB-7", query));
        int first = query.dominantGroup();
        QueryEvent cutOff = QueryEvent.crossWeightAtMost(first, ImbalancedTheorem.WINDOW_TOP * FastMath.log(features));
        Reached end = query.time(cutOff, "B_{k,1} = −0.49 ln K");
        Estimate slowest = law(ImbalancedTheorem.phaseOneRate(features, dominant));
        claim.always(
                "|β_{k,1}| until B_{k,1} = −0.49 ln K",
                query.moments(moment -> moment.time().value() <= end.value().value()),
                moment -> moment.growth(first).negated(),
                AT_LEAST,
                "p_1²/(8 (1 − p_1)) K^−1.98",
                moment -> slowest,
                end);
        claim.before("η t of B_{k,1} = −0.49 ln K", end, "η T_switch", query.switched());
        claim.compare(
                "η t of B_{k,1} = −0.49 ln K",
                end,
                AT_MOST,
                "K^1.98 ln K",
                law(ImbalancedTheorem.phaseOneTime(features)));
    }

    private static void oneSwitch(TrainedQuery query, Claim claim) {
        double dominant = query.dominant();
        claim.needs(query.features() >= 32, "K ≥ 32")
                .needs(dominant >= 0.2 && dominant <= 0.95, "p_1 from 0.2 to 0.95")
                .needs(query.error() <= 0.1, "ε ≤ 0.1");
        if (!claim.applies()
                || !BalancedFeatures.needsLongPrompts(claim.needs(dominantLeads(query), LEADS), query)
                        .needs(query.isFlow(), FLOW)
                        .applies()) {
            return;
        }
        claim.outside(left("IMB-8", query, true));
        Moment start = query.start();
        claim.compare(
                "|β_{k,1}| at the start",
                start.growth(query.dominantGroup()).abs(),
                AT_LEAST,
                "α_k",
                start.targetGrowth());
        claim.before("η T_switch", query.switched(), "η T_k", query.converged());
        leadsFromTheSwitchOn(query, claim);
    }

    static void leadsFromTheSwitchOn(TrainedQuery query, Claim claim) {
        Reached start = query.switched();
        claim.always(
                "α_k over the largest |β_{k,n}| from the switch on",
                query.moments(moment -> start.happened()
                        && moment.time().value() >= start.value().value()),
                Phases::lead,
                REACHES,
                "1",
                moment -> Estimate.exact(1),
                start);
    }

    private static Estimate lead(Moment moment) {
        return moment.targetGrowth().dividedBy(moment.largestCrossGrowth());
    }

    private static boolean appliesToLatePhases(TrainedQuery query, Claim claim) {
        claim.needs(query.features() >= 8, "K ≥ 8")
                .needs(query.dominant() <= 0.95, "p_1 ≤ 0.95")
                .needs(query.error() <= 0.1, "ε ≤ 0.1");
        return claim.applies()
                && BalancedFeatures.needsLongPrompts(claim, query)
                        .needs(
                                query.isFlow() || isPinnedDescent(query),
                                "gradient flow, or descent with η = 1, K = 8 or 16 and N = K³")
                        .applies();
    }

    private static void targetWeight(TrainedQuery query, Claim claim) {
        if (!appliesToLatePhases(query, claim)) {
            return;
        }
        claim.outside(left("IMB-9", query, false));
        Reached start = query.switched();
        Reached end = query.half();
        double features = query.features();
        claim.compare(
                "η (T_½ − T_switch)",
                end.since(start),
                AT_MOST,
                "K² ln K/(1 − p_1)",
                law(BalancedTheorem.growthTime(features) / (1 - query.dominant())));
        Optional<Moment> half = query.atHalf();
        if (half.isEmpty()) {
            claim.open("|A_k − ln K| at Attn_k = ½", AT_MOST, "2", Claim.notYet(end));
        } else {
            claim.near(
                    "|A_k − ln K| at Attn_k = ½",
                    half.get().targetWeight(),
                    law(FastMath.log(features)),
                    "2",
                    Estimate.exact(2));
        }
        claim.always(
                "α_k over the largest |β_{k,n}| from the switch to Attn_k = ½",
                query.moments(moment -> start.happened()
                        && moment.time().value() > start.value().value()
                        && moment.targetAttention().value() < 0.5),
                Phases::lead,
                AT_LEAST,
                "1",
                moment -> Estimate.exact(1),
                end);
    }

    private static void convergence(TrainedQuery query, Claim claim) {
        if (!appliesToLatePhases(query, claim)) {
            return;
        }
        claim.outside(left("IMB-10", query, true));
        BalancedFeatures.secondPhase(query, claim, query.isInfinite() ? "p_k ε" : "p_k ε/2");
        claim.compare(
                "η (T_k − T_½)",
                query.converged().since(query.half()),
                AT_MOST,
                "K ln(K ε^−½)/((1 − p_1) ε)",
                law(BalancedTheorem.refinementTime(query.features(), query.error()) / (1 - query.dominant())));
    }
}
