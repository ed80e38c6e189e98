package org.iclconvergence.live;

import static org.iclconvergence.live.BalancedFeatures.FLOW;
import static org.iclconvergence.live.BalancedFeatures.INFINITE;
import static org.iclconvergence.live.Comparison.AT_LEAST;
import static org.iclconvergence.live.Comparison.AT_MOST;
import static org.iclconvergence.live.Comparison.KEEPS_BELOW;
import static org.iclconvergence.live.Comparison.REACHES;

import java.util.List;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.DescentAgainstFlow;
import org.iclconvergence.theory.EarliestConvergence;
import org.iclconvergence.theory.EqualCompetitors;

/** Beyond the paper, all of it proved: FIN-1 to FIN-3 and RATE-1 for equal competitors, UNI-1 and GEN-1 for any probabilities. */
final class ConvergenceTimes {
    static final String EQUAL = "all other features equally probable";
    static final String FINITE = "finite prompts";
    static final String DESCENT = "gradient descent";
    private static final String AT_ZERO = "Q(0) = 0";

    private ConvergenceTimes() {}

    static void addFinite(TrainedQuery query, List<Sentence> rows) {
        growth(query, onFinitePrompts("FIN-1", query, rows));
        predictionError(query, onFinitePrompts("FIN-2", query, rows));
        everyRate(query, onFinitePrompts("FIN-3", query, rows));
    }

    private static Claim onFinitePrompts(String id, TrainedQuery query, List<Sentence> rows) {
        return new Claim(id, rows).needs(query.hasEqualCompetitors(), EQUAL).needs(!query.isInfinite(), FINITE);
    }

    private static EqualCompetitors theory(TrainedQuery query) {
        return new EqualCompetitors(query.features(), query.probability(), query.promptLength());
    }

    private static double gap(Moment moment) {
        double[] weights = moment.weights();
        return weights[0] - weights[1];
    }

    /** A sentence about every gap of the weights: those of the training are meant as they stand. */
    private static void growth(TrainedQuery query, Claim claim) {
        if (!claim.applies()) {
            return;
        }
        EqualCompetitors theory = theory(query);
        claim.always(
                "α_k at every D = A_k − B",
                query.moments(moment -> gap(moment) >= 0),
                moment -> query.atTheseWeights(moment).targetGrowth(),
                REACHES,
                "(1 − 1/N)² (1 + (1 − p_k)/(N p_k))^−3 p_k a (1 − a)² K/(K − 1)",
                moment -> theory.growth(gap(moment)),
                query.end());
    }

    private static void predictionError(TrainedQuery query, Claim claim) {
        if (!claim.applies()) {
            return;
        }
        EqualCompetitors theory = theory(query);
        claim.always(
                "L_k at every D = A_k − B",
                query.moments(moment -> gap(moment) >= 0),
                moment -> query.atTheseWeights(moment).predictionError(),
                KEEPS_BELOW,
                "(1 − p_k)^N + 6 e^(−2D)/p_k²",
                moment -> theory.predictionError(gap(moment)),
                query.end());
    }

    private static void everyRate(TrainedQuery query, Claim claim) {
        double shortest = EqualCompetitors.shortestPrompt(query.probability(), query.error());
        claim.needs(query.startsAtZero(), AT_ZERO)
                .needs(query.error() < 1, "ε < 1")
                .needs(query.promptLength() >= shortest, "N ≥ ln(2/ε)/p_k = " + ProblemText.whole(shortest))
                .needs(!query.isFlow(), DESCENT);
        if (!claim.applies()) {
            return;
        }
        claim.compare(
                "T",
                query.converged().dividedBy(Estimate.exact(query.learningRate())),
                AT_MOST,
                "(1 − 1/N)^−2 (1 + (1 − p_k)/(N p_k))³ τ/η + D*/2 + 1",
                theory(query).steps(query.error(), query.learningRate()));
        for (Steps step :
                Steps.worst(query.recorded(), moment -> moment.predictionError().negated())) {
            claim.compare(
                    "L_k a moment later",
                    step.after().negated(),
                    KEEPS_BELOW,
                    "L_k",
                    step.before().negated());
        }
    }

