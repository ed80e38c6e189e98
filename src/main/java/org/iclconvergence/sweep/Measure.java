package org.iclconvergence.sweep;

import java.util.Arrays;
import java.util.List;

/** What is measured at every point: a group of columns. */
public enum Measure {
    /** When Attn_k = 1/2 and L_k = ε. */
    HITTING_TIMES("hittingTimes"),
    /** When the leading influence switches to the target. */
    SWITCH("switch"),
    /** When each phase ends. */
    PHASES("phases"),
    /** L_k at the start, at the end, and what training cannot come below. */
    LOSSES("losses"),
    /** Attention at the start and at the end. */
    ATTENTION("attention"),
    /** What the theory says of the hitting time, and the quotient. */
    THEORY("theory");

    private final String word;

    Measure(String word) {
        this.word = word;
    }

    /**
     * Its columns.
     *
     * @param training kind
     * @return in their order; none if that training has nothing of the kind
     */
    List<Quantity> quantities(TrainingKind training) {
        return Arrays.stream(Quantity.values())
                .filter(quantity -> quantity.measure() == this && quantity.isMeasuredIn(training))
                .toList();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return word;
    }
}
