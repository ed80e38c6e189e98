package org.iclconvergence.data;

import java.util.Locale;

/** How the features are distributed ([HCL24] Section 3). */
public enum Regime {
    /** Every p_k = 1/K. */
    BALANCED,
    /** One dominant feature, the others equally rare. */
    IMBALANCED,
    /** Any probabilities. */
    GIVEN;

    /** As it is written: in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
