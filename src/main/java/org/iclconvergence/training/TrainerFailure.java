package org.iclconvergence.training;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trainer did not do what {@link Trainer} asks of it. The message says which trainer did what, and at which step. */
public final class TrainerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param message which trainer did what
     */
    public TrainerFailure(String message) {
        super(Objects.requireNonNull(message, "message"));
    }

    TrainerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
