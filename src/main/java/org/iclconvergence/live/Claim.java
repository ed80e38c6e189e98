package org.iclconvergence.live;

import java.util.List;
import java.util.function.Function;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.live.Sentence.Outcome;
import org.iclconvergence.stats.Estimate;

/** Writes the rows of one claim: its hypotheses first, then what it says. */
final class Claim {
    private static final double ROUNDINGS = 8;

    private final String id;
    private final List<Sentence> rows;
    private boolean applies = true;
    private String outside = "";

    Claim(String id, List<Sentence> rows) {
        this.id = id;
        this.rows = rows;
    }

    /** A formula of doubles, a few roundings long. */
    static Estimate law(double value) {
        return Estimate.rounded(value, ROUNDINGS);
    }

    /** The first one that is not met becomes a row, and the last one of this claim. */
    Claim needs(boolean met, String hypothesis) {
        if (applies && !met) {
            rows.add(new Sentence(
                    id, "", Double.NaN, "", "", Double.NaN, Outcome.HYPOTHESIS_MISSING, "needs " + hypothesis, ""));
            applies = false;
        }
        return this;
    }

    boolean applies() {
        return applies;
    }

    /** What the rows that follow leave, or nothing. */
    Claim outside(String range) {
        outside = range;
        return this;
    }

    void compare(String quantity, Estimate value, Comparison relation, String bound, Estimate limit) {
        add(quantity, value, relation, bound, limit, relation.outcome(value, limit), "");
    }

    /** The worst of a stretch of the training, which stays open until its end. */
    void compareUntil(String quantity, Estimate value, Comparison relation, String bound, Estimate limit, Reached end) {
        Outcome outcome = relation.outcome(value, limit);
        boolean soFar = outcome != Outcome.FAILS && !end.happened();
        add(quantity, value, relation, bound, limit, soFar ? Outcome.OPEN : outcome, soFar ? notYet(end) : "");
    }

    /** Something that may not have happened yet. */
    void compare(String quantity, Reached time, Comparison relation, String bound, Estimate limit) {
        Outcome outcome = time.happened() ? relation.outcome(time.value(), limit) : unless(time, relation, limit);
        add(quantity, time.value(), relation, bound, limit, outcome, outcome == Outcome.OPEN ? notYet(time) : "");
    }

    /** It takes longer: above a lower bound it stays, above an upper one it has failed. */
    private static Outcome unless(Reached time, Comparison relation, Estimate limit) {
        boolean fromBelow = relation == Comparison.AT_LEAST || relation == Comparison.REACHES;
        Comparison side = fromBelow ? Comparison.AT_LEAST : Comparison.AT_MOST;
        Outcome decided = fromBelow ? Outcome.HOLDS : Outcome.FAILS;
        return side.outcome(time.value(), limit) == decided ? decided : Outcome.OPEN;
    }

    /** A value near a law, by a distance that the claim allows. */
    void near(String quantity, Reached value, Estimate law, String bound, Estimate distance) {
        Reached miss = value.minus(law);
        if (miss.happened()) {
            compare(quantity, miss.value().abs(), Comparison.AT_MOST, bound, distance);
        } else {
            compare(quantity, miss, Comparison.AT_MOST, bound, distance);
        }
    }

    void near(String quantity, Estimate value, Estimate law, String bound, Estimate distance) {
        near(quantity, new Reached(value, true, ""), law, bound, distance);
    }

    /** One event before another one. */
    void before(String quantity, Reached first, String bound, Reached second) {
        Outcome outcome;
        if (second.happened()) {
            outcome = first.happened() ? Comparison.KEEPS_BELOW.outcome(first.value(), second.value()) : Outcome.FAILS;
        } else {
            outcome = first.happened() ? Outcome.HOLDS : Outcome.OPEN;
        }
        add(
                quantity,
                first.value(),
                Comparison.AT_MOST,
                bound,
                second.value(),
                outcome,
                outcome == Outcome.OPEN ? notYet(first) : "");
    }

    /**
     * A sentence about every moment of a stretch of the training: the one that comes nearest to violating it.
     *
     * @param end of the stretch, which stays open until it happens
     */
    void always(
            String quantity,
            List<Moment> moments,
            Function<Moment, Estimate> value,
            Comparison relation,
            String bound,
            Function<Moment, Estimate> limit,
            Reached end) {
        Moment worst = null;
        double least = Double.POSITIVE_INFINITY;
        for (Moment moment : moments) {
            double room = relativeRoom(value.apply(moment), relation, limit.apply(moment));
            if (worst == null || room < least) {
                worst = moment;
                least = room;
            }
        }
        if (worst == null) {
            open(quantity, relation, bound, end.happened() ? "no such moment was recorded" : notYet(end));
            return;
        }
        compareUntil(quantity, value.apply(worst), relation, bound, limit.apply(worst), end);
    }

    /** As a share of the larger number; of an identity, in units of what the errors explain; not a number is worse than everything. */
    private static double relativeRoom(Estimate value, Comparison relation, Estimate bound) {
        double room = relation.room(value, bound);
        if (Double.isNaN(room)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (relation == Comparison.EQUALS) {
            return room / Math.max(value.error() + bound.error(), Double.MIN_VALUE);
        }
        boolean scaled = bound.value() != 0;
        double scale = scaled ? Math.max(Math.abs(value.value()), Math.abs(bound.value())) : 1;
        return room / scale;
    }

    void open(String quantity, Comparison relation, String bound, String missing) {
        rows.add(new Sentence(
                id, quantity, Double.NaN, relation.toString(), bound, Double.NaN, Outcome.OPEN, missing, outside));
    }

    static String notYet(Reached time) {
        return time.event() + " is not reached";
    }

    private void add(
            String quantity,
            Estimate value,
            Comparison relation,
            String bound,
            Estimate limit,
            Outcome outcome,
            String missing) {
        rows.add(new Sentence(
                id, quantity, value.value(), relation.toString(), bound, limit.value(), outcome, missing, outside));
    }
}
