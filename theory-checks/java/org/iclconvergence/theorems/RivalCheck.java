package org.iclconvergence.theorems;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Rivals;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LinearAttentionFloor;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.worlds.RivalWorld;

/** Softmax against linear attention: LIN-1 and LIN-2. */
final class RivalCheck {
    @ClaimCheck("LIN-1")
    void linear_attention_falls_like_one_over_n_and_softmax_exponentially(
            RivalWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Rivals rivals = new Rivals(lab);
        int n = world.promptLength();
        double p = world.probability();
        evidence.equal("best loss", rivals.linear(world), LinearAttentionFloor.bestPredictionError(p, n));
        if (n > 4) {
            // the ratio is e^{N rate} up to powers of N: at least half the rate from one N to its double
            Estimate growth = logRatio(rivals, world)
                    .minus(logRatio(rivals, world.withPromptLength(n / 2)))
                    .dividedBy(n / 2.0);
            evidence.atLeast("growth of the ratio", growth, LossFloor.rate(p).times(0.5));
        }
        evidence.attach("rivals.csv", "text/csv", rivals::csv);
    }

    private static Estimate logRatio(Rivals rivals, RivalWorld world) {
        return rivals.linear(world)
                .dividedBy(LossFloor.limitOfTargetWeight(world.training(), 0, world.promptLength()))
                .log();
    }

    /** Trained at p = 0.5, tested at p' = 0.2: linear attention expects p_k N tokens and gets fewer. */
    @ClaimCheck("LIN-2")
    void linear_attention_hard_codes_the_probabilities(
            RivalWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Rivals rivals = new Rivals(lab);
        int n = world.promptLength();
        if (n >= 8) {
            Estimate own = LinearAttentionFloor.bestPredictionError(world.testProbability(), n);
            evidence.atLeast(
                    "linear: test loss over the best",
                    rivals.linearInTest(world).dividedBy(own),
                    1.1);
        }
        if (n <= 8) {
            evidence.atMost(
                    "softmax: test loss over its floor",
                    rivals.softmaxInTest(world)
                            .predictionError()
                            .dividedBy(LossFloor.limitOfTargetWeight(world.test(), 0, n)),
                    1.01);
        }
    }
}
