package org.iclconvergence.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts what a hidden directory holds in the place of what was there: all of it or, if something fails, nothing. Each file is moved as a
 * whole; a process that is killed between two of them has left its hidden directory, and whoever finds that goes on.
 */
final class Replacement {
    /** Made when everything is complete: from then on it is put in place, by whomever. What was there before goes into it. */
    private static final String REPLACED = "replaced";

    /** Holds an empty file for each one that is to go. */
    private static final String REMOVED = "removed";

    private final Path staging;
    private final Path target;
    private final Deque<Step> done = new ArrayDeque<>();

    /** What puts something back. */
    private interface Step {
        void undo() throws IOException;
    }

    private Replacement(Path staging, Path target) {
        this.staging = staging;
        this.target = target;
    }

    static boolean isBegun(Path staging) {
        return Files.isDirectory(staging.resolve(REPLACED), LinkOption.NOFOLLOW_LINKS);
    }

    /** A device is not replaced, either: it is not there to be a file. */
    static void requireFile(Path place) throws IOException {
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new IOException(place + (Files.isDirectory(place) ? " is a directory" : " is not a regular file"));
        }
    }

    /** Marks a file of the target that is to go when the others come. */
    static void remove(Path staging, String name) throws IOException {
        Files.createFile(Files.createDirectories(staging.resolve(REMOVED)).resolve(name));
    }

    /** Begins, or goes on with what a process began. */
    static void run(Path staging, Path target) throws IOException {
        Files.createDirectories(staging.resolve(REPLACED));
        Replacement replacement = new Replacement(staging, target);
        try {
            replacement.putAll();
        } catch (IOException failure) {
            replacement.undo(failure);
            throw failure;
        }
    }

    private void putAll() throws IOException {
        Path removed = staging.resolve(REMOVED);
        for (Path each : Files.isDirectory(removed) ? filesOf(removed) : List.<Path>of()) {
            keep(each.getFileName(), true);
        }
        for (Path file : filesOf(staging)) {
            if (!file.equals(removed) && !file.equals(staging.resolve(REPLACED))) {
                Path place = target.resolve(file.getFileName());
                boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
                if (!folder) {
                    requireFile(place);
                } else if (Files.exists(place) && !Files.isDirectory(place)) {
                    throw new IOException(place + " is not a directory");
                }
                // a file is replaced at once, a folder has to make room
                keep(file.getFileName(), folder);
                done.push(() -> move(place, file));
                move(file, place);
            }
        }
    }

    private void keep(Path name, boolean makingRoom) throws IOException {
        Path place = target.resolve(name);
        Path kept = staging.resolve(REPLACED).resolve(name);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (makingRoom) {
            move(place, kept);
        } else {
            Files.deleteIfExists(kept);
            link(place, kept);
        }
        done.push(() -> move(kept, place));
    }

    private static void link(Path place, Path kept) throws IOException {
        try {
            Files.createLink(kept, place);
        } catch (IOException | UnsupportedOperationException withoutLinks) {
            Files.copy(place, kept, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void undo(IOException failure) {
        while (!done.isEmpty()) {
            try {
                done.pop().undo();
            } catch (IOException notThatFar) {
                failure.addSuppressed(notThatFar);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException impossible) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> filesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
