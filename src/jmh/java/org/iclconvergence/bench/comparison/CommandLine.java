package org.iclconvergence.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line from the runnable jar. */
final class CommandLine {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int LOOK_EVERY_MILLISECONDS = 10;

    private final Path jar;
    private final Path scratch;

    CommandLine(Path jar, Path scratch) {
        this.jar = jar;
        this.scratch = scratch;
    }

    /**
     * What a process took.
     *
     * @param seconds of it
     * @param peakKilobytes the largest resident set; 0 where the system does not say
     */
    record Taken(double seconds, long peakKilobytes) {}

    /** Why it cannot be run; empty if it can. */
    Optional<String> missing() {
        return Files.isRegularFile(jar) ? Optional.empty() : Optional.of(jar.getFileName() + " is not built");
    }

    /**
     * Runs a command to its end.
     *
     * @param printed receives its output
     * @param arguments the command and its options
     * @return what it took
     * @throws IOException if it failed; the message is what it said
     */
    Taken run(Path printed, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Path errors = scratch.resolve("errors.txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(printed.toFile())
                .redirectError(errors.toFile())
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peak = 0;
        while (!process.waitFor(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(status));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException("icl " + String.join(" ", arguments) + " failed: " + Files.readString(errors));
        }
        return new Taken(seconds, peak);
    }

    /** The largest so far, which the system keeps: only what the last milliseconds add can be missed. */
    private static long peak(Path status) {
        try {
            Matcher found = PEAK.matcher(Files.readString(status));
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}
