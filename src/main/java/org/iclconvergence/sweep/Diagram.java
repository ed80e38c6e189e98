package org.iclconvergence.sweep;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A phase diagram that is to be drawn of a sweep: a plane of two parameters, coloured by what was measured.
 *
 * @param x parameter, horizontal
 * @param y parameter, vertical
 * @param value a measured column
 * @param levels increasing: the colour changes at each
 * @param names of the colours in the legend, one more than levels
 * @param guide a line of the theory across it
 * @param title a few words
 */
public record Diagram(
        String x,
        String y,
        String value,
        List<Double> levels,
        Optional<List<String>> names,
        Optional<Guide> guide,
        Optional<String> title) {
    private static final int MOST_LEVELS = 7;

    /** A line of the theory. */
    public enum Guide {
        /** N* over K tokens for each feature, below which ε is never reached (LEN-1). */
        SHORTEST_PROMPT("shortestPrompt"),
        /** p_1 = 1/√K, above which the dominant feature leads at the start. */
        FIRST_LEAD("firstLead");

        private final String word;

        Guide(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * A diagram.
     *
     * @throws IllegalArgumentException if x is y, the levels do not increase, or there are not as many names as colours
     */
    public Diagram {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(levels, "levels");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(guide, "guide");
        Objects.requireNonNull(title, "title");
        if (x.equals(y)) {
            throw new IllegalArgumentException("y must not be x");
        }
        boolean increasing = !levels.isEmpty() && levels.size() <= MOST_LEVELS;
        for (int i = 1; i < levels.size(); i++) {
            increasing &= levels.get(i - 1) < levels.get(i);
        }
        if (!increasing) {
            throw new IllegalArgumentException("levels must be 1 to " + MOST_LEVELS + " increasing numbers");
        }
        if (names.isPresent() && names.get().size() != levels.size() + 1) {
            throw new IllegalArgumentException(
                    "names must be one more than levels, not " + names.get().size() + " for " + levels.size());
        }
    }
}
