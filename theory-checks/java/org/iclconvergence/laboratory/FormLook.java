package org.iclconvergence.laboratory;

/**
 * What is seen of a form of attention at one time; for every query k.
 *
 * @param time τ
 * @param predictionErrors L_k
 * @param attention Attn_k, the mean over heads
 * @param target γ_k, the velocity of the target's logit less the mean velocity of the query's logits, the mean over heads
 * @param dominant γ_1, that of the first feature's logit
 */
record FormLook(double time, double[] predictionErrors, double[] attention, double[] target, double[] dominant) {
    /** The velocities from two layers: one unit of time ahead and one behind along the tangent. */
    static FormLook of(double time, double[] predictionErrors, double[] attention, Heads ahead, Heads behind) {
        int features = attention.length;
        int heads = ahead.logits.length;
        double[] target = new double[features];
        double[] dominant = new double[features];
        for (int h = 0; h < heads; h++) {
            for (int k = 0; k < features; k++) {
                double mean = 0;
                for (int n = 0; n < features; n++) {
                    mean += velocity(ahead.logits[h], behind.logits[h], k * features + n) / features;
                }
                target[k] += (velocity(ahead.logits[h], behind.logits[h], k * features + k) - mean) / heads;
                dominant[k] += (velocity(ahead.logits[h], behind.logits[h], k * features) - mean) / heads;
            }
        }
        return new FormLook(time, predictionErrors, attention, target, dominant);
    }

    private static double velocity(double[] ahead, double[] behind, int i) {
        return 0.5 * (ahead[i] - behind[i]);
    }

    boolean isDominantLeading(int query) {
        return Math.abs(dominant[query]) >= target[query];
    }
}
