package org.iclconvergence.laboratory;

import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;

/** Student's interval of a mean over independent batches, whose values are taken to be normal. */
final class StudentInterval {
    /** What an interval may miss. */
    static final double FALSE_ALARM = 1e-6;

    private final Wiring wiring;
    private final int batches;

    /** Batches: an even number, at least 4. */
    StudentInterval(Wiring wiring, int batches) {
        this.wiring = wiring;
        this.batches = batches;
    }

    /** The mean with the half-width of its interval at error {@link #FALSE_ALARM}. */
    Estimate of(StatisticalSummary values) {
        return new Estimate(
                values.getMean(), quantile() * values.getStandardDeviation() / FastMath.sqrt((double) batches));
    }

    /** What an interval really misses if the values are normal: both tails of Student's t, by another formula than its quantile. */
    Estimate missing() {
        return StudentTails.beyond(quantile(), batches - 1);
    }

    private double quantile() {
        return wiring.at(Seams.QUANTILE).applyAsDouble(batches - 1.0, FALSE_ALARM);
    }
}
