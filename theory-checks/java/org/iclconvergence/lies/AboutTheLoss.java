package org.iclconvergence.lies;

import java.util.List;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Seams;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LossFloor;

/** Another loss: what is minimised, or what is observed. */
final class AboutTheLoss {
    static final List<Lie> LIES = List.of(
            new Lie(
                            "always-answered",
                            "Prompts that lack the queried feature are answered all the same: their share of the loss is"
                                    + " left out.")
                    .bend(Seams.POPULATION_LOSS, honest -> (groups, promptLength) -> {
                        Estimate absent = LossFloor.lowerBound(groups.features(), groups.probability(0), promptLength);
                        return raised(honest.of(groups, promptLength), -absent.value());
                    }),
            new Lie("doubled-cross-growth", "A growth formula in which every cross influence is twice what it is.")
                    .bend(
                            Seams.INFINITE_PROMPT_LOSS,
                            honest -> groups -> new AlteredLoss(
                                    honest.apply(groups), (weights, values) -> multiplyCrossGrowth(values, 2)))
                    .sweptOverAllClaims(),
            new Lie("eager-target", "A growth formula in which the target's influence is thirty times what it is.")
                    .bend(
                            Seams.INFINITE_PROMPT_LOSS,
                            honest -> groups -> new AlteredLoss(
                                    honest.apply(groups), (weights, values) -> values.growth()[0] *= 30)),
            new Lie(
                            "label-noise",
                            "Context labels with noise of variance 0.01: the loss rises by at least ½ · 0.01/N, since"
                                    + " Σ attn_i² ≥ 1/N.")
                    .bend(
                            Seams.POPULATION_LOSS,
                            honest -> (groups, promptLength) ->
                                    raised(honest.of(groups, promptLength), 0.005 / promptLength)),
            new Lie(
                            "quartered-growth",
                            "Growth rates that are a quarter of what the loss says, for training and observer alike.")
                    .bend(
                            Seams.INFINITE_PROMPT_LOSS,
                            honest -> groups -> AlteredLoss.scaled(honest.apply(groups), 0.25))
                    .bend(
                            Seams.POPULATION_LOSS,
                            honest ->
                                    (groups, promptLength) -> AlteredLoss.scaled(honest.of(groups, promptLength), 0.25))
                    .sweptOverAllClaims(),
            new Lie(
                            "lead-lost",
                            "While Attn_k lies between 0.2 and 0.4 another feature's influence is twice the target's, for"
                                    + " training and observer alike.")
                    .bend(
                            Seams.INFINITE_PROMPT_LOSS,
                            honest -> groups ->
                                    new AlteredLoss(honest.apply(groups), (weights, values) -> loseTheLead(values))),
            new Lie("linear-as-softmax", "Softmax attention that is passed off as linear attention.")
                    .bend(Seams.LINEAR_LOSS, honest -> PopulationIntegral::new),
            new Lie(
                            "mean-only-loss",
                            "The variance of the prediction is ignored: the loss is ½ (1 − Attn_k)², without S = Σ Attn_m².")
                    .bend(
                            Seams.TRAINED_LOSS,
                            honest -> loss -> new AlteredLoss(
                                    honest.apply(loss), (weights, values) -> ignoreVariance(loss, values)))
                    .sweptOverAllClaims(),
            new Lie(
                            "no-softmax",
                            "The softmax is dropped: a token's score is its logit divided by N, so nothing keeps scores"
                                    + " positive or normalised.")
                    .bend(Seams.EMPIRICAL_LOSS, honest -> LogitLoss::new)
                    .bend(Seams.POPULATION_LOSS, honest -> LinearAttentionQuery::new)
                    .bend(
                            Seams.INFINITE_PROMPT_LOSS,
                            honest -> groups -> new LinearAttentionQuery(groups, Double.POSITIVE_INFINITY))
                    .sweptOverAllClaims(),
            new Lie("overstated-cross-growth", "A growth formula in which every cross influence is half as much again.")
                    .bend(
                            Seams.INFINITE_PROMPT_LOSS,
                            honest -> groups -> new AlteredLoss(
                                    honest.apply(groups), (weights, values) -> multiplyCrossGrowth(values, 1.5))),
            new Lie("retrained-linear", "Linear attention that is trained anew on the test probabilities.")
                    .bend(Seams.LINEAR_TRAINING, honest -> (training, test) -> test),
            new Lie("uniform-attention", "Attention that ignores the weights: it stays where it starts.")
                    .bend(Seams.INFINITE_PROMPT_LOSS, honest -> groups -> {
                        QueryLoss loss = honest.apply(groups);
                        return new AlteredLoss(
                                loss, (weights, values) -> loss.evaluate(new double[weights.length], values));
                    })
                    .bend(Seams.SOFTMAX, honest -> logits -> honest.apply(new double[logits.length]))
                    .sweptOverAllClaims(),
            new Lie(
                            "unweighted-queries",
                            "The factor p_k of the growth becomes √K p_k: the share of a rare query in the loss is"
                                    + " overstated.")
                    .bend(
                            Seams.TRAINED_LOSS,
                            honest -> loss -> AlteredLoss.scaled(
                                    honest.apply(loss), Math.sqrt(loss.groups().features()))),
            new Lie(
                            "wrong-limit",
                            "Infinitely long prompts whose feature frequencies are not quite p: one logit is off by 1e-3.")
                    .bend(Seams.INFINITE_PROMPT_LOSS, honest -> groups -> {
                        QueryLoss loss = honest.apply(groups);
                        return new AlteredLoss(loss, (weights, values) -> {
                            double[] shifted = weights.clone();
                            shifted[0] += 1e-3;
                            loss.evaluate(shifted, values);
                        });
                    }));

    private AboutTheLoss() {}

    private static QueryLoss raised(QueryLoss honest, double by) {
        return new AlteredLoss(honest, (weights, values) -> values.set(values.predictionError() + by, values.rest()));
    }

    private static void multiplyCrossGrowth(QueryValues values, double factor) {
        for (int g = 1; g < values.growth().length; g++) {
            values.growth()[g] *= factor;
        }
    }

    private static void loseTheLead(QueryValues values) {
        double attention = values.attention()[0];
        if (attention > 0.2 && attention < 0.4 && values.growth().length > 1) {
            values.growth()[1] = -2 * values.growth()[0];
        }
    }

    private static void ignoreVariance(QueryLoss honest, QueryValues values) {
        double rest = values.rest();
        double[] attention = values.attention();
        double p = honest.groups().probability(0);
        values.set(0.5 * rest * rest, rest);
        values.growth()[0] = p * attention[0] * rest * rest;
        for (int g = 1; g < attention.length; g++) {
            values.growth()[g] = -p * attention[g] * attention[0] * rest;
        }
    }
}
