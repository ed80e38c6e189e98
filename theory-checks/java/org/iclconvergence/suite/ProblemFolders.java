package org.iclconvergence.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.iclconvergence.report.FolderLock;
import org.iclconvergence.report.StagedDirectory;
import org.iclconvergence.training.TrainingRefused;
import org.iclconvergence.training.external.ProblemCollector;

/** Writes a folder of problems, whole or not at all. */
final class ProblemFolders {
    private final Path folder;
    private final int probes;
    private final boolean replace;

    ProblemFolders(Path folder, int probes, boolean replace) {
        this.folder = folder;
        this.probes = probes;
        this.replace = replace;
    }

    /** Begins a run whose trainings are collected. */
    interface Beginning {
        ClaimRun on(ProblemCollector collector, Path evidence) throws IOException;
    }

    ProblemSet write(Beginning beginning, int threads, LongConsumer done) throws IOException, InterruptedException {
        requireReplaceable();
        // what the checks find beside the problems is of no use, and never committed
        try (StagedDirectory staged = StagedDirectory.in(parent());
                StagedDirectory unused = StagedDirectory.in(parent())) {
            ProblemSet set;
            try {
                set = write(beginning, threads, done, staged, unused.root());
            } catch (TrainingRefused unwritable) {
                if (unwritable.getCause() instanceof IOException failure) {
                    throw staged.asOfTarget(failure);
                }
                throw unwritable;
            } catch (IOException failure) {
                throw staged.asOfTarget(failure);
            }
            commit(staged);
            return set;
        }
    }

    private ProblemSet write(Beginning beginning, int threads, LongConsumer done, StagedDirectory staged, Path evidence)
            throws IOException, InterruptedException {
        Path staging = staged.folder(name());
        ProblemCollector collector = new ProblemCollector(staging, probes);
        ClaimRun run = beginning.on(collector, evidence);
        List<String> withoutTraining = Collections.synchronizedList(new ArrayList<>());
        run.each(
                claim -> {
                    if (!claim.decide()) {
                        withoutTraining.add(claim.id());
                    }
                },
                threads,
                done);
        ProblemSet set = ProblemSet.of(
                run.settings(),
                collector.count(),
                size(staging),
                withoutTraining.stream().sorted().toList());
        if (set.problems() == 0) {
            throw new IllegalArgumentException("icl.claims: nothing is trained for "
                    + String.join(", ", set.withoutTraining()) + ", no problem was written");
        }
        set.write(staging);
        return set;
    }

    /** Another run may have written there in the meantime, and one may be about to. */
    private void commit(StagedDirectory staged) throws IOException {
        Path parent = Files.createDirectories(parent());
        FolderLock alone = FolderLock.of(folder, parent.resolve(".icl-lock-" + name()));
        try {
            requireReplaceable();
            staged.commit();
        } finally {
            alone.close();
        }
    }

    /** Only what was written here is removed, and only if that is asked for: answers may lie in it. */
    private void requireReplaceable() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is not a directory");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isEmpty()) {
                return;
            }
        }
        if (!ProblemSet.isThere(folder)) {
            throw new IOException(folder + " is not empty, and no folder of problems: it is not replaced");
        }
        if (!replace) {
            throw new IOException(folder + " has problems, and maybe answers, already: --force replaces them");
        }
    }

    private Path parent() {
        return Objects.requireNonNull(
                folder.toAbsolutePath().normalize().getParent(), "a root is a folder with other things in it");
    }

    private String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    private static long size(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            long size = 0;
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }
}
