package org.iclconvergence.training.external;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iclconvergence.reading.Visible;
import org.jspecify.annotations.Nullable;

/**
 * A program that answers problems: it is given their folder as its last argument. No shell is between, its input is empty, what it
 * writes goes into files.
 */
public final class TrainerCommand {
    /** What the program says on standard error, all of it. */
    public static final String ERRORS = "trainer-stderr.txt";

    /** What it says on standard output. */
    public static final String OUTPUT = "trainer-stdout.txt";

    /** They come last in what Java says: "error=2, No such file", or "error: 2 (No such file) ". */
    private static final Pattern SYSTEMS_WORDS = Pattern.compile("error[=:] ?[0-9]+,? \\(?(.*?)\\)? *$");

    private static final int LAST_LINE = 4096;

    private final List<String> words;
    private final @Nullable Duration limit;
    private final Path files;
    private final StartedProcesses started;

    /**
     * A program.
     *
     * @param line its name and arguments, quoted as for a shell
     * @param limit how long it may run each time that it is started; null for as long as it takes
     * @param files where {@link #ERRORS} and {@link #OUTPUT} are written
     * @throws IllegalArgumentException if the line has no word, a quote is open or the limit is not positive
     * @throws IOException if there is no such program: nobody wants to hear that after an hour of preparations
     */
    public TrainerCommand(String line, @Nullable Duration limit, Path files) throws IOException {
        this.words = CommandWords.of(line);
        this.limit = limit;
        this.files = files;
        this.started = new StartedProcesses(files);
        if (limit != null && (limit.isNegative() || limit.isZero())) {
            throw new IllegalArgumentException("a time limit is more than 0 seconds, not " + limit.toSeconds());
        }
        requireProgram(words.get(0));
    }

    /** As the system looks for it, where its rules are simple; elsewhere the start says what is wrong. */
    private static void requireProgram(String program) throws IOException {
        String path = System.getenv("PATH");
        if (File.separatorChar != '/' || path == null) {
            return;
        }
        boolean found = program.contains("/")
                ? Files.isExecutable(Path.of(program))
                : Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!found) {
            throw new IOException("the trainer command cannot be run, " + program + ": No such file or directory");
        }
    }

    /**
     * Runs it once on all problems. If it fails, every training that it left without a readable answer has failed with it.
     *
     * @param problems the folder that holds a folder for each
     * @return what went wrong; nothing if it ended with exit code 0
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is
     */
    public Optional<String> onAll(Path problems) throws IOException, InterruptedException {
        start();
        Optional<String> fault = run(problems);
        if (fault.isPresent()) {
            for (Path problem : ProblemFolder.in(problems)) {
                FailedTraining.mark(problem, fault.get());
            }
        }
        return fault;
    }

    /**
     * Runs it once for each problem.
     *
     * @param problems the folder that holds a folder for each
     * @param progress told how many were run
     * @return what went wrong first; nothing if it always ended with exit code 0
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is
     */
    public Optional<String> oneByOne(Path problems, LongConsumer progress) throws IOException, InterruptedException {
        start();
        Optional<String> first = Optional.empty();
        long done = 0;
        for (Path problem : ProblemFolder.in(problems)) {
            Optional<String> fault = run(problem);
            if (fault.isPresent()) {
                FailedTraining.mark(problem, fault.get());
                first = first.or(() -> fault.map(what -> problem.getFileName() + ": " + what));
            }
            progress.accept(++done);
        }
        return first;
    }

    private void start() throws IOException {
        // those of a run that was killed would answer problems of this one
        started.end();
        Files.createDirectories(files);
        Files.deleteIfExists(files.resolve(ERRORS));
        Files.deleteIfExists(files.resolve(OUTPUT));
    }

    private Optional<String> run(Path argument) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(words);
        command.add(argument.toString());
        Path errors = files.resolve(ERRORS);
        long before = Files.exists(errors) ? Files.size(errors) : 0;
        ProcessBuilder builder = new ProcessBuilder(command);
        started.mark(builder.environment());
        Process process = start(builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(files.resolve(OUTPUT).toFile())));
        Thread hook = new Thread(() -> end(process), "end of the trainer command");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean ended;
        try {
            process.getOutputStream().close();
            ended = limit == null || process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            if (ended && process.waitFor() == 0) {
                return Optional.empty();
            }
        } finally {
            end(process);
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        String how = ended
                ? "ended with exit code " + process.exitValue()
                : "was stopped after the time limit of "
                        + Objects.requireNonNull(limit).toSeconds() + " s";
        return Optional.of("the trainer command " + how + lastLine(errors, before));
    }

    private Process start(ProcessBuilder program) throws IOException {
        try {
            return program.start();
        } catch (IOException notStarted) {
            String message = String.valueOf(notStarted.getMessage());
            Matcher systems = SYSTEMS_WORDS.matcher(message);
            throw new IOException(
                    "the trainer command cannot be run, " + words.get(0) + ": "
                            + (systems.find() ? systems.group(1) : message),
                    notStarted);
        }
    }

    /** With everything that it started. */
    private void end(Process process) {
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
        started.end();
    }

    private static String lastLine(Path errors, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(errors.toFile(), "r")) {
            long start = Math.max(from, file.length() - LAST_LINE);
            byte[] end = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(end);
            String text = new String(end, StandardCharsets.UTF_8).strip();
            String line = Visible.line(text.substring(text.lastIndexOf('\n') + 1));
            return line.isEmpty() ? ", silently" : ": " + line;
        }
    }
}
