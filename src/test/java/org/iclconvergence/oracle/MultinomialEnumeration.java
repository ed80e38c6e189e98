package org.iclconvergence.oracle;

import java.util.Arrays;

/**
 * Prediction error, attention and growth of one query by adding up every count vector: slow, exact to rounding, and nothing
 * in common with the integral. Feature 0 is the query.
 */
public final class MultinomialEnumeration {
    /** E[Attn_n]. */
    public final double[] attention;

    /** α_k, then β_{k,n}. */
    public final double[] growth;

    /** Positive and negative parts of the growth added up. */
    public final double[] growthSize;

    /** L_k. */
    public double predictionError;

    private final double[] p;
    private final double[] w;
    private final int[] counts;

    /** Adds up all (N + K − 1 choose K − 1) prompts. */
    public MultinomialEnumeration(double[] p, double[] logits, int promptLength) {
        this.p = p;
        this.w = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            w[i] = Math.exp(logits[i] - Arrays.stream(logits).max().getAsDouble());
        }
        attention = new double[p.length];
        growth = new double[p.length];
        growthSize = new double[p.length];
        counts = new int[p.length];
        distribute(0, promptLength, 1);
    }

    private void distribute(int feature, int left, double probability) {
        if (feature == p.length - 1) {
            counts[feature] = left;
            add(probability * Math.pow(p[feature], left));
            return;
        }
        double term = probability;
        for (int c = 0; c <= left; c++) {
            counts[feature] = c;
            distribute(feature + 1, left - c, term);
            term *= p[feature] * (left - c) / (c + 1);
        }
    }

    private void add(double probability) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += counts[i] * w[i];
        }
        double rest = 0;
        double squares = 0;
        for (int i = 1; i < p.length; i++) {
            double a = counts[i] * w[i] / sum;
            rest += a;
            squares += a * a;
        }
        predictionError += probability * 0.5 * (squares + rest * rest);
        double target = counts[0] * w[0] / sum;
        for (int i = 0; i < p.length; i++) {
            double a = counts[i] * w[i] / sum;
            double bracket = i == 0 ? squares + rest * rest : squares - a - target * rest;
            attention[i] += probability * a;
            growth[i] += probability * p[0] * a * bracket;
            growthSize[i] += probability * p[0] * a * (squares + a + target * rest);
        }
    }
}
