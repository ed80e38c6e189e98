package org.iclconvergence.bench.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The largest resident set of each command. Of report there is none: it draws the page. */
final class MemoryRows {
    private static final double MOST_MEGABYTES = 512;

    private final CommandLine icl;
    private final Effort effort;
    private final Path scratch;

    MemoryRows(CommandLine icl, Effort effort, Path scratch) {
        this.icl = icl;
        this.effort = effort;
        this.scratch = scratch;
    }

    private List<String[]> commands() {
        String out = scratch.resolve("out").toString();
        String asked = System.getProperty("bench.claims", "");
        String claims = asked.isEmpty() ? effort.of("EXP-1,BAL-6", "BAL-6") : asked;
        return List.of(
                new String[] {"experiment", "--regime", "imbalanced", "--out", out},
                new String[] {"experiment", "--reference", "--epochs", effort.of("400", "5")},
                new String[] {"flow", "--features", "1e12", "--dominant-probability", "0.5", "--out", out},
                new String[] {
                    "population", "--features", "100", "--dominant-probability", "0.5", "--prompt-length", "10000"
                },
                new String[] {"evaluate", "src/test/resources/reference/population-exact.json"},
                new String[] {"certify"},
                new String[] {
                    "problem",
                    "--claims",
                    claims,
                    "--out",
                    scratch.resolve("problems").toString()
                },
                new String[] {
                    "check",
                    "--claims",
                    claims,
                    "--out",
                    scratch.resolve("check").toString()
                });
    }

    List<Row> rows() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (String[] command : commands()) {
            rows.add(row(command));
        }
        return rows;
    }

    private Row row(String[] command) throws IOException, InterruptedException {
        String name = "icl " + withoutFolders(command) + ", peak memory";
        if (icl.missing().isPresent()) {
            return Row.missing(name, null, "MB", icl.missing().get());
        }
        CommandLine.Taken taken = icl.run(scratch.resolve("printed.txt"), command);
        if (taken.peakKilobytes() == 0) {
            return Row.missing(name, null, "MB", "/proc/PID/status has no VmHWM here");
        }
        double[] peak = {taken.peakKilobytes() / 1024.0};
        return Row.ofValues(name, null, "MB", peak, null)
                .toKeep(MOST_MEGABYTES)
                .noted(Math.round(taken.seconds()) + " s");
    }

    private String withoutFolders(String[] command) {
        return String.join(" ", command).replace(scratch + "/", "");
    }
}
