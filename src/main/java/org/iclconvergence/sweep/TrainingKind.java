package org.iclconvergence.sweep;

import java.util.Locale;

/** What is trained at every point of a sweep. */
public enum TrainingKind {
    /** Gradient flow of one query on the exact population loss. */
    FLOW("eta t"),
    /** Gradient descent of one query on the exact population loss. */
    DESCENT("eta t"),
    /** The paper's experiment: Q in R^{d×d}, full batch, on M random prompts. */
    EXPERIMENT("epochs");

    private final String timeUnit;

    TrainingKind(String timeUnit) {
        this.timeUnit = timeUnit;
    }

    /**
     * In what its times are counted.
     *
     * @return η t, which is the same for every learning rate, or epochs
     */
    public String timeUnit() {
        return timeUnit;
    }

    /** As it is written: in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
