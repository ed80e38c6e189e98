package org.iclconvergence.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** Paths of the command line. For Java nothing is the working directory; for whoever wrote it, a variable that is not set. */
final class FilePaths {
    private FilePaths() {}

    static Path of(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("an empty text names no file and no directory");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException impossible) {
            throw new TypeConversionException("'" + text + "' is no path: " + impossible.getReason());
        }
    }
}
