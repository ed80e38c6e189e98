package org.iclconvergence.live;

import static org.iclconvergence.live.BalancedFeatures.FLOW;
import static org.iclconvergence.live.BalancedFeatures.INFINITE;
import static org.iclconvergence.live.Claim.law;
import static org.iclconvergence.live.Comparison.AT_LEAST;
import static org.iclconvergence.live.Comparison.AT_MOST;
import static org.iclconvergence.live.Comparison.EQUALS;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.theory.PhaseOneLead;
import org.iclconvergence.theory.RareFeature;
import org.iclconvergence.theory.SharpConstants;

/** What is sharp about imbalanced features on infinitely long prompts, and the order of the phases: IMB-11 to IMB-16. */
final class RareFeatureLaws {
    private RareFeatureLaws() {}

    static void add(TrainedQuery query, List<Sentence> rows) {
        closedForm(query, ImbalancedTheorems.ofFeatureOne("IMB-11", query, rows));
        timeToConverge(query, ofManyFeatures("IMB-12", query, rows));
        oneThird(query, ofManyFeatures("IMB-13", query, rows));
        order(query, new Claim("IMB-14", rows));
        attention(query, ofManyFeatures("IMB-15", query, rows));
        window(query, ofManyFeatures("IMB-16", query, rows));
    }

    private static Claim ofManyFeatures(String id, TrainedQuery query, List<Sentence> rows) {
        return hypotheses(id, query, rows).needs(query.isInfinite(), INFINITE).needs(query.isFlow(), FLOW);
    }

    /** K ≥ 1e4, 0.2 ≤ p_1 ≤ 0.95, ε ≤ 0.1: on prompts of any length. */
    static Claim hypotheses(String id, TrainedQuery query, List<Sentence> rows) {
        return ImbalancedTheorems.ofRareFeature(id, query, rows)
                .needs(query.features() >= 1e4, "K ≥ 10000")
                .needs(query.dominant() >= 0.2 && query.dominant() <= 0.95, "p_1 from 0.2 to 0.95")
                .needs(query.error() <= 0.1, "ε ≤ 0.1");
    }

    private static void closedForm(TrainedQuery query, Claim claim) {
        if (claim.needs(query.isInfinite(), INFINITE)
                .needs(query.isFlow(), FLOW)
                .applies()) {
            claim.compare(
                    "η T_1",
                    query.converged(),
                    EQUALS,
                    "(1/p_1) ((K − 1)/K)² [F(a) − F(p_1)] at L_1 = ε",
                    new ClosedFormTime(query.features(), query.dominant()).whenErrorReaches(query.error()));
        }
    }

    /** η T_k (1 − p_1)/K². */
    static Reached sharpTime(TrainedQuery query) {
        return query.converged()
                .dividedBy(law(SharpConstants.underRepresentedTime(query.features(), query.dominant())));
    }

    private static void timeToConverge(TrainedQuery query, Claim claim) {
        if (!claim.applies()) {
            return;
        }
        double features = query.features();
        claim.near(
                "|η T_k (1 − p_1)/K² − 1|",
                sharpTime(query),
                Estimate.exact(1),
                "2.2/√K + 1/(εK)",
                law(RareFeature.distanceOfTheTime(features, query.error())));
        Reached scaled = query.converged().times(Estimate.rounded(query.probability(), 4));
        claim.compare("p_k η T_k", scaled, AT_LEAST, "K − 6", Estimate.exact(RareFeature.earliestTime(features)));
        claim.compare(
                "p_k η T_k", scaled, AT_MOST, "K + 2.2 √K + 1/ε", law(RareFeature.latestTime(features, query.error())));
    }

    /** T_switch/T_k as far as both are known. */
    static void fraction(TrainedQuery query, Claim claim, String bound, double distance) {
        Reached switched = query.switched();
        Reached converged = query.converged();
        if (!converged.happened()) {
            claim.open("|T_switch/T_k − ⅓|", AT_MOST, bound, Claim.notYet(converged));
            return;
        }
        Estimate fraction =
                switched.happened() ? switched.value().dividedBy(converged.value()) : Estimate.exact(Double.NaN);
        claim.near("|T_switch/T_k − ⅓|", fraction, law(SharpConstants.SWITCH_FRACTION), bound, law(distance));
    }

