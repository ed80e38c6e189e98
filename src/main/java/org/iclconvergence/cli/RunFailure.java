package org.iclconvergence.cli;

/** The command line was right and the run failed all the same: exit code 1, one line. */
final class RunFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param message one line for the user, naming the option that may help
     */
    RunFailure(String message) {
        super(message);
    }
}
