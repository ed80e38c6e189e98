package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which processes are ended. No mutant of the class is ever made: it would end those of whoever makes it. */
@EnabledOnOs(OS.LINUX)
class StartedProcessesTest {
    @TempDir
    private Path folder;

    private static Process sleeping(Map<String, String> marks) throws IOException {
        ProcessBuilder sleep = new ProcessBuilder("sleep", "60");
        sleep.environment().clear();
        sleep.environment().putAll(marks);
        return sleep.start();
    }

    private Map<String, String> marked() {
        Map<String, String> marks = new HashMap<>(Map.of("A", "before", "Z", "behind"));
        new StartedProcesses(folder.resolve("x").resolve("..")).mark(marks);
        return marks;
    }

    @Test
    void the_mark_is_the_folder_however_it_is_called() {
        assertThat(marked())
                .containsEntry("ICL_TRAINER_RUN", folder.toAbsolutePath().toString())
                .hasSize(3);
    }

    /** Those of another folder, of another variable and without any are nobody's here; the others are ended. */
    @Test
    void only_what_has_the_mark_is_ended() throws Exception {
        Process[] others = {
            sleeping(Map.of()),
            sleeping(Map.of("ICL_TRAINER_RUN", folder + "/x")),
            sleeping(Map.of("ICL_TRAINER_RUN", folder.getParent().toString())),
            sleeping(Map.of("NO_ICL_TRAINER_RUN", folder.toString())),
            sleeping(Map.of("A", "ICL_TRAINER_RUN=" + folder))
        };
        Process[] left = {sleeping(marked()), sleeping(Map.of("ICL_TRAINER_RUN", folder.toString()))};
        try {
            new StartedProcesses(folder).end();
            for (Process process : left) {
                assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(others).allMatch(Process::isAlive);
        } finally {
            for (Process process : others) {
                process.destroyForcibly();
            }
            for (Process process : left) {
                process.destroyForcibly();
            }
        }
    }
}
