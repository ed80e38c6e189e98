package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;

/**
 * From which K on the proof's window for the switch holds (THEORY.md, onset law). At the switch Attn_1 √K → √(3/2), hence
 * B_{k,1} = −½ ln K + ln(√1.5 (1−p_1)/p_1) + o(1), which lies in [−0.51, −0.49] ln K exactly when the offset is at most
 * 0.01 ln K.
 */
public final class OnsetLaw {
    /** Half the width of the proof's window for B_{k,1}/ln K around −½. */
    public static final double HALF_WIDTH = 0.01;

    /** The least p_1 for which the law is established (IMB-16). */
    public static final double LEAST_DOMINANT = 0.2;

    /** The largest p_1 for which it is. */
    public static final double MOST_DOMINANT = 0.95;

    private OnsetLaw() {}

    /**
     * Is the law established for a dominant feature?
     *
     * @param dominant p_1
     * @return whether it lies from {@link #LEAST_DOMINANT} to {@link #MOST_DOMINANT}
     */
    public static boolean covers(double dominant) {
        return dominant >= LEAST_DOMINANT && dominant <= MOST_DOMINANT;
    }

    /**
     * The constant by which B_{k,1} misses −½ ln K at the switch.
     *
     * @param dominant p_1 in (0, 1)
     * @return ln(√1.5 (1−p_1)/p_1)
     */
    public static double offset(double dominant) {
        return FastMath.log(Math.sqrt(1.5) * (1 - dominant) / dominant);
    }

    /**
     * The smallest K inside.
     *
     * @param dominant p_1
     * @return e^{100 |offset|}: 6.4e8 for p_1 = ½
     */
    public static double onset(double dominant) {
        return FastMath.exp(Math.abs(offset(dominant)) / HALF_WIDTH);
    }
}
