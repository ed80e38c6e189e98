package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {
    @TempDir
    private Path folder;

    @Test
    void what_a_run_leaves_is_removed_and_nothing_else() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createFile(outside.resolve("kept"));
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        for (String result : new String[] {"run.json", "BAL-1.json", "BAL-1@no-softmax.json", "IMB-12.json"}) {
            Files.createFile(evidence.resolve(result));
        }
        Files.createDirectory(evidence.resolve("BAL-1"));
        Files.createFile(evidence.resolve("BAL-1/findings.csv"));
        Files.createSymbolicLink(evidence.resolve("BAL-2"), outside);
        for (String other : new String[] {"notes.txt", "BAL.json", "bal-1.json", "BAL-1.json.bak", "run.json~"}) {
            Files.createFile(evidence.resolve(other));
        }
        EvidenceFolder.clear(evidence);
        try (var left = Files.list(evidence)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("notes.txt", "BAL.json", "bal-1.json", "BAL-1.json.bak", "run.json~");
        }
        assertThat(outside.resolve("kept")).exists();
    }

    @Test
    void where_nothing_was_run_nothing_is_removed() {
        assertThatCode(() -> EvidenceFolder.clear(folder.resolve("nowhere"))).doesNotThrowAnyException();
    }

    @Test
    void what_no_run_has_left_goes_along_when_evidence_is_replaced() throws IOException {
        Path old = Files.createDirectory(folder.resolve("old"));
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Files.createFile(old.resolve("BAL-2.json"));
        Files.createDirectory(old.resolve("BAL-2"));
        Files.createFile(old.resolve("BAL-2/findings.csv"));
        Files.createDirectories(old.resolve("mine/BAL-2"));
        Files.writeString(old.resolve("mine/BAL-2/notes.txt"), "kept");
        Files.createSymbolicLink(old.resolve("link"), folder);
        EvidenceFolder.copyOthers(old, fresh);
        try (var copied = Files.list(fresh)) {
            assertThat(copied.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("mine", "link");
        }
        assertThat(fresh.resolve("mine/BAL-2/notes.txt")).hasContent("kept");
        assertThat(fresh.resolve("link")).isSymbolicLink();
        assertThatCode(() -> EvidenceFolder.copyOthers(folder.resolve("nowhere"), fresh))
                .doesNotThrowAnyException();
    }

    @Test
    void a_single_file_goes_along_as_well() throws IOException {
        Path old = Files.createDirectory(folder.resolve("old"));
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Files.writeString(old.resolve("notes.txt"), "kept");
        EvidenceFolder.copyOthers(old, fresh);
        assertThat(fresh.resolve("notes.txt")).hasContent("kept");
    }
}
