package org.iclconvergence.claims;

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
public record Finding(String what, double estimate, double error, double threshold, double margin, Verdict verdict) {
    /** The same finding, named after a place. */
    Finding at(String prefix) {
        return new Finding(prefix + what, estimate, error, threshold, margin, verdict);
    }
}
