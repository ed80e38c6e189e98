package org.iclconvergence.training.query;

import java.util.Objects;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryValues;

/**
 * Something whose first time is asked for: the hitting times of the paper's proof ([HCL24] Section 4). Two events are equal if
 * they ask the same.
 *
 * @param kind what is compared
 * @param group the group whose weight is compared; 0 for the target and where no group is meant
 * @param level the threshold
 */
public record QueryEvent(Kind kind, int group, double level) {
    /** What is compared. */
    public enum Kind {
        /** E[Attn_k] ≥ level. */
        TARGET_ATTENTION_AT_LEAST,
        /** L_k ≤ level. */
        PREDICTION_ERROR_AT_MOST,
        /** The weight of a group ≥ level: A_k for group 0. */
        WEIGHT_AT_LEAST,
        /** The weight of a group ≤ level. */
        WEIGHT_AT_MOST,
        /** α_k ≥ level · max |β_{k,n}|. Never, if K = 2: there both are equal at all times. */
        TARGET_LEADS_BY,
        /** Nothing: it never happens. */
        NEVER
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the group is negative or the level no number
     */
    public QueryEvent {
        Objects.requireNonNull(kind, "kind");
        if (group < 0) {
            throw new IllegalArgumentException("the group must not be negative: " + group);
        }
        if (Double.isNaN(level)) {
            throw new IllegalArgumentException("the level must be a number, not NaN");
        }
    }

    /** What never happens: for a training that is to use all of its budget. */
    public static final QueryEvent NEVER = new QueryEvent(Kind.NEVER, 0, 0);

    /**
     * Attention reaches a level.
     *
     * @param level in (0, 1)
     * @return Attn_k ≥ level
     * @throws IllegalArgumentException if the level is not inside (0, 1)
     */
    public static QueryEvent targetAttentionAtLeast(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("attention must be asked inside (0, 1), not " + level);
        }
        return new QueryEvent(Kind.TARGET_ATTENTION_AT_LEAST, 0, level);
    }

    /**
     * The prediction error reaches a level.
     *
     * @param level ε &gt; 0
     * @return L_k ≤ ε
     * @throws IllegalArgumentException if ε ≤ 0
     */
    public static QueryEvent predictionErrorAtMost(double level) {
        requirePositive(level);
        return new QueryEvent(Kind.PREDICTION_ERROR_AT_MOST, 0, level);
    }

    /**
     * The target weight reaches a level.
     *
     * @param level any value
     * @return A_k ≥ level
     */
    public static QueryEvent targetWeightAtLeast(double level) {
        return new QueryEvent(Kind.WEIGHT_AT_LEAST, 0, level);
    }

    /**
     * A cross weight falls to a level.
     *
     * @param group whose member is n; {@link QueryGroups#dominant()} for B_{k,1}
     * @param level any value
     * @return B_{k,n} ≤ level
     */
    public static QueryEvent crossWeightAtMost(int group, double level) {
        return new QueryEvent(Kind.WEIGHT_AT_MOST, group, level);
    }

    /**
     * The leading influence has switched to the target.
     *
     * @return α_k ≥ max |β_{k,n}|
     */
    public static QueryEvent targetLeads() {
        return targetLeadsBy(1);
    }

    /**
     * The target's influence exceeds every other by a factor.
     *
     * @param factor positive
     * @return α_k ≥ factor · max |β_{k,n}|
     * @throws IllegalArgumentException if the factor is not positive
     */
    public static QueryEvent targetLeadsBy(double factor) {
        requirePositive(factor);
        return new QueryEvent(Kind.TARGET_LEADS_BY, 0, factor);
    }

    /**
     * How far it is from happening: negative before, 0 or positive once it holds, smooth wherever the trajectory is.
     *
     * @param groups the features as the query sees them
     * @param weights A_k, then B_{k,n}, not modified
     * @param values of those weights, not modified
     * @return the margin, −∞ for an event that cannot happen
     */
    public double margin(QueryGroups groups, double[] weights, QueryValues values) {
        return switch (kind) {
            case TARGET_ATTENTION_AT_LEAST -> attentionMargin(values.attention()[0], values.rest());
            case PREDICTION_ERROR_AT_MOST -> FastMath.log(level / values.predictionError());
            case WEIGHT_AT_LEAST -> weights[group] - level;
            case WEIGHT_AT_MOST -> level - weights[group];
            case TARGET_LEADS_BY -> leadMargin(groups, values.growth()[0], values.largestCrossGrowth());
            case NEVER -> Double.NEGATIVE_INFINITY;
        };
    }

    /**
     * Whether it holds at a recorded moment.
     *
     * @param groups the features as the query sees them
     * @param snapshot the moment
     * @return true if it holds there
     */
    public boolean holds(QueryGroups groups, QuerySnapshot snapshot) {
        return switch (kind) {
            case TARGET_ATTENTION_AT_LEAST -> attentionMargin(snapshot.targetAttention(), snapshot.rest()) >= 0;
            case PREDICTION_ERROR_AT_MOST -> snapshot.predictionError() <= level;
            case WEIGHT_AT_LEAST -> snapshot.weights().getEntry(group) >= level;
            case WEIGHT_AT_MOST -> snapshot.weights().getEntry(group) <= level;
            case TARGET_LEADS_BY -> leadMargin(groups, snapshot.targetGrowth(), snapshot.largestCrossGrowth()) >= 0;
            case NEVER -> false;
        };
    }

    /** Near 1 attention is known through what it lacks. */
    private double attentionMargin(double attention, double rest) {
        return level < 0.5 ? FastMath.log(attention / level) : FastMath.log((1 - level) / rest);
    }

    private double leadMargin(QueryGroups groups, double target, double cross) {
        return groups.features() == 2 ? Double.NEGATIVE_INFINITY : FastMath.log(target / (level * cross));
    }

    private static void requirePositive(double level) {
        if (!(level > 0)) {
            throw new IllegalArgumentException("the level must be positive, not " + level);
        }
    }
}
