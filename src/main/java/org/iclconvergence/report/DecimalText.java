package org.iclconvergence.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers that are read back as the same doubles, written the same by every Java: {@code Double.toString} changed with Java 19. */
final class DecimalText {
    /** So many digits tell any two doubles apart. */
    private static final int MOST_DIGITS = 17;
    /** So many digits survive the way through a double. */
    private static final int SURE_DIGITS = 15;

    private static final int LARGEST_PLAIN = 15;
    private static final int SMALLEST_PLAIN = -5;

    private DecimalText() {}

    /**
     * A number.
     *
     * @param value any
     * @return rounded to the fewest of 15 to 17 digits that give it back, trailing zeros left out; NaN, inf or -inf
     */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal decimal = exact;
        for (int digits = SURE_DIGITS; digits <= MOST_DIGITS; digits++) {
            decimal = exact.round(new MathContext(digits));
            if (decimal.doubleValue() == value) {
                break;
            }
        }
        BigDecimal shortest = decimal.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent > SMALLEST_PLAIN && exponent < LARGEST_PLAIN
                ? shortest.toPlainString()
                : shortest.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}
