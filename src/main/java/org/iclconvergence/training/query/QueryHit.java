package org.iclconvergence.training.query;

import java.util.Objects;

/**
 * An event that happened: it first held in ({@code previous}, {@code at.time()}].
 *
 * @param previous η t of the last look before, at which it did not hold yet: the step before for gradient descent; the time
 *     itself for gradient flow, which locates events, and at the start
 * @param at the first moment seen at which it held
 */
public record QueryHit(double previous, QuerySnapshot at) {
    /** Nothing may be null. */
    public QueryHit {
        Objects.requireNonNull(at, "at");
    }
}
