package org.iclconvergence.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a reader wants them: few significant digits, and a power of ten where one is needed. */
final class Digits {
    /** Significant digits where nothing asks for more. */
    static final int USUAL = 4;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final double LARGEST_PLAIN = 1e6;
    private static final double SMALLEST_PLAIN = 1e-3;

    private Digits() {}

    /**
     * A number in the usual digits.
     *
     * @param value any, also infinite or not a number
     * @return such as 0.9987, 710, 1.139×10⁻⁴
     */
    static String of(double value) {
        return of(value, USUAL);
    }

    /**
     * A number.
     *
     * @param value any, also infinite or not a number
     * @param digits how many significant ones, if it is not whole
     * @return such as 0.9987, 710, 1.139×10⁻⁴
     */
    static String of(double value, int digits) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        boolean whole = size == Math.rint(size) && size < LARGEST_PLAIN;
        // a fraction whose digits end before the point would look whole
        boolean plain = whole || (size >= SMALLEST_PLAIN && size < Math.pow(10, Math.min(digits, 6)));
        String text = whole
                ? String.format(Locale.ROOT, "%.0f", size)
                : plain
                        ? shorten(new BigDecimal(size)
                                .round(new MathContext(digits))
                                .toPlainString())
                        : powerOfTen(size, digits);
        return value < 0 ? "−" + text : text;
    }

    /**
     * A number as a multiple of a power of ten, also where it is not long.
     *
     * @param value positive
     * @return such as 10² or 1.5×10⁴
     */
    static String powerOfTen(double value) {
        return powerOfTen(value, USUAL);
    }

    private static String powerOfTen(double value, int digits) {
        String scientific = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
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
