package org.iclconvergence.cli;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.TypeConversionException;

/** Moments of the command line, refused in the words of its reader and not in Java's. */
final class Moments {
    private Moments() {}

    static Instant of(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException other) {
            throw new TypeConversionException("'" + text + "' is no moment such as 2026-01-31T12:00:00Z");
        }
    }
}
