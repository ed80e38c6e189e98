package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.training.external.Answers.float64;
import static org.iclconvergence.training.external.Answers.npz;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Archives at the ends of what is accepted. */
class NpzArchiveTest {
    @TempDir
    private Path folder;

    private Path archive(int arrays) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (int i = 0; i < arrays; i++) {
            entries.put("a" + i + ".npy", float64("()", i));
        }
        return Files.write(folder.resolve("many.npz"), npz(entries));
    }

    @Test
    void an_archive_has_at_most_64_arrays() throws IOException {
        try (NpzArchive most = new NpzArchive(archive(64))) {
            assertThat(most.names()).hasSize(64).contains("a0", "a63");
            assertThat(most.read("a63", 1).values()).containsExactly(63);
        }
        Path more = archive(65);
        assertThatThrownBy(() -> new NpzArchive(more))
                .isInstanceOf(IOException.class)
                .hasMessage("many.npz has 65 entries; more than 64 are not read");
    }

    @Test
    void an_archive_that_is_closed_or_refused_is_not_held() throws IOException {
        NpzArchive archive = new NpzArchive(archive(1));
        archive.close();
        assertThatThrownBy(() -> archive.read("a0", 1)).isInstanceOf(IllegalStateException.class);
        AnswerArrays arrays = AnswerArrays.in(folder);
        assertThat(arrays.archive()).isNull();
        arrays.close();
        Files.move(folder.resolve("many.npz"), folder.resolve("trajectory.npz"));
        AnswerArrays zipped = AnswerArrays.in(folder);
        assertThat(zipped.read("a0", 1).values()).containsExactly(0);
        assertThat(zipped.has("a0")).isTrue();
        assertThat(zipped.has("a1")).isFalse();
        assertThat(zipped.place("a0")).isEqualTo("trajectory.npz: a0");
        assertThat(arrays.place("a0")).isEqualTo("a0.npy");
        zipped.close();
        assertThatThrownBy(() -> zipped.read("a0", 1)).isInstanceOf(IllegalStateException.class);
    }

    /** A file as it is stored, with one bit of what was packed turned over. */
    @Test
    void what_cannot_be_unpacked_is_said() throws IOException {
        Path file = archive(1);
        byte[] bytes = Files.readAllBytes(file);
        // behind the local header of 30 bytes and the name: the kind of the first block, 3 of which there is none
        bytes[30 + "a0.npy".length()] |= 6;
        Files.write(file, bytes);
        try (NpzArchive broken = new NpzArchive(file)) {
            assertThatThrownBy(() -> broken.read("a0", 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("many.npz: a0 cannot be unpacked: ");
        }
    }

    /** Whoever looks at many folders runs out of open files otherwise. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void an_archive_that_is_refused_is_closed() throws IOException {
        Path refused = archive(65);
        assertThatThrownBy(() -> new NpzArchive(refused)).isInstanceOf(IOException.class);
        for (Path open : open()) {
            assertThat(open).isNotEqualTo(refused.toRealPath());
        }
    }

    private static List<Path> open() throws IOException {
        List<Path> open = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                open.add(descriptor.toFile().getCanonicalFile().toPath());
            }
        }
        return open;
    }
}
