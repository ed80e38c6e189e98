package org.iclconvergence.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.IntStream;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.Regime;

/** Problems and their numbers as people read them, the same on every machine. */
public final class ProblemText {
    /** So many digits survive the way through a double. */
    private static final int SURE_DIGITS = 15;
    /** So many digits tell any two doubles apart. */
    private static final int MOST_DIGITS = 17;

    private ProblemText() {}

    /**
     * The features in words.
     *
     * @param problem which features there are
     * @param subscript the letter p with index 1, plain or typeset
     * @return such as "imbalanced: K = 1e12, p_1 = 0.5"
     */
    public static String title(QueryProblem problem, String subscript) {
        String title = problem.regime() + ": K = " + whole(problem.classes().features());
        return problem.regime() == Regime.IMBALANCED
                ? title + ", " + subscript + " = " + rounded(problem.classes().probability(0))
                : title;
    }

    /**
     * A whole number, short.
     *
     * @param value whole, if it is finite
     * @return all digits up to 99999, else such as 1e12
     */
    public static String whole(double value) {
        if (Double.isFinite(value) && Math.abs(value) < 1e5 && value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toString()
                        .replace("E+", "e")
                        .replace("E", "e")
                : Double.isInfinite(value) ? "inf" : "NaN";
    }

    /**
     * A positive number as most languages print it.
     *
     * @param value finite
     * @return its shortest decimal, such as 0.01 or 1e-05
     */
    public static String decimal(double value) {
        BigDecimal decimal = shortest(value).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return decimal.scale() <= 0 ? decimal.toPlainString() + ".0" : decimal.toPlainString();
        }
        String digits = decimal.scaleByPowerOfTen(-exponent).toPlainString();
        String size = Integer.toString(Math.abs(exponent));
        return digits + "e" + (exponent < 0 ? "-" : "+") + (size.length() < 2 ? "0" : "") + size;
    }

    /**
     * A number as people write it.
     *
     * @param value any
     * @return its shortest decimal, such as 2, 0.01, 1e300, ∞
     */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        String decimal = decimal(value);
        return decimal.endsWith(".0")
                ? decimal.substring(0, decimal.length() - 2)
                : decimal.replace("e+", "e").replace("e-0", "e-");
    }

    /** The page's script is compiled from here, without Jackson, of which DecimalText is made. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        return IntStream.of(SURE_DIGITS, SURE_DIGITS + 1)
                .mapToObj(digits -> exact.round(new MathContext(digits)))
                .filter(decimal -> decimal.doubleValue() == value)
                .findFirst()
                .orElseGet(() -> exact.round(new MathContext(MOST_DIGITS)));
    }

    /**
     * A probability, short.
     *
     * @param value finite
     * @return three digits at most, all of them for what would be rounded to 1
     */
    public static String rounded(double value) {
        BigDecimal three = new BigDecimal(value).round(new MathContext(3));
        return value < 1 && three.compareTo(BigDecimal.ONE) == 0
                ? decimal(value)
                : three.stripTrailingZeros().toString().replace("E", "e");
    }
}
