package org.iclconvergence.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a reader wants them: four significant digits and a power of ten where one is needed. */
final class Digits {
    private static final MathContext DIGITS = new MathContext(4);
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final double LARGEST_PLAIN = 1e6;
    private static final double SMALLEST_PLAIN = 1e-3;

    private Digits() {}

    /**
     * A number.
     *
     * @param value any, also infinite or not a number
     * @return such as 0.9987, 710, 1.139×10⁻⁴
     */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        String text;
        if (size == 0 || size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
            text = size == Math.rint(size)
                    ? String.format(Locale.ROOT, "%.0f", size)
                    : shorten(new BigDecimal(size).round(DIGITS).toPlainString());
        } else {
            text = powerOfTen(size);
        }
        return value < 0 ? "−" + text : text;
    }

    /**
     * A number as a multiple of a power of ten, also where it is not long.
     *
     * @param value positive
     * @return such as 10² or 1.5×10⁴
     */
    static String powerOfTen(double value) {
        String scientific = String.format(Locale.ROOT, "%.3e", value);
        int e = scientific.indexOf('e');
        int exponent = Integer.parseInt(scientific.substring(e + 1));
        StringBuilder power = new StringBuilder(exponent < 0 ? "⁻" : "");
        String.valueOf(Math.abs(exponent)).chars().forEach(digit -> power.append(SUPERSCRIPTS.charAt(digit - '0')));
        String mantissa = shorten(scientific.substring(0, e));
        return (mantissa.equals("1") ? "" : mantissa + "×") + "10" + power;
    }

    private static String shorten(String decimal) {
        return decimal.contains(".") ? decimal.replaceAll("0+$", "").replaceAll("\\.$", "") : decimal;
    }
}
