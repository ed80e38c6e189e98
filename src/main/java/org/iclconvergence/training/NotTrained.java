package org.iclconvergence.training;

import java.util.Objects;

/** Says that a trainer has no training of a problem, which is no fault of a training. */
public class NotTrained extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message which training is missing
     */
    public NotTrained(String message) {
        super(Objects.requireNonNull(message, "message"));
    }
}
