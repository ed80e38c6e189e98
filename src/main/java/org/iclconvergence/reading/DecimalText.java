package org.iclconvergence.reading;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/**
 * Numbers as every file holds them: the shortest decimal that is read back as the same double, the same on every Java.
 * {@code Double.toString} is not: before Java 19 it writes 2e23 as 1.9999999999999998E23. Jackson brings the newer algorithm (R.
 * Giulietti, <i>The Schubfach way to render doubles</i>) along.
 */
public final class DecimalText {
    private static final int LARGEST_PLAIN = 15;
    private static final int SMALLEST_PLAIN = -5;

    private DecimalText() {}

    /**
     * A number, short.
     *
     * @param value any
     * @return such as 1000, 0.25 or 1e-7; NaN, inf or -inf. Zero has no sign
     */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }
        BigDecimal decimal = shortest(value).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        return exponent > SMALLEST_PLAIN && exponent < LARGEST_PLAIN
                ? decimal.toPlainString()
                : decimal.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /**
     * A number as {@code Double.toString} writes it from Java 19 on, and as JSON holds it.
     *
     * @param value any
     * @return such as 1000.0, 0.25 or 1.0E-7; NaN, Infinity or -Infinity
     */
    public static String inJava(double value) {
        return NumberOutput.toString(value, true);
    }

    /**
     * What was meant by a decimal that became a double.
     *
     * @param value finite
     * @return the shortest decimal that becomes it
     * @throws IllegalArgumentException if the value is not finite
     */
    public static BigDecimal shortest(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no decimal becomes " + inJava(value));
        }
        return new BigDecimal(inJava(value));
    }
}
