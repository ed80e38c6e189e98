package org.iclconvergence.oracle;

import java.util.Arrays;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;

/**
 * Prediction error, attention and growth of one query by adding up every count vector with 40 decimal digits: slow, and nothing in
 * common with the integral. Feature 0 is the query.
 */
public final class MultinomialEnumeration {
    private static final DfpField DIGITS = new DfpField(40);

    private final Dfp[] attention;
    private final Dfp[] growth;
    private final Dfp[] growthSize;
    private final Dfp[] p;
    private final Dfp[] w;
    private final int[] counts;
    private Dfp predictionError = DIGITS.getZero();
    private Dfp rest = DIGITS.getZero();

    /** Adds up all (N + K − 1 choose K − 1) prompts. */
    public MultinomialEnumeration(double[] p, double[] logits, int promptLength) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        this.p = Arrays.stream(p).mapToObj(DIGITS::newDfp).toArray(Dfp[]::new);
        this.w = Arrays.stream(logits)
                .mapToObj(q -> DfpMath.exp(DIGITS.newDfp(q).subtract(DIGITS.newDfp(largest))))
                .toArray(Dfp[]::new);
        attention = zeros(p.length);
        growth = zeros(p.length);
        growthSize = zeros(p.length);
        counts = new int[p.length];
        distribute(0, promptLength, DIGITS.getOne());
    }

    /** L_k. */
    public double predictionError() {
        return predictionError.toDouble();
    }

    /** E[1 − Attn_k]. */
    public double rest() {
        return rest.toDouble();
    }

    /** E[Attn_n]. */
    public double attention(int n) {
        return attention[n].toDouble();
    }

    /** α_k, then β_{k,n}. */
    public double growth(int n) {
        return growth[n].toDouble();
    }

    /** Positive and negative parts of the growth added up, as QueryLoss.relativeError has them. */
    public double growthSize(int n) {
        return growthSize[n].toDouble();
    }

    private static Dfp[] zeros(int length) {
        Dfp[] zeros = new Dfp[length];
        Arrays.fill(zeros, DIGITS.getZero());
        return zeros;
    }

    private void distribute(int feature, int left, Dfp probability) {
        Dfp term = probability;
        if (feature == p.length - 1) {
            counts[feature] = left;
            for (int c = 0; c < left; c++) {
                term = term.multiply(p[feature]);
            }
            add(term);
            return;
        }
        for (int c = 0; c <= left; c++) {
            counts[feature] = c;
            distribute(feature + 1, left - c, term);
            term = term.multiply(p[feature]).multiply(left - c).divide(c + 1);
        }
    }

    private void add(Dfp probability) {
        Dfp[] a = new Dfp[p.length];
        Dfp sum = DIGITS.getZero();
        for (int i = 0; i < p.length; i++) {
            a[i] = w[i].multiply(counts[i]);
            sum = sum.add(a[i]);
        }
        Dfp others = DIGITS.getZero();
        Dfp squares = DIGITS.getZero();
        for (int i = 0; i < p.length; i++) {
            a[i] = a[i].divide(sum);
            others = i == 0 ? others : others.add(a[i]);
            squares = i == 0 ? squares : squares.add(a[i].multiply(a[i]));
        }
        Dfp twiceLoss = squares.add(others.multiply(others));
        predictionError = predictionError.add(probability.multiply(twiceLoss).divide(2));
        rest = rest.add(probability.multiply(others));
        for (int i = 0; i < p.length; i++) {
            Dfp gain = i == 0 ? twiceLoss : DIGITS.getZero();
            Dfp loss = i == 0 ? DIGITS.getZero() : a[0].multiply(a[i].add(others));
            for (int m = 1; m < p.length; m++) {
                // what would cancel is left out: it may be larger by any factor
                if (i > 0 && m != i) {
                    gain = gain.add(a[m].multiply(a[m]));
                    loss = loss.add(a[i].multiply(a[m]));
                }
            }
            Dfp scale = probability.multiply(p[0]).multiply(a[i]);
            attention[i] = attention[i].add(probability.multiply(a[i]));
            growth[i] = growth[i].add(scale.multiply(gain.subtract(loss)));
            growthSize[i] = growthSize[i].add(scale.multiply(gain.add(loss)));
        }
    }
}
