package org.iclconvergence.laboratory;

import org.iclconvergence.training.query.QueryEvent;

/**
 * Something whose first time a check asks for, in the words of the claims.
 *
 * @param asked of the training
 */
public record Event(QueryEvent asked) {
    /** The leading influence has switched to the target: α_k ≥ max |β_{k,n}|. */
    public static final Event SWITCH = new Event(QueryEvent.targetLeads());

    /** Half of the attention is on the target: Attn_k ≥ ½. */
    public static final Event HALF = targetAttentionAtLeast(0.5);

    /**
     * So much attention is on the target.
     *
     * @param score in [0, 1]
     * @return Attn_k ≥ score
     */
    public static Event targetAttentionAtLeast(double score) {
        return new Event(QueryEvent.targetAttentionAtLeast(score));
    }

    /**
     * The prediction error is small.
     *
     * @param error ε
     * @return L_k ≤ ε
     */
    public static Event errorAtMost(double error) {
        return new Event(QueryEvent.predictionErrorAtMost(error));
    }

    /**
     * The dominant feature's weight has fallen.
     *
     * @param group the dominant feature's
     * @param level any value
     * @return B_{k,1} ≤ level
     */
    public static Event dominantWeightAtMost(int group, double level) {
        return new Event(QueryEvent.crossWeightAtMost(group, level));
    }
}
