package org.iclconvergence.worlds;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.StringJoiner;

/** A world in words, as a finding is named after it: "K = 8, N = 512, η = 1". */
final class Place {
    private final StringJoiner words = new StringJoiner(", ");

    Place with(String name, double value) {
        words.add(name + " = " + number(value));
        return this;
    }

    Place with(String words) {
        this.words.add(words);
        return this;
    }

    /** The length of prompts and the rule: flow on infinitely long prompts is what goes without saying. */
    Place training(double promptLength, double learningRate) {
        with(learningRate == 0 ? "flow" : "descent, η = " + number(learningRate));
        return Double.isInfinite(promptLength) ? this : with("N", promptLength);
    }

    static String number(double value) {
        if (Double.isInfinite(value)) {
            return "∞";
        }
        String text = new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toString();
        return (Math.abs(value) < 1e5 && Math.abs(value) >= 1e-3) || value == 0
                ? new BigDecimal(text).toPlainString()
                : text.replace("E+", "e").replace("E", "e");
    }

    @Override
    public String toString() {
        return words.toString();
    }
}
