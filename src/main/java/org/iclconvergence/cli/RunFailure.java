package org.iclconvergence.cli;

import org.jspecify.annotations.Nullable;

/** The command line was right and the run failed all the same: exit code 1, one line. */
final class RunFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param message one line for the user, naming the option that may help
     */
    RunFailure(@Nullable String message) {
        super(message);
    }

    /** Java can draw no text: what to install, and that nothing is half-written. */
    static RunFailure withoutFonts(Throwable noFonts) {
        return new RunFailure("the figures cannot be drawn, Java finds no fonts: install fontconfig and DejaVu Sans ("
                + noFonts + "); nothing was written");
    }
}
