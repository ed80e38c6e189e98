package org.iclconvergence.cli;

import java.util.Arrays;
import picocli.CommandLine.TypeConversionException;

/**
 * Numbers of the command line, separated by commas. Java would also read 1f, 0x1p3 and blanks, and overlook commas at the end.
 *
 * @param values at least one; not copied
 */
record DecimalNumbers(double... values) {
    static DecimalNumbers of(String text) {
        return new DecimalNumbers(Arrays.stream(text.split(",", -1))
                .mapToDouble(DecimalNumbers::ofDouble)
                .toArray());
    }

    static double ofDouble(String text) {
        try {
            double number = Double.parseDouble(text);
            if (text.chars().noneMatch(each -> each <= ' ' || "dDfFxX".indexOf(each) >= 0)
                    || Double.isNaN(number)
                    || Double.isInfinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the same sentence
        }
        throw new TypeConversionException("'" + text + "' is not a number");
    }
}
