package org.iclconvergence.live;

import java.util.List;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.theory.OnsetLaw;

/**
 * A range that a claim's check draws from, where nothing is proved beyond it: those of claims.yaml, which a test holds against them.
 *
 * @param quantity its name there
 * @param from one end
 * @param to the other end
 */
record Range(String quantity, double from, double to) {
    private static final Range IMBALANCED_FEATURES = new Range("K at finite N", 3, 10000);
    private static final Range IMBALANCED_LENGTH = new Range("N/N*", 2, 100);

    /** The ranges of a claim; none if what is proved needs none. */
    static List<Range> of(String claim) {
        return switch (claim) {
            case "BAL-1" ->
                List.of(
                        new Range("K", 2, 1e12),
                        new Range("K at finite N", 3, 1e6),
                        new Range("N/N*", 2, 1000),
                        new Range("ε", 0.1, 1e-6));
            case "BAL-3" ->
                List.of(new Range("K", 8, 1e12), new Range("K at finite N", 8, 1e5), new Range("N/K", 1, 10000));
            case "BAL-4" ->
                List.of(new Range("K", 3, 1e12), new Range("K at finite N", 3, 1e5), new Range("N/K", 10, 10000));
            case "BAL-5" ->
                List.of(
                        new Range("K", 3, 1e12),
                        new Range("K at finite N", 3, 1e6),
                        new Range("N/N*", 2, 1000),
                        new Range("ε", 0.1, 1e-6));
            case "IMB-1" ->
                List.of(
                        new Range("K", 2, 1e12),
                        new Range("K at finite N", 2, 10000),
                        new Range("p_1", 0.2, 0.99),
                        IMBALANCED_LENGTH,
                        new Range("ε", 0.1, 1e-6));
            case "IMB-2" ->
                List.of(
                        new Range("K", 3, 1e12),
                        IMBALANCED_FEATURES,
                        new Range("p_1", 0.05, 0.999),
                        IMBALANCED_LENGTH,
                        new Range("ε", 0.1, 1e-6));
            case "IMB-3" ->
                List.of(
                        new Range("K", 100, 1e12),
                        new Range("K at finite N", 100, 10000),
                        new Range("p_1", 0.2, 0.99),
                        IMBALANCED_LENGTH,
                        new Range("ε", 0.1, 1e-4));
            case "IMB-6" ->
                List.of(
                        new Range("K", 3, 1e12),
                        IMBALANCED_FEATURES,
                        new Range("p_1", 0.5, 0.02),
                        new Range("N", 2, 1e7),
                        IMBALANCED_LENGTH,
                        new Range("ε", 0.1, 1e-3));
            case "IMB-7" -> List.of(new Range("K", 1000, 1e12), new Range("p_1", 0.6, 0.99));
            case "IMB-8" ->
                List.of(
                        new Range("K", 32, 1e12),
                        new Range("K at finite N", 32, 10000),
                        new Range("p_1", 0.2, 0.95),
                        IMBALANCED_LENGTH,
                        new Range("ε", 0.1, 1e-4));
            case "IMB-9", "IMB-10" ->
                List.of(
                        new Range("K", 8, 1e12),
                        new Range("K at finite N", 8, 10000),
                        new Range("p_1", 0.05, 0.95),
                        IMBALANCED_LENGTH,
                        new Range("ε", 0.1, 1e-4));
            case "IMB-13", "IMB-15" ->
                List.of(new Range("K", 10000, 1e12), new Range("p_1", 0.2, 0.95), new Range("ε", 0.1, 1e-4));
            case "IMB-16" ->
                List.of(new Range("K", 10000, 1e20), new Range("p_1", OnsetLaw.LEAST_DOMINANT, OnsetLaw.MOST_DOMINANT));
            case "LEN-3" ->
                List.of(
                        new Range("K at finite N", 10000, 1e11),
                        new Range("p_1", 0.2, 0.95),
                        new Range("N/N*", 1.1, 30),
                        new Range("ε", 0.1, 1e-4));
            default -> List.of();
        };
    }

    /** The first range of a claim that a training leaves, in words; empty if it leaves none. */
    static String left(String claim, TrainedQuery run) {
        for (Range range : of(claim)) {
            double value = run.quantity(range.quantity);
            if (value < range.low() || value > range.high()) {
                return range.toString();
            }
        }
        return "";
    }

    private double low() {
        return Math.min(from, to);
    }

    private double high() {
        return Math.max(from, to);
    }

    @Override
    public String toString() {
        return "the check covers " + quantity + " from " + number(low()) + " to " + number(high());
    }

    private static String number(double value) {
        return value == Math.floor(value) ? ProblemText.whole(value) : ProblemText.decimal(value);
    }
}
