package org.iclconvergence.lies;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Seams;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.training.Adam;

/** The paper's experiment and the breaking points: Adam's constants, the number of prompts, the tokens, the statistics. */
final class AboutTheExperiment {
    private static final double LEARNING_RATE = 0.002;

    static final List<Lie> LIES = List.of(
            new Lie("adam-no-bias-correction", "Adam whose means start at 0 and are not corrected for it.")
                    .bend(Seams.OPTIMIZER, honest -> intended -> new UncorrectedAdam(LEARNING_RATE)),
            new Lie("adam-wrong-beta", "Adam with β1 = 0.99 and β2 = 0.9 in place of 0.9 and 0.999.")
                    .bend(Seams.OPTIMIZER, honest -> intended -> new Adam(LEARNING_RATE, 0.99, 0.9, 1e-8)),
            new Lie("few-prompts", "A training on 30 prompts in place of 300: it fits them, and not those to come.")
                    .bend(
                            Seams.SETTING,
                            honest -> intended -> honest.apply(intended).withPrompts(30)),
            new Lie("finite-dictionary", "Tokens that are ± a basis vector where they should be Gaussian.")
                    .bend(Seams.TOKENS, honest -> AboutTheExperiment::signedBasisVectors),
            new Lie("hasty-plan", "A plan with 100 runs and no failure, whatever errors it declares.")
                    .bend(Seams.PLAN, honest -> AboutTheExperiment::hasty),
            new Lie("normal-quantile", "The normal distribution's quantile where the variance is estimated as well.")
                    .bend(
                            Seams.QUANTILE,
                            honest -> (degrees, error) ->
                                    new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - error / 2)),
            new Lie("understated-coherence", "Features three times as coherent as is stated.")
                    .bend(Seams.COHERENCE, honest -> stated -> 3 * honest.applyAsDouble(stated)));

    private AboutTheExperiment() {}

    private static Consumer<double[]> signedBasisVectors(UniformRandomProvider random) {
        return token -> {
            Arrays.fill(token, 0);
            token[random.nextInt(token.length)] = random.nextBoolean() ? 1 : -1;
        };
    }

    private static BinomialAcceptance hasty(BinomialAcceptance intended) {
        return new BinomialAcceptance(
                intended.claimed(), intended.effect(), intended.falseAlarm(), intended.power(), 100, 0);
    }
}
