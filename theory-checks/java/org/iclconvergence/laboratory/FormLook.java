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
    static FormLook of(double time, double[] predictionErrors, double[] attention, Heads velocity) {
        int features = attention.length;
        int heads = velocity.logits.length;
        double[] target = new double[features];
        double[] dominant = new double[features];
        for (double[] head : velocity.logits) {
            for (int k = 0; k < features; k++) {
                double mean = 0;
                for (int n = 0; n < features; n++) {
                    mean += head[k * features + n] / features;
                }
                target[k] += (head[k * features + k] - mean) / heads;
                dominant[k] += (head[k * features] - mean) / heads;
            }
        }
        return new FormLook(time, predictionErrors, attention, target, dominant);
    }

    boolean isDominantLeading(int query) {
        return Math.abs(dominant[query]) >= target[query];
    }
}
