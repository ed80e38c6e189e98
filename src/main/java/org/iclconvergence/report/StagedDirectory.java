package org.iclconvergence.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iclconvergence.claims.EvidenceFolder;
import org.iclconvergence.reading.FileFailure;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.ChartFile;
import org.iclconvergence.report.chart.ChartSize;

/**
 * An output directory that receives all of its new files or none of them. The files are written into a hidden directory on
 * the same file system and moved when all are complete; an exception or Ctrl-C before that leaves nothing behind. Files that
 * lie in the directory already and have other names are not touched. A folder takes the place of one of the same name as a whole.
 */
public final class StagedDirectory implements AutoCloseable {
    private static final int DELETION_ATTEMPTS = 20;
    private static final Pattern STAGING = Pattern.compile("\\.icl-([0-9]{1,18})-[0-9a-z]+");

    private final Path target;
    private final Path staging;
    private final Thread hook;
    private boolean open = true;

    private StagedDirectory(Path target, Path staging) {
        this.target = target;
        this.staging = staging;
        this.hook = new Thread(this::discard, "discard " + staging);
    }

    /**
     * Prepares an output directory; creates only the hidden directory, beside or inside it.
     *
     * @param directory need not exist
     * @return to be committed or closed
     * @throws IOException if it is no directory or cannot be written; the message says which
     */
    public static StagedDirectory in(Path directory) throws IOException {
        Path target = directory.toAbsolutePath().normalize();
        Path existing = target;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = Objects.requireNonNull(existing.getParent(), "a root that is not there");
        }
        if (!Files.isDirectory(existing)) {
            throw new IOException(existing + " is not a directory");
        }
        finishBegun(existing);
        Path staging = existing.resolve(
                ".icl-" + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        try {
            Files.createDirectory(staging);
        } catch (IOException refused) {
            throw unwritable(target, existing, refused);
        }
        StagedDirectory staged = new StagedDirectory(target, staging);
        Runtime.getRuntime().addShutdownHook(staged.hook);
        return staged;
    }

    /**
     * Where a file is to be written.
     *
     * @param name file name
     * @return a path inside the hidden directory
     * @throws IOException if the output directory has something of that name that is no file
     */
    public Path resolve(String name) throws IOException {
        Replacement.requireFile(target.resolve(name));
        return staging.resolve(name);
    }

    /**
     * A folder that is to be filled.
     *
     * @param name of the folder
     * @return an empty folder inside the hidden directory
     * @throws IOException if it cannot be made
     */
    public Path folder(String name) throws IOException {
        return Files.createDirectory(staging.resolve(name));
    }

    /**
     * Where everything is until {@link #commit}, for a writer of many files that wants no more than a folder.
     *
     * @return the hidden directory
     */
    public Path root() {
        return staging;
    }

    /**
     * Says of a failure where the file would have been.
     *
     * @param failure of a writer that knows only the hidden directory
     * @return the same failure, or one whose message names the directory itself
     */
    public IOException asOfTarget(IOException failure) {
        String reason = FileFailure.reason(failure);
        if (reason.contains(staging.toString())) {
            return new IOException(reason.replace(staging.toString(), target.toString()), failure);
        }
        // a full disk does not say which
        return reason.contains(File.separator)
                ? failure
                : new IOException(target + " cannot be written: " + reason, failure);
    }

    /**
     * A file that is not to be there any more after {@link #commit}.
     *
     * @param name of a file of the output directory; need not exist
     * @throws IOException if that cannot be noted
     */
    public void remove(String name) throws IOException {
        if (Files.exists(target.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            Replacement.remove(staging, name);
        }
    }

    /**
     * Finishes what processes were doing that were killed while they put their files into place, and removes the hidden directories of
     * those that were killed before.
     *
     * @param directory in which no other machine writes
     * @throws IOException if it cannot be listed
     */
    public static void removeAbandoned(Path directory) throws IOException {
        finishBegun(directory);
        for (Path entry : abandoned(directory)) {
            EvidenceFolder.removeTree(entry);
        }
    }

    /**
     * Finishes what processes were doing that were killed while they put their files into place: until then the directory holds some
     * files of one run and some of another.
     *
     * @param directory in which no other machine writes; need not exist
     * @throws IOException if it cannot be finished
     */
    public static void finishBegun(Path directory) throws IOException {
        for (Path entry : abandoned(directory)) {
            if (Replacement.isBegun(entry)) {
                Replacement.run(entry, directory);
                EvidenceFolder.removeTree(entry);
            }
        }
    }

    private static List<Path> abandoned(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> {
                        Matcher name = STAGING.matcher(entry.getFileName().toString());
                        return name.matches()
                                && ProcessHandle.of(Long.parseLong(name.group(1)))
                                        .isEmpty();
                    })
                    .sorted()
                    .toList();
        }
    }

    /**
     * Draws a chart as SVG and PNG.
     *
     * @param name file name without its end
     * @param chart to be drawn
     * @throws IOException if that fails
     */
    public void draw(String name, Chart chart) throws IOException {
        draw(name, chart, ChartSize.USUAL);
    }

    /**
     * Draws a chart as SVG and PNG.
     *
     * @param name file name without its end
     * @param chart to be drawn
     * @param size of a panel
     * @throws IOException if that fails
     */
    public void draw(String name, Chart chart, ChartSize size) throws IOException {
        write(name + ".svg", file -> ChartFile.writeSvg(chart, size, file));
        write(name + ".png", file -> ChartFile.writePng(chart, size, file));
    }

    /** Writes one file. */
    public interface Content {
        /**
         * Writes.
         *
         * @param file to be created
         * @throws IOException if that fails
         */
        void to(Path file) throws IOException;
    }

    /**
     * Writes a file into the hidden directory.
     *
     * @param name file name
     * @param content writes it
     * @return where it is until {@link #commit}
     * @throws IOException if that fails; the message names the file as it will be called
     */
    public Path write(String name, Content content) throws IOException {
        Path file = resolve(name);
        try {
            content.to(file);
        } catch (IOException failure) {
            String reason = FileFailure.reason(failure);
            // what is wrong with another file, one that was read, says so itself
            throw reason.contains(staging.toString())
                            || (!(failure instanceof FileSystemException) && !reason.contains(": "))
                    ? new IOException(target.resolve(name) + " cannot be written: " + reason, failure)
                    : failure;
        }
        return file;
    }

    /**
     * Moves everything into place. A shutdown waits until this is done.
     *
     * @throws IOException if that fails
     */
    public synchronized void commit() throws IOException {
        if (!open) {
            throw new IOException(target + ": the run was interrupted");
        }
        if (Files.exists(target)) {
            // what a killed process began is older than this
            finishBegun(target);
            Replacement.run(staging, target);
        } else {
            Files.createDirectories(target.getParent());
            Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Discards what was not committed. */
    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook runs already and finds nothing to do
        }
    }

    private synchronized void discard() {
        open = false;
        // a writer that was not told of the shutdown may add a file between listing and deletion
        for (int attempt = 0; attempt < DELETION_ATTEMPTS && Files.exists(staging); attempt++) {
            try {
                EvidenceFolder.removeTree(staging);
            } catch (IOException retried) {
                Thread.onSpinWait();
            }
        }
    }

    static IOException unwritable(Path target, Path existing, IOException refused) {
        String reason = refused instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : "no permission to write to " + existing;
        return new IOException(target + " cannot be written: " + reason, refused);
    }
}
