package org.iclconvergence.live;

import static org.iclconvergence.live.BalancedFeatures.FLOW;
import static org.iclconvergence.live.Claim.law;
import static org.iclconvergence.live.Comparison.AT_LEAST;
import static org.iclconvergence.live.Comparison.AT_MOST;

import java.util.List;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.ImbalancedTheorem;
import org.iclconvergence.theory.LossFloor;

/** The theorem on one dominant feature: IMB-1 to IMB-3. */
final class ImbalancedTheorems {
    private ImbalancedTheorems() {}

    static void add(TrainedQuery query, List<Sentence> rows) {
        dominant(query, ofFeatureOne("IMB-1", query, rows));
        rare(query, ofRareFeature("IMB-2", query, rows));
        order(query, ofRareFeature("IMB-3", query, rows));
    }

    private static Claim imbalanced(String id, TrainedQuery query, List<Sentence> rows) {
        return new Claim(id, rows)
                .needs(query.isOneApart(), "imbalanced features, p_k = (1 − p_1)/(K − 1) for k ≥ 2")
                .needs(query.startsAtZero(), "Q(0) = 0");
    }

    static Claim ofFeatureOne(String id, TrainedQuery query, List<Sentence> rows) {
        return imbalanced(id, query, rows).needs(query.asksForFeatureOne(), "the query of feature 1");
    }

    static Claim ofRareFeature(String id, TrainedQuery query, List<Sentence> rows) {
        return imbalanced(id, query, rows).needs(!query.asksForFeatureOne(), "a query k ≥ 2");
    }

    private static boolean applies(Claim claim, TrainedQuery query, double shortest) {
        return claim.applies()
                && BalancedFeatures.needsLongPrompts(claim, query, shortest)
                        .needs(query.isInfinite() || query.error() <= 0.1, "ε ≤ 0.1 on finite prompts")
                        .needs(query.isFlow(), FLOW)
                        .applies();
    }

    private static void dominant(TrainedQuery query, Claim claim) {
        claim.needs(query.dominant() >= 0.2, "p_1 ≥ 0.2")
                .needs(query.dominant() * query.features() >= 1, "p_1 ≥ 1/K")
                .needs(query.error() < 1, "ε < 1");
        if (!applies(claim, query, LossFloor.shortestPrompt(query.probabilityBesideFeatureOne(), query.error()))) {
            return;
        }
        boolean certified = query.isInfinite() && query.error() <= 0.49;
        String uncertified = query.isInfinite() ? "certified for ε ≤ 0.49" : Range.left("IMB-1", query);
        claim.outside(certified ? "" : uncertified);
        claim.compare(
                "η T_1",
                query.converged(),
                AT_MOST,
                "2 ln(ε^−½)/(p_1² ε)",
                law(ImbalancedTheorem.dominantTime(query.dominant(), query.error(), 1)));
    }

    private static void rare(TrainedQuery query, Claim claim) {
        claim.needs(query.error() < 1, "ε < 1");
        if (!applies(claim, query, query.shortestPrompt())) {
            return;
        }
        claim.outside(query.isInfinite() ? "" : Range.left("IMB-2", query));
        claim.compare(
                "η T_k",
                query.converged(),
                AT_MOST,
                "[K² ln K + K ln(K ε^−½)/ε]/(1 − p_1)²",
                law(ImbalancedTheorem.underRepresentedTime(query.features(), query.dominant(), query.error(), 1)));
    }

    /** T_1 is the closed form's: only for infinitely long prompts is there no second training. */
    private static void order(TrainedQuery query, Claim claim) {
        claim.needs(query.dominant() >= 0.2 && query.dominant() <= 0.99, "p_1 from 0.2 to 0.99")
                .needs(query.features() >= 100, "K ≥ 100")
                .needs(query.error() < 1, "ε < 1");
        if (!applies(claim, query, query.shortestPrompt())) {
            return;
        }
        claim.outside(Range.left("IMB-3", query));
        if (!query.isInfinite()) {
            claim.open("η T_k", AT_LEAST, "η T_1", "T_1 on finite prompts is that of another training");
            return;
        }
        Reached rare = query.converged();
        Estimate dominant = new ClosedFormTime(query.features(), query.dominant()).whenErrorReaches(query.error());
        claim.compare("η T_k", rare, AT_LEAST, "η T_1, closed form", dominant);
        // a start with L_1 ≤ ε has T_1 = 0
        if (dominant.value() > 0) {
            claim.compare(
                    "T_k/T_1",
                    rare.dividedBy(dominant),
                    AT_LEAST,
                    "p_1² ε K²/(4 ln ε^−½)",
                    law(ImbalancedTheorem.ratioOfTimes(query.features(), query.dominant(), query.error())));
        }
    }
}
