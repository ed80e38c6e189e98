package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iclconvergence.claims.EvidenceFolder;
import org.iclconvergence.report.FolderLock;
import org.iclconvergence.report.Reports;
import org.iclconvergence.report.StagedDirectory;

/**
 * The folder that a run of checks reports into, one run at a time: evidence and reports of the run before stay until those of this one are
 * complete.
 */
final class ReportFolder implements AutoCloseable {
    private static final String EVIDENCE = "evidence";

    private final Path folder;
    private final boolean created;
    private final FolderLock lock;
    private final StagedDirectory staged;

    private ReportFolder(Path folder, boolean created, FolderLock lock, StagedDirectory staged) {
        this.folder = folder;
        this.created = created;
        this.lock = lock;
        this.staged = staged;
    }

    /**
     * Keeps other runs out.
     *
     * @param folder created if need be
     * @throws IOException if it is no folder, cannot be written, or another run writes there
     */
    static ReportFolder of(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + ": is not a directory");
        }
        boolean created = !Files.exists(folder);
        Files.createDirectories(folder);
        try {
            FolderLock lock = FolderLock.of(folder, folder.resolve(".icl-lock"));
            try {
                StagedDirectory.removeAbandoned(folder);
                return new ReportFolder(folder, created, lock, StagedDirectory.in(folder));
            } catch (IOException refused) {
                lock.close();
                throw refused;
            }
        } catch (IOException refused) {
            if (created) {
                Files.deleteIfExists(folder);
            }
            throw refused;
        }
    }

    /** Where the run writes until it is complete. */
    Path staging() {
        return staged.root();
    }

    /** A failure that names the folder, not where its content was prepared. */
    IOException named(IOException failure) {
        return staged.asOfTarget(failure);
    }

    /** Puts the complete run in the place of the one before. */
    void commit() throws IOException {
        EvidenceFolder.copyOthers(folder.resolve(EVIDENCE), staging().resolve(EVIDENCE));
        // a report that this run does not write is not about it
        for (String report : Reports.NAMES.keySet()) {
            if (!Files.exists(staging().resolve(report))) {
                staged.remove(report);
            }
        }
        staged.commit();
    }

    @Override
    public void close() throws IOException {
        staged.close();
        lock.close();
        if (created) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException written) {
                // as it should be
            }
        }
    }
}
