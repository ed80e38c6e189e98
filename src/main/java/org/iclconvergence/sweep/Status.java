package org.iclconvergence.sweep;

import java.util.Locale;

/** What became of a point. */
public enum Status {
    /** L_k = ε was reached. */
    REACHED,
    /** It is known that L_k = ε is never reached. */
    NEVER,
    /** It was not reached within the steps. */
    UNFINISHED,
    /** The point could not be computed. */
    FAILED;

    /** As it is written: in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
