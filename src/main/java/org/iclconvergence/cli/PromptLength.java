package org.iclconvergence.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number or "inf". */
final class PromptLength implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        if (text.toLowerCase(Locale.ROOT).matches("inf|infinity")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            return DecimalNumbers.ofDouble(text);
        } catch (TypeConversionException malformed) {
            throw new TypeConversionException("'" + text + "' is neither a number nor inf");
        }
    }
}
