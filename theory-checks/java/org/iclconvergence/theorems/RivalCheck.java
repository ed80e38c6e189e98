package org.iclconvergence.theorems;

import org.apache.commons.math3.util.FastMath;
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
    private static final double CLOSE = 1.05;
    private static final double CLOSER = 1.001;

    /** Softmax is trained, too: until its loss is within 5 % of what A_k → ∞ leaves. */
    @ClaimCheck("LIN-1")
    void linear_attention_falls_like_one_over_n_and_softmax_exponentially(
            RivalWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Rivals rivals = new Rivals(lab);
        int n = world.promptLength();
        double p = world.probability();
        Estimate linear = rivals.linear(world);
        evidence.equal("linear attention's L_k", linear, theory.law(LinearAttentionFloor.bestPredictionError(p, n)));
        // both brackets of the floor lie between ½ and 1 times (1 − p_k)^N
        Rivals.Softmax run = rivals.softmax(world, CLOSE);
        Estimate softmax = run.trained();
        evidence.isTrue("softmax attention's L_k comes within 5 % of its limit", run.near());
        evidence.atMost(
                "−ln of softmax attention's L_k, less N times the floor's rate",
                softmax.log().negated().minus(LossFloor.rate(p).times(n)).abs(),
                FastMath.log(2));
        double exponent = -(n - 1) * FastMath.log1p(-p);
        Estimate bound = Estimate.rounded(FastMath.exp(exponent) / (3 * n), 8 + 6 * exponent);
        evidence.atLeast(
                "ratio of the losses over (1 − p_k)^(1 − N)/(3 N)",
                linear.dividedBy(softmax).dividedBy(theory.floor(bound)),
                1);
        evidence.attach("rivals.csv", "text/csv", rivals::csv);
    }

    /** Trained at p = 0.5, tested at p' = 0.2: linear attention expects p_k N tokens and gets fewer. */
    @ClaimCheck("LIN-2")
    void linear_attention_hard_codes_the_probabilities(
            RivalWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Rivals rivals = new Rivals(lab);
        int n = world.promptLength();
        evidence.atLeast(
                "linear attention's loss in the test over its best",
                rivals.linearInTest(world)
                        .dividedBy(LinearAttentionFloor.bestPredictionError(world.testProbability(), n)),
                1.1);
        Rivals.Softmax run = rivals.softmax(world, CLOSER);
        evidence.isTrue("softmax attention's L_k in training comes within 0.1 % of its limit", run.near());
        evidence.atMost(
                "softmax attention's loss in the test over its limit there",
                run.tested().dividedBy(LossFloor.limitOfTargetWeight(world.test(), 0, n)),
                1.01);
    }
}
