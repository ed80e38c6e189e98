package org.iclconvergence.stats;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The false-alarm probability of a whole suite. By the union bound the probability that any false claim passes by chance is
 * at most the sum of what the single checks declare, dependent or not. The suite may spend {@value #LIMIT} in all; a check
 * that plans with an even share of it leaves every other check its own.
 *
 * @param declared claim id to declared false-alarm probability
 */
public record ErrorBudget(SortedMap<String, Double> declared) {
    /** Nothing may be null. */
    public ErrorBudget {
        Objects.requireNonNull(declared, "declared");
    }

    /** What the whole suite may spend. */
    public static final double LIMIT = 1e-3;

    /**
     * What is spent.
     *
     * @return the sum of all declared probabilities; 0 without any
     */
    public double spent() {
        return declared.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * Whether the suite can afford its checks.
     *
     * @return true if the sum is at most the limit; false for NaN
     */
    public boolean isKept() {
        return spent() <= LIMIT;
    }

    /**
     * The budget in words.
     *
     * @return such as "spent 2.50e-05 of 1e-03 on 9 stochastic claims, most on SET-4 (3.77e-06)"
     */
    @Override
    public String toString() {
        String most = declared.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(largest -> String.format(Locale.ROOT, ", most on %s (%.2e)", largest.getKey(), largest.getValue()))
                .orElse("");
        return String.format(
                Locale.ROOT, "spent %.2e of %.0e on %d stochastic claims%s", spent(), LIMIT, declared.size(), most);
    }
}
