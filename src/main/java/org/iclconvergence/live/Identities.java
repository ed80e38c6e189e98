package org.iclconvergence.live;

import static org.iclconvergence.live.Comparison.AT_LEAST;
import static org.iclconvergence.live.Comparison.EQUALS;
import static org.iclconvergence.live.Comparison.REACHES;

import java.util.List;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LossFloor;

/** What every training keeps: GRAD-3, GRAD-4, FLOOR-1. All of it is proved, for descent and for the flow. */
final class Identities {
    private static final Estimate ZERO = Estimate.exact(0);

    private Identities() {}

    static void add(TrainedQuery query, List<Sentence> rows) {
        sums(query, new Claim("GRAD-3", rows));
        growth(query, new Claim("GRAD-4", rows));
        floor(query, new Claim("FLOOR-1", rows));
    }

    private static void sums(TrainedQuery query, Claim claim) {
        if (!claim.needs(query.startsAtZero(), "Q(0) = 0").applies()) {
            return;
        }
        claim.always(
                "α_k + Σ β_{k,n}",
                query.moments(moment -> true),
                moment -> sumOfGrowth(query, moment.withWeightError(0)),
                EQUALS,
                "0",
                moment -> ZERO,
                query.end());
        claim.always(
                "A_k + Σ B_{k,n}",
                query.moments(moment -> true),
                moment -> sumOfWeights(query, moment),
                EQUALS,
                "0",
                moment -> ZERO,
                query.end());
    }

    /** An identity at any weights. */
    private static Estimate sumOfGrowth(TrainedQuery query, Moment moment) {
        Estimate sum = moment.targetGrowth();
        for (int g = 1; g < query.groups().count(); g++) {
            sum = sum.plus(moment.growth(g).times(query.groups().multiplicity(g)));
        }
        return sum;
    }

    /**
     * The weights of a flow are as near to the exact ones as it says. A descent adds, in each step, the errors of the loss, which are
     * shares of at most 3 p_k in all, and the roundings of the sums.
     */
    private static Estimate sumOfWeights(TrainedQuery query, Moment moment) {
        Estimate sum = moment.targetWeight();
        double size = Math.abs(moment.targetWeight().value());
        for (int g = 1; g < query.groups().count(); g++) {
            Estimate weights = moment.weight(g).times(query.groups().multiplicity(g));
            sum = sum.plus(weights);
            size += Math.abs(weights.value());
        }
        if (query.isFlow()) {
            return sum;
        }
        double time = moment.time().value();
        double steps = time / query.learningRate();
        double lost = 3 * query.probability() * time * query.lossError() + 0x1p-52 * steps * size;
        return sum.plus(new Estimate(0, lost));
    }

    private static void growth(TrainedQuery query, Claim claim) {
        if (!claim.needs(query.startsAtZero(), "Q(0) = 0").applies()) {
            return;
        }
        if (query.promptLength() == 1) {
            claim.always(
                    "α_k on one token",
                    query.moments(moment -> true),
                    Moment::targetGrowth,
                    EQUALS,
                    "0",
                    moment -> ZERO,
                    query.end());
            claim.always(
                    "A_k on one token",
                    query.moments(moment -> true),
                    Moment::targetWeight,
                    EQUALS,
                    "0",
                    moment -> ZERO,
                    query.end());
            return;
        }
        claim.always(
                "α_k",
                query.moments(moment -> true),
                moment -> moment.withWeightError(0).targetGrowth(),
                AT_LEAST,
                "0",
                moment -> ZERO,
                query.end());
        List<Moment> moments = query.recorded();
        for (Steps step : Steps.worst(moments, Moment::targetWeight)) {
            claim.compare("A_k a moment later", step.after(), REACHES, "A_k", step.before());
        }
    }

    private static void floor(TrainedQuery query, Claim claim) {
        if (!claim.needs(!query.isInfinite(), "finite prompts").applies()) {
            return;
        }
        Estimate floor = LossFloor.lowerBound(query.features(), query.probability(), query.promptLength());
        claim.always(
                "L_k",
                query.moments(moment -> true),
                moment -> moment.withWeightError(0).predictionError(),
                REACHES,
                "½ (1 − p_k)^N K/(K − 1)",
                moment -> floor,
                query.end());
    }
}
