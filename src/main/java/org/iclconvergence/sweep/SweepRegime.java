package org.iclconvergence.sweep;

import java.util.Locale;

/** How the features of a point are distributed. */
public enum SweepRegime {
    /** Every p_k = 1/K. */
    BALANCED,
    /** One dominant feature of probability p_1, the others equally rare. */
    IMBALANCED,
    /** p_k proportional to k^{−s}. */
    ZIPF,
    /** All probabilities are given. */
    GIVEN;

    /** As it is written: in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
