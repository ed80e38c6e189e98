package org.iclconvergence.live;

import static org.iclconvergence.live.BalancedFeatures.FLOW;
import static org.iclconvergence.live.Claim.law;
import static org.iclconvergence.live.Comparison.AT_LEAST;
import static org.iclconvergence.live.Comparison.AT_MOST;

import java.util.List;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.LinearPrompts;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.RareOnLinearPrompts;

/** How long a prompt must be: LEN-1 to LEN-3. */
final class PromptLengths {
    private PromptLengths() {}

    static void add(TrainedQuery query, List<Sentence> rows) {
        shortest(query, new Claim("LEN-1", rows));
        linear(query, new Claim("LEN-2", rows));
        rare(query, RareFeatureLaws.hypotheses("LEN-3", query, rows));
    }

    /** Proved, on any number of tokens below N* and from N* on. */
    private static void shortest(TrainedQuery query, Claim claim) {
        claim.needs(query.hasEqualCompetitors(), ConvergenceTimes.EQUAL)
                .needs(!query.isInfinite(), ConvergenceTimes.FINITE)
                .needs(query.startsAtZero(), "Q(0) = 0")
                .needs(query.probability() <= Threshold.LARGEST_PROBABILITY, "p_k ≤ ½")
                .needs(query.error() <= Threshold.LARGEST_ERROR, "ε ≤ 0.4");
        if (!claim.applies()) {
            return;
        }
        double length = query.promptLength();
        double error = query.error();
        Estimate limit = LossFloor.limitForEqualCompetitors(query.features(), query.probability(), length);
        if (!(limit.value() < error)) {
            claim.always(
                    "L_k on N < N* = " + tokens(query) + " tokens",
                    query.moments(moment -> true),
                    moment -> moment.withWeightError(0).predictionError(),
                    AT_LEAST,
                    "ε",
                    moment -> Estimate.exact(error),
                    query.end());
        } else if (claim.needs(!query.isFlow(), ConvergenceTimes.DESCENT).applies()) {
            claim.compare(
                    "T on N ≥ N* = " + tokens(query) + " tokens",
                    query.converged().dividedBy(Estimate.exact(query.learningRate())),
                    AT_MOST,
                    "τ_N/η + D/2 + 1",
                    new LinearPrompts(query.features(), query.probability(), length)
                            .steps(error, query.learningRate()));
        }
    }

    private static String tokens(TrainedQuery query) {
        return ProblemText.whole(Threshold.tokens(query.groups(), query.error()));
    }

    private static Claim needsEnough(Claim claim, TrainedQuery query) {
        double enough = 1.1 * query.shortestPrompt();
        return claim.needs(!query.isInfinite(), ConvergenceTimes.FINITE)
                .needs(query.promptLength() >= enough, "N ≥ 1.1 N* = " + ProblemText.whole(Math.ceil(enough)));
    }

    /** The bounds are proved; how the logarithm grows is a sentence about two trainings. */
    private static void linear(TrainedQuery query, Claim claim) {
        double features = query.features();
        double error = query.error();
        claim.needs(query.isBalanced(), "balanced features, p_k = 1/K")
                .needs(query.startsAtZero(), "Q(0) = 0")
                .needs(features >= 10, "K ≥ 10")
                .needs(error <= 0.1, "ε ≤ 0.1");
        if (!claim.applies()
                || !needsEnough(claim, query).needs(query.isFlow(), FLOW).applies()) {
            return;
        }
        LinearPrompts linear = new LinearPrompts(features, query.probability(), query.promptLength());
        Estimate infinite = ClosedFormTime.balanced(features).whenErrorReaches(error);
        Reached time = query.converged();
        claim.compare(
                "η T_N", time, AT_LEAST, "((K − 1)/K)² (1 − e^−D) K² (1 + (K − 1)/(KN))^−1", linear.earliest(error));
        claim.compare("η T_N", time, AT_MOST, "τ_N", linear.latest(error));
        claim.compare(
                "η (T_N − T_∞)/K",
                time.minus(infinite).dividedBy(Estimate.exact(features)),
                AT_MOST,
                "(τ_N − T_∞)/K",
                linear.latest(error).minus(infinite).dividedBy(features));
    }

    private static void rare(TrainedQuery query, Claim claim) {
        if (!claim.applies() || !needsEnough(claim, query).applies()) {
            return;
        }
        RareOnLinearPrompts law = new RareOnLinearPrompts(query.features(), query.probability(), query.promptLength());
        double error = query.error();
        claim.needs(law.room(error) * query.features() >= 10, "g K ≥ 10").needs(query.isFlow(), FLOW);
        if (!claim.applies()) {
            return;
        }
        claim.outside(Range.left("LEN-3", query));
        claim.near(
                "|η T_k (1 − p_1)/K² − 1|",
                RareFeatureLaws.sharpTime(query),
                Estimate.exact(1),
                "3/√K + 1/(gK)",
                law(law.distanceOfTheTime(error)));
        RareFeatureLaws.fraction(query, claim, "1.5/√K + 1/(gK)", law.distanceOfTheSwitch(error));
        RareFeatureLaws.attention(query, claim, "(0.6 + 2/c)/√K", law.distanceOfDominantAttention());
        RareFeatureLaws.dominantWeight(query, claim, "(2 + 2/c)/√K", law.distanceOfDominantWeight());
    }
}
