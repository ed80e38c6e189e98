package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void nothing_is_left_of_what_was_not_committed() throws IOException {
        for (Path target : new Path[] {directory, directory.resolve("a/b")}) {
            try (StagedDirectory staged = StagedDirectory.in(target)) {
                Files.writeString(staged.resolve("file"), "half");
            }
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void nothing_can_be_committed_after_an_interruption() throws IOException {
        StagedDirectory staged = StagedDirectory.in(directory);
        Files.writeString(staged.resolve("file"), "half");
        staged.close();
        assertThatThrownBy(staged::commit).isInstanceOf(IOException.class).hasMessageContaining("interrupted");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_dangling_link_is_no_directory() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
        assertThatThrownBy(() -> StagedDirectory.in(link)).hasMessageContaining("is not a directory");
    }

    @Test
    void a_link_to_a_directory_is_followed() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        try (StagedDirectory staged = StagedDirectory.in(link)) {
            Files.writeString(staged.resolve("file"), "whole");
            staged.commit();
        }
        assertThat(real.resolve("file")).hasContent("whole");
        assertThat(link).isSymbolicLink();
    }

    /** Half of a file used to take the place of the whole one when the disk was full. */
    @Test
    void a_write_that_fails_leaves_the_old_file_and_names_it() throws IOException {
        Path file = Files.writeString(directory.resolve("baseline.json"), "old");
        assertThatThrownBy(() -> {
                    try (StagedDirectory staged = StagedDirectory.in(directory)) {
                        staged.write("baseline.json", half -> {
                            Files.writeString(half, "hal");
                            throw new IOException("No space left on device");
                        });
                        staged.commit();
                    }
                })
                .hasMessage(file + " cannot be written: No space left on device");
        assertThat(file).hasContent("old");
        assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.icl-*");
    }

    @Test
    void what_was_wrong_with_a_file_that_was_read_is_said_as_it_is() throws IOException {
        try (StagedDirectory staged = StagedDirectory.in(directory)) {
            assertThatThrownBy(() -> staged.write("index.html", file -> Files.copy(directory.resolve("nowhere"), file)))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("nowhere");
        }
    }

    @Test
    void a_folder_takes_the_place_of_another_as_a_whole() throws IOException {
        Path old = Files.createDirectory(directory.resolve("evidence"));
        Files.writeString(old.resolve("old"), "");
        try (StagedDirectory staged = StagedDirectory.in(directory)) {
            Files.writeString(staged.folder("evidence").resolve("new"), "");
            assertThat(old).isDirectoryContaining("glob:**/old");
            staged.commit();
        }
        assertThat(old).isDirectoryContaining("glob:**/new").isDirectoryNotContaining("glob:**/old");
        assertThat(directory).isDirectoryNotContaining("glob:**.icl-*");
    }

    @Test
    void what_a_killed_process_left_is_removed_and_nothing_else() throws Exception {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ended.waitFor();
        Path left = Files.createDirectories(directory.resolve(".icl-" + ended.pid() + "-1x"));
        Files.createDirectories(left.resolve("evidence/IMB-3"));
        try (StagedDirectory alive = StagedDirectory.in(directory)) {
            Path mine = Files.createDirectory(directory.resolve(".icl-mine"));
            StagedDirectory.removeAbandoned(directory);
            assertThat(left).doesNotExist();
            assertThat(mine).exists();
            assertThat(alive.root()).exists();
        }
    }

    @Test
    void a_failure_names_the_directory_not_where_its_content_was_prepared() throws IOException {
        try (StagedDirectory staged = StagedDirectory.in(directory)) {
            Path file = staged.root().resolve("evidence/IMB-3.json");
            assertThat(staged.asOfTarget(new FileSystemException(file.toString(), null, "No space left on device")))
                    .hasMessage(directory.resolve("evidence/IMB-3.json") + ": No space left on device");
            assertThat(staged.asOfTarget(new IOException("No space left on device")))
                    .hasMessage(directory + " cannot be written: No space left on device");
            IOException other = new IOException("/somewhere/else is missing");
            assertThat(staged.asOfTarget(other)).isSameAs(other);
        }
    }
}
