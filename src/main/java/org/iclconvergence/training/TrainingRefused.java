package org.iclconvergence.training;

import org.jspecify.annotations.Nullable;

/** Says that what was handed over as a training cannot be read as one: nothing is judged by it, for or against a claim. */
public final class TrainingRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message names the file, the array and the index
     * @param cause what refused it; null if nothing else did
     */
    public TrainingRefused(@Nullable String message, @Nullable Exception cause) {
        super(message, cause);
    }
}
