package org.iclconvergence.training;

/** Says that a training was asked for and is not there: it excuses a claim only if none of the claim's trainings is. */
public final class NotAnswered extends NotTrained {
    private static final long serialVersionUID = 1L;

    /**
     * Says which.
     *
     * @param message names the problem
     */
    public NotAnswered(String message) {
        super(message);
    }
}
