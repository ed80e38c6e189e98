package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    private Path folder;

    private FolderLock lock() throws IOException {
        return FolderLock.of(folder, folder.resolve(".icl-lock"));
    }

    @Test
    void one_at_a_time_and_nothing_is_left() throws IOException {
        try (FolderLock first = lock()) {
            assertThatThrownBy(this::lock)
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder + ": another run is writing there; wait for it, or choose another folder");
        }
        assertThat(folder).isEmptyDirectory();
        lock().close();
    }

    @Test
    void what_a_killed_run_left_is_taken_over() throws IOException {
        Files.writeString(folder.resolve(".icl-lock"), "of a run that is no more");
        lock().close();
        assertThat(folder).isEmptyDirectory();
    }

    /** Whoever holds a file that is not there any more keeps nobody out. */
    @Test
    void a_lock_that_was_removed_holds_nothing() throws IOException {
        FolderLock removed = lock();
        Files.delete(folder.resolve(".icl-lock"));
        try (FolderLock next = lock()) {
            assertThat(folder.resolve(".icl-lock")).exists();
        }
        removed.close();
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> FolderLock.of(nowhere, nowhere.resolve(".icl-lock")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(nowhere + " cannot be written: ");
    }
}
