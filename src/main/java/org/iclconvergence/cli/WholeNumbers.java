package org.iclconvergence.cli;

import picocli.CommandLine.TypeConversionException;

/** Whole numbers of the command line, refused in the words of its reader and not in Java's. */
final class WholeNumbers {
    private WholeNumbers() {}

    static int ofInt(String text) {
        long number = ofLong(text);
        if (number != (int) number) {
            throw new TypeConversionException("'" + text + "' is larger than " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    static long ofLong(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
    }
}
