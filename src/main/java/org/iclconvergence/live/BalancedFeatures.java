package org.iclconvergence.live;

import static org.iclconvergence.live.Claim.law;
import static org.iclconvergence.live.Comparison.AT_LEAST;
import static org.iclconvergence.live.Comparison.AT_MOST;
import static org.iclconvergence.live.Comparison.EQUALS;
import static org.iclconvergence.live.Comparison.KEEPS_BELOW;
import static org.iclconvergence.live.Comparison.REACHES;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.SharpConstants;

/** The theorem on balanced features: BAL-1, BAL-3 to BAL-7. On infinitely long prompts all of it is proved or certified. */
final class BalancedFeatures {
    private static final String BALANCED = "balanced features, p_k = 1/K";
    static final String FLOW = "gradient flow";
    static final String INFINITE = "N → ∞";

    private BalancedFeatures() {}

    static void add(TrainedQuery query, List<Sentence> rows) {
        theorem(query, balanced("BAL-1", query, rows));
        phaseOne(query, balanced("BAL-3", query, rows));
        endOfPhaseOne(query, balanced("BAL-4", query, rows));
        phaseTwo(query, balanced("BAL-5", query, rows));
        closedForm(query, balanced("BAL-6", query, rows));
        sharpConstants(query, balanced("BAL-7", query, rows));
    }

    private static Claim balanced(String id, TrainedQuery query, List<Sentence> rows) {
        return new Claim(id, rows).needs(query.isBalanced(), BALANCED).needs(query.startsAtZero(), "Q(0) = 0");
    }

    /** N ≥ 2 N* or N → ∞, in words with the number. */
    static Claim needsLongPrompts(Claim claim, TrainedQuery query) {
        return needsLongPrompts(claim, query, query.shortestPrompt());
    }

    static Claim needsLongPrompts(Claim claim, TrainedQuery query, double shortest) {
        return claim.needs(
                query.promptLength() >= 2 * shortest, "N ≥ 2 N* = " + ProblemText.whole(Math.ceil(2 * shortest)));
    }

    private static String left(String id, TrainedQuery query) {
        return query.isInfinite() ? "" : Range.left(id, query);
    }

    private static void theorem(TrainedQuery query, Claim claim) {
        double features = query.features();
        double rate = query.learningRate();
        boolean descent = features <= 16
                && query.promptLength() == FastMath.pow(features, 3)
                && (rate == 0.25 || rate == 1 || rate == 4);
        needsLongPrompts(claim.needs(query.error() <= 0.1, "ε ≤ 0.1"), query)
                .needs(query.isInfinite() || features >= 3, "K ≥ 3 on finite prompts")
                .needs(query.isFlow() || descent, "gradient flow, or descent with K ≤ 16, N = K³ and η = 0.25, 1 or 4");
        if (!claim.applies()) {
            return;
        }
        claim.outside(query.isFlow() ? left("BAL-1", query) : descentsLeft(query));
        Reached time = query.converged();
        claim.compare(
                "η T*",
                time,
                AT_MOST,
                "K² ln K + K ln(K ε^−½)/ε",
                law(BalancedTheorem.convergenceTime(features, query.error(), 1)));
        claim.always(
                "L_k after T*",
                query.moments(moment ->
                        time.happened() && moment.time().value() > time.value().value()),
                Moment::predictionError,
                KEEPS_BELOW,
                "ε",
                moment -> Estimate.exact(query.error()),
                time);
    }

    private static String descentsLeft(TrainedQuery query) {
        double features = query.features();
        double error = query.error();
        boolean seen =
                (features == 4 || features == 8 || features == 16) && (error == 0.1 || error == 0.01 || error == 1e-3);
        return seen ? "" : "the check covers descent with K = 4, 8, 16 and ε = 0.1, 0.01, 0.001";
    }

    private static void phaseOne(TrainedQuery query, Claim claim) {
        double features = query.features();
        claim.needs(features >= 8, "K ≥ 8").needs(query.promptLength() >= features, "N ≥ K");
        if (!claim.needs(query.isFlow(), FLOW).applies()) {
            return;
        }
        claim.outside(left("BAL-3", query));
        Estimate bound = law(BalancedTheorem.phaseOneGrowth(features, query.promptLength()));
        List<Moment> phase = query.moments(moment -> moment.targetAttention().value() <= 0.5);
        claim.always(
                "α_k until Attn_k = ½",
                phase,
                Moment::targetGrowth,
                REACHES,
                query.isInfinite() ? "(1 − 1/K)/K²" : "(1 − 1/N)² (1 + K/N)^−3 (1 − 1/K)/K²",
                moment -> bound,
                query.half());
        claim.always(
                "|β_{k,n}| (K − 1)/α_k until Attn_k = ½",
                phase,
                moment -> moment.growth(1).abs().times(features - 1).dividedBy(moment.targetGrowth()),
                EQUALS,
                "1",
                moment -> Estimate.exact(1),
                query.half());
    }

