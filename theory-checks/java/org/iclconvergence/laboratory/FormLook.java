package org.iclconvergence.laboratory;

/**
 * What is seen of a form of attention at one time; for every query k.
 *
 * @param time τ
 * @param predictionErrors L_k
 * @param attention Attn_k, the mean over heads
 * @param target γ_k, the velocity of the target's logit less the mean velocity of the query's logits
 * @param dominant γ_1, that of the first feature's logit
 */
record FormLook(double time, double[] predictionErrors, double[] attention, double[] target, double[] dominant) {
    /** Whether every query is learned, up to the last of them. */
    static boolean isBelow(double[] predictionErrors, double error) {
        for (double each : predictionErrors) {
            // a loss that is not a number is not small
            if (!(each <= error)) {
                return false;
            }
        }
        return true;
    }

    boolean isDominantLeading(int query) {
        return Math.abs(dominant[query]) >= target[query];
    }
}
