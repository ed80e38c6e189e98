package org.iclconvergence.claims;

import java.util.Objects;
import org.iclconvergence.reading.NonFinite;

/**
 * One comparison of a measured value with a threshold.
 *
 * @param what where it was measured: grid point, feature, step
 * @param estimate the measured value
 * @param error its numerical error or the half-width towards the threshold, ≥ 0
 * @param threshold what it must not pass
 * @param margin distance to the threshold after the error, relative to the threshold; negative beyond it
 * @param verdict of this comparison alone
 */
public record Finding(
        String what,
        @NonFinite double estimate,
        @NonFinite double error,
        @NonFinite double threshold,
        @NonFinite double margin,
        Verdict verdict) {
    /**
     * A finding.
     *
     * @throws IllegalArgumentException if the error is negative, or the verdict is not one of a comparison or contradicts the
     *     margin or a number that is not finite
     */
    public Finding {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(verdict, "verdict");
        if (error < 0) {
            throw new IllegalArgumentException("error must be 0 or more, not " + error);
        }
        boolean finite = Double.isFinite(estimate) && Double.isFinite(threshold);
        boolean agrees = switch (verdict) {
            case HOLDS -> finite && Double.isFinite(error) && margin >= 0;
            // 0 is what is left of a margin that underflows; nothing is decided by a value of unknown error
            case UNDECIDED -> finite && margin <= 0;
            case REFUTED -> margin <= 0;
            default -> false;
        };
        if (!agrees) {
            throw new IllegalArgumentException("verdict " + verdict + " contradicts " + estimate + " ± " + error
                    + " against " + threshold + " with margin " + margin);
        }
    }

    /**
     * Whether numbers were compared.
     *
     * @return false if one of them is none, or a time that never came
     */
    public boolean comparesNumbers() {
        return Double.isFinite(estimate) && Double.isFinite(threshold) && error < Double.POSITIVE_INFINITY;
    }

    /** The same finding, named after a place. */
    Finding at(String prefix) {
        return new Finding(prefix + what, estimate, error, threshold, margin, verdict);
    }
}
