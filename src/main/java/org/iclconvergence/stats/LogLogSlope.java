package org.iclconvergence.stats;

import org.apache.commons.math3.util.FastMath;

/** The exponent of a power law between two points. */
public final class LogLogSlope {
    private LogLogSlope() {}

    /**
     * The slope of ln y over ln x.
     *
     * @param x first x, positive
     * @param y first y, positive
     * @param otherX second x, positive and different
     * @param otherY second y, positive
     * @return ln(otherY/y)/ln(otherX/x); not finite if a value is not positive or not finite
     */
    public static double between(double x, double y, double otherX, double otherY) {
        return FastMath.log(otherY / y) / FastMath.log(otherX / x);
    }
}
