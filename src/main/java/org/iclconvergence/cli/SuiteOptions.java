package org.iclconvergence.cli;

import org.iclconvergence.suite.ClaimSuite;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that runs checks may be asked for. */
final class SuiteOptions {
    @Option(names = "--seed", paramLabel = "SEED", description = "fixed, random or a whole number (default: fixed)")
    private @Nullable String seed;

    @Option(
            names = "--runs",
            paramLabel = "NUMBER",
            description =
                    "at most so many runs in the checks that count runs; a claim may come out undecided, and says how many"
                            + " would do (default: as many as their plans ask for)")
    private @Nullable Integer runs;

    @Option(names = "--draws", paramLabel = "NUMBER", description = "so many times the usual drawn worlds (default: 1)")
    private @Nullable Integer draws;

    @Option(
            names = "--threads",
            paramLabel = "NUMBER",
            description = "so many claims at a time (default: one for each processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    /**
     * How many claims at a time.
     *
     * @return at least 1
     * @throws IllegalArgumentException if fewer were asked for
     */
    int threads() {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1, not " + threads);
        }
        return threads;
    }

    /** The suite's settings are properties elsewhere; in these commands they are options. */
    static IllegalArgumentException inOptions(IllegalArgumentException refused) {
        return new IllegalArgumentException(
                String.valueOf(refused.getMessage()).replaceAll("\\bicl\\.(?=[a-z])", "--"), refused);
    }

    /** What was not asked for stays as it is: of trainings, what they were done for. */
    ClaimSuite asked(ClaimSuite suite) {
        ClaimSuite asked = suite;
        asked = seed == null ? asked : asked.seed(seed);
        asked = runs == null ? asked : asked.runs(runs);
        return draws == null ? asked : asked.draws(draws);
    }
}