    private static void oneThird(TrainedQuery query, Claim claim) {
        if (!claim.applies()) {
            return;
        }
        double features = query.features();
        claim.outside(Range.left("IMB-13", query));
        fraction(query, claim, "1.5/√K + 1/(εK)", RareFeature.distanceOfTheSwitch(features, query.error()));
        claim.outside("");
        Reached scaled = query.switched().times(Estimate.rounded(query.probability(), 4));
        claim.compare("p_k η T_switch", scaled, AT_LEAST, "K/3 − √K/2", law(RareFeature.earliestSwitch(features)));
        claim.compare("p_k η T_switch", scaled, AT_MOST, "K/3 + 2.4 √K", law(RareFeature.latestSwitch(features)));
    }

    private static void order(TrainedQuery query, Claim claim) {
        claim.needs(query.startsAtZero(), "Q(0) = 0")
                .needs(query.isInfinite(), INFINITE)
                .needs(query.isFlow(), FLOW)
                .needs(
                        query.features() > 2 && PhaseOneLead.holdsAtTheStart(query.groups()),
                        "some |β_{k,n}| > α_k at Q = 0");
        if (claim.applies()) {
            claim.before("η T_switch", query.switched(), "η T_½", query.half());
            Phases.leadsFromTheSwitchOn(query, claim);
        }
    }

    private static void attention(TrainedQuery query, Claim claim) {
        if (claim.applies()) {
            claim.outside(Range.left("IMB-15", query));
            attention(query, claim, "1/(2√K)", RareFeature.distanceOfDominantAttention(query.features()));
        }
    }

    /** Attn_k K and Attn_1 √K at the switch. */
    static void attention(TrainedQuery query, Claim claim, String bound, double distance) {
        double features = query.features();
        Reached switched = query.switched();
        Estimate target =
                query.atSwitch().map(at -> at.targetAttention().times(features)).orElse(Estimate.exact(0));
        Estimate first = query.atSwitch()
                .map(at -> at.attention(query.dominantGroup()).times(Estimate.rounded(Math.sqrt(features), 1)))
                .orElse(Estimate.exact(0));
        nearAtSwitch(
                claim,
                switched,
                "|Attn_k K − 3/2| at the switch",
                target,
                law(SharpConstants.TARGET_ATTENTION_AT_SWITCH),
                "1/√K",
                law(RareFeature.distanceOfTargetAttention(features)));
        nearAtSwitch(
                claim,
                switched,
                "|Attn_1 √K − √(3/2)| at the switch",
                first,
                law(SharpConstants.DOMINANT_ATTENTION_AT_SWITCH),
                bound,
                law(distance));
    }

    /** B_{k,1} + ½ ln K at the switch. */
    static void dominantWeight(TrainedQuery query, Claim claim, String bound, double distance) {
        double offset = OnsetLaw.offset(query.dominant());
        nearAtSwitch(
                claim,
                query.switched(),
                "|B_{k,1} + ½ ln K − ln(√1.5 (1 − p_1)/p_1)| at the switch",
                shiftedWeight(query),
                // near p_1 = 0.55 the logarithm of something near 1: its error is that of its argument
                Estimate.rounded(1 + Math.abs(offset), 8)
                        .minus(1 + Math.abs(offset))
                        .plus(offset),
                bound,
                law(distance));
    }

    private static Estimate shiftedWeight(TrainedQuery query) {
        return query.atSwitch()
                .map(at -> at.weight(query.dominantGroup()).plus(law(0.5 * FastMath.log(query.features()))))
                .orElse(Estimate.exact(0));
    }

    private static void nearAtSwitch(
            Claim claim,
            Reached switched,
            String quantity,
            Estimate value,
            Estimate law,
            String bound,
            Estimate distance) {
        if (switched.happened()) {
            claim.near(quantity, value, law, bound, distance);
        } else {
            claim.open(quantity, AT_MOST, bound, Claim.notYet(switched));
        }
    }

    /** What the law leaves open is 2/√K: no edge of the window is claimed closer than that. */
    private static void window(TrainedQuery query, Claim claim) {
        if (!claim.applies()) {
            return;
        }
        double features = query.features();
        double rest = RareFeature.distanceOfDominantWeight(features);
        claim.outside(Range.left("IMB-16", query));
        dominantWeight(query, claim, "2/√K", rest);
        double half = OnsetLaw.HALF_WIDTH * FastMath.log(features);
        double distance = Math.abs(OnsetLaw.offset(query.dominant()));
        boolean inside = distance <= half - rest;
        if (inside || distance >= half + rest) {
            Comparison relation = inside ? AT_MOST : AT_LEAST;
            String quantity = "|B_{k,1} + ½ ln K| at the switch";
            if (query.switched().happened()) {
                claim.compare(quantity, shiftedWeight(query).abs(), relation, "0.01 ln K", law(half));
            } else {
                claim.open(quantity, relation, "0.01 ln K", Claim.notYet(query.switched()));
            }
        }
    }
}