    private static Claim ofTheFlow(String id, TrainedQuery query, List<Sentence> rows) {
        return new Claim(id, rows)
                .needs(query.startsAtZero(), AT_ZERO)
                .needs(query.isInfinite(), INFINITE)
                .needs(query.isFlow(), FLOW);
    }

    static void addUniform(TrainedQuery query, List<Sentence> rows) {
        Claim claim = ofTheFlow("UNI-1", query, rows).needs(query.error() < 1, "ε < 1");
        if (!claim.applies()) {
            return;
        }
        String bound = "(1/p_k) ((K − 1)/K)² [F(1 − √ε) − F(p_k)]";
        double rest = Math.sqrt(query.error());
        claim.compare("η T_k", query.converged(), KEEPS_BELOW, bound, latest(query, rest));
        claim.always(
                "η t of (1 − Attn_k)² = ε, every ε so far",
                query.moments(moment -> moment.time().value() > 0),
                Moment::time,
                KEEPS_BELOW,
                bound,
                moment -> latest(query, moment.rest()),
                query.end());
    }

    /** The bound falls with 1 − Attn_k. */
    private static Estimate latest(TrainedQuery query, Estimate rest) {
        return Estimate.between(
                latest(query, rest.upper()).lower(), latest(query, rest.lower()).upper());
    }

    private static Estimate latest(TrainedQuery query, double rest) {
        return rest < 1 - query.probability()
                ? new ClosedFormTime(query.features(), query.probability()).whenAttentionLeaves(rest)
                : Estimate.exact(0);
    }

    static void addEarliest(TrainedQuery query, List<Sentence> rows) {
        Claim claim = ofTheFlow("GEN-1", query, rows).needs(query.error() < 0.5, "ε < ½");
        if (!claim.applies()) {
            return;
        }
        Estimate least = EarliestConvergence.time(query.groups(), query.error());
        String bound = "(1/p_k) (K − 1)/(2K) [(K − 1) γ_k/p_k − √(2ε)/(1 − √(2ε))]";
        // where the bound is 0 it is attained by a start with L_k ≤ ε
        claim.compare("η T_k", query.converged(), least.value() > 0 ? AT_LEAST : REACHES, bound, least);
    }

    /** The flow that descent is held against is the closed form: only for infinitely long prompts is there no second training. */
    static void addRates(TrainedQuery query, List<Sentence> rows) {
        double shortest = EqualCompetitors.shortestPrompt(query.probability(), query.error());
        Claim claim = new Claim("RATE-1", rows)
                .needs(query.hasEqualCompetitors(), EQUAL)
                .needs(query.startsAtZero(), AT_ZERO)
                .needs(query.promptLength() >= shortest, "N ≥ ln(2/ε)/p_k = " + ProblemText.whole(shortest))
                .needs(!query.isFlow(), DESCENT);
        if (!claim.applies()) {
            return;
        }
        if (!query.isInfinite()) {
            claim.open("η T", AT_MOST, "τ + η (D/2 + 1)", "τ on finite prompts is that of another training");
            return;
        }
        ClosedFormTime flow = new ClosedFormTime(query.features(), query.probability());
        DescentAgainstFlow law = new DescentAgainstFlow(query.features(), query.probability(), query.learningRate());
        Estimate time = flow.whenErrorReaches(query.error());
        Reached converged = query.converged();
        claim.compare(
                "η T",
                converged,
                AT_MOST,
                "τ + η (D/2 + 1)",
                law.latest(time, flow.gapWhenErrorReaches(query.error())));
        if (time.value() > 0) {
            claim.compare("η T", converged, AT_LEAST, "τ x/(e^x − 1), x = (16/27) η p_k K/(K − 1)", law.soonest(time));
            claim.compare(
                    "η T", converged, AT_LEAST, "τ(Attn_k = ⅓), or τ(L_k = ε) if sooner", law.rise(query.error()));
        }
    }
}
