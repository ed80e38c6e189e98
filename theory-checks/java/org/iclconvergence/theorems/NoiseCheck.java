package org.iclconvergence.theorems;

import java.util.stream.IntStream;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.NoisyLoss;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.worlds.ExperimentWorld;
import org.iclconvergence.worlds.NoiseWorld;
import org.iclconvergence.worlds.NoisyPrompt;

/** Noise on the labels of the context: NOISE-1. */
final class NoiseCheck {
    private static final BinomialAcceptance PLAN = BinomialAcceptance.plan(0.9, 0.998, 1e-6, 0.99);

    @ClaimCheck("NOISE-1")
    void label_noise_adds_half_its_variance_times_the_squared_scores(
            NoiseWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        if (world instanceof NoisyPrompt prompt) {
            addsExactly(prompt, lab, theory, evidence);
        } else if (world instanceof ExperimentWorld experiment) {
            dominantStaysFirst(experiment, lab, evidence);
        }
    }

    private static void addsExactly(NoisyPrompt world, Laboratory lab, Theory theory, Evidence evidence) {
        evidence.equal(
                "added loss",
                NoisyLoss.added(world, lab.labelNoise(world.deviation())),
                theory.addedByNoise(lab.transformer().softmax(world.tokenLogits()), world.deviation()));
    }

    /** Noise keeps the prediction error up, so the order is read off the attention: which score reaches 0.7 first. */
    private static void dominantStaysFirst(ExperimentWorld world, Laboratory lab, Evidence evidence) {
        new Runs(world, PLAN, lab, evidence)
                .count(
                        "the dominant feature first",
                        run -> IntStream.range(1, world.features())
                                .allMatch(k -> run.attended()[0] < run.attended()[k]));
    }
}
