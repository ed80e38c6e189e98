package org.iclconvergence.sweep;

import java.util.Objects;

/** The machines that compute a sweep failed; what had come in until then is stored. */
public final class ClusterFailure extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param message one line
     * @param cause what the cluster says
     */
    public ClusterFailure(String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), Objects.requireNonNull(cause, "cause"));
    }
}