    private static void endOfPhaseOne(TrainedQuery query, Claim claim) {
        double features = query.features();
        double length = query.promptLength();
        if (!claim.needs(length >= 10 * features, "N ≥ 10 K")
                .needs(query.isFlow(), FLOW)
                .applies()) {
            return;
        }
        claim.outside(left("BAL-4", query));
        Optional<Moment> half = query.atHalf();
        Estimate limit = law(BalancedTheorem.targetWeightAtHalf(features));
        if (half.isEmpty()) {
            claim.open("A_k at Attn_k = ½", EQUALS, "(1 − 1/K) ln(K − 1)", Claim.notYet(query.half()));
        } else if (query.isInfinite()) {
            claim.compare("A_k at Attn_k = ½", half.get().targetWeight(), EQUALS, "(1 − 1/K) ln(K − 1)", limit);
        } else {
            Estimate excess = law(BalancedTheorem.excessAtHalf(features, length));
            claim.near(
                    "|A_k − (1 − 1/K) ln(K − 1) − (K − 2)/(2N)| at Attn_k = ½",
                    half.get().targetWeight().minus(limit),
                    excess,
                    "(K − 2)/(2N) · K/N",
                    excess.times(features).dividedBy(length));
        }
    }

    private static void phaseTwo(TrainedQuery query, Claim claim) {
        claim.needs(query.features() >= 3, "K ≥ 3").needs(query.error() <= 0.1, "ε ≤ 0.1");
        if (!needsLongPrompts(claim, query).needs(query.isFlow(), FLOW).applies()) {
            return;
        }
        claim.outside(left("BAL-5", query));
        secondPhase(query, claim, query.isInfinite() ? "ε/K" : "ε/(2K)");
    }

    /** From Attn_k = ½ on, while L_k > ε. */
    static void secondPhase(TrainedQuery query, Claim claim, String bound) {
        Estimate least = law(BalancedTheorem.phaseTwoGrowth(query.probability(), query.error(), query.promptLength()));
        claim.always(
                "α_k from Attn_k = ½ on, while L_k > ε",
                query.moments(moment -> moment.targetAttention().value() >= 0.5
                        && moment.predictionError().value() > query.error()),
                Moment::targetGrowth,
                AT_LEAST,
                bound,
                moment -> least,
                query.converged());
    }

    private static void closedForm(TrainedQuery query, Claim claim) {
        if (!claim.needs(query.isInfinite(), INFINITE)
                .needs(query.isFlow(), FLOW)
                .applies()) {
            return;
        }
        ClosedFormTime form = ClosedFormTime.balanced(query.features());
        claim.compare(
                "η T*",
                query.converged(),
                EQUALS,
                "K ((K − 1)/K)² [F(a) − F(1/K)] at L_k = ε",
                form.whenErrorReaches(query.error()));
        claim.compare("η T_½", query.half(), EQUALS, "K ((K − 1)/K)² [F(½) − F(1/K)]", form.whenAttentionLeaves(0.5));
    }

    private static void sharpConstants(TrainedQuery query, Claim claim) {
        double features = query.features();
        double error = query.error();
        claim.needs(features >= 10, "K ≥ 10").needs(error <= 0.1, "ε ≤ 0.1");
        if (!claim.needs(query.isInfinite(), INFINITE)
                .needs(query.isFlow(), FLOW)
                .applies()) {
            return;
        }
        Reached time = query.converged();
        claim.near(
                "|η T*/K² − 1|",
                time.dividedBy(law(SharpConstants.balancedTimeForManyFeatures(features))),
                Estimate.exact(1),
                "(3 ln K + 1/ε + 9)/K",
                law(SharpConstants.balancedDistanceForManyFeatures(features, error)));
        claim.near(
                "|4 ε η T*/(K − 1) − 1|",
                time.dividedBy(law(SharpConstants.balancedTimeForSmallErrors(features, error))),
                Estimate.exact(1),
                "7√ε + 4ε (K + 3 ln K + 2 ln(1/ε))",
                law(SharpConstants.balancedDistanceForSmallErrors(features, error)));
    }
}
