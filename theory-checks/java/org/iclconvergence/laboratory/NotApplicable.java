package org.iclconvergence.laboratory;

/** The chosen trainer does not train on what the claim is about: nothing was measured. */
public final class NotApplicable extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotApplicable(String message) {
        super(message);
    }
}
