package org.iclconvergence.live;

import org.iclconvergence.live.Sentence.Outcome;
import org.iclconvergence.stats.Estimate;

/** How two numbers with errors are compared, as the checks do it. */
enum Comparison {
    /** The whole error lies below. */
    AT_MOST("≤"),
    /** The whole error lies above. */
    AT_LEAST("≥"),
    /** A lower bound that is attained: the errors explain what is missing. */
    REACHES("≥"),
    /** An upper bound that is attained. */
    KEEPS_BELOW("≤"),
    /** An identity: the errors explain the difference. */
    EQUALS("=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    /** The value's room on the right side of the bound: negative if it lies on the wrong one. */
    double room(Estimate value, Estimate bound) {
        double difference = value.value() - bound.value();
        return switch (this) {
            case AT_MOST, KEEPS_BELOW -> -difference;
            case AT_LEAST, REACHES -> difference;
            case EQUALS -> -Math.abs(difference);
        };
    }

    Outcome outcome(Estimate value, Estimate bound) {
        double room = room(value, bound);
        double errors = value.error() + bound.error();
        if (Double.isNaN(value.value())) {
            return Outcome.FAILS;
        }
        if (!value.isKnown() || !bound.isKnown()) {
            return Outcome.UNDECIDED;
        }
        if (room < -errors) {
            return Outcome.FAILS;
        }
        boolean attained = this != AT_MOST && this != AT_LEAST;
        return attained || room >= errors ? Outcome.HOLDS : Outcome.UNDECIDED;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
