package org.iclconvergence.oracle;

import java.util.function.IntToDoubleFunction;

/** Means over how often a feature occurs in a prompt, one count after the other. */
public final class BinomialMean {
    private BinomialMean() {}

    /**
     * E f(c) for c ~ Bin(N, p), by the recursion of its weights.
     *
     * @param promptLength N, so that (1 − p)^N does not underflow
     * @param p in (0, 1)
     * @param value f
     * @return the mean
     */
    public static double of(int promptLength, double p, IntToDoubleFunction value) {
        double weight = Math.pow(1 - p, promptLength);
        double sum = 0;
        for (int c = 0; c <= promptLength; c++) {
            sum += weight * value.applyAsDouble(c);
            weight *= (double) (promptLength - c) / (c + 1) * p / (1 - p);
        }
        return sum;
    }
}
