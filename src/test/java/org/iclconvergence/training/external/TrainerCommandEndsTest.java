package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How programs are found, and what is said of them when they fail. The commands are those of a POSIX shell. */
@DisabledOnOs(OS.WINDOWS)
class TrainerCommandEndsTest {
    @TempDir
    private Path folder;

    private Path problems;

    @BeforeEach
    void two_problems() throws IOException {
        problems = folder.resolve("problems");
        for (String name : new String[] {"a", "b"}) {
            Files.writeString(Files.createDirectories(problems.resolve(name)).resolve(ProblemFolder.FILE), "{}");
        }
    }

    private TrainerCommand command(String line) throws IOException {
        return new TrainerCommand(line, null, folder.resolve("files"));
    }

    /** Before anything is prepared for it. */
    @ParameterizedTest
    @ValueSource(strings = {"no-such-program", "./no-such-program", "/no/such/program", "problem.json"})
    void a_program_that_is_not_there_is_no_command(String program) {
        assertThatThrownBy(() -> command(program + " x"))
                .isInstanceOf(IOException.class)
                .hasMessage("the trainer command cannot be run, " + program + ": No such file or directory");
    }

    @Test
    void a_program_may_be_a_file() throws Exception {
        assertThat(command("/bin/sh -c 'exit 0'").onAll(problems)).isEmpty();
        Path script = Files.writeString(folder.resolve("train"), "#!/bin/sh\nexit 4\n");
        assertThatThrownBy(() -> command(script.toString())).hasMessageEndingWith("No such file or directory");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(command(script.toString()).onAll(problems))
                .contains("the trainer command ended with exit code 4, silently");
    }

    /** What the system says comes last in Java's words. */
    @Test
    void what_cannot_be_started_is_said_in_the_systems_words() throws IOException {
        TrainerCommand directory = command(problems.toString());
        assertThatThrownBy(() -> directory.onAll(problems))
                .isInstanceOf(IOException.class)
                .hasMessage("the trainer command cannot be run, " + problems + ": Permission denied");
    }

    @Test
    void a_time_limit_is_not_negative() {
        assertThatThrownBy(() -> new TrainerCommand("true", Duration.ofSeconds(-3), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time limit is more than 0 seconds, not -3");
    }

    @Test
    void within_its_limit_a_command_ends_as_without() throws Exception {
        assertThat(new TrainerCommand("sh -c 'echo why >&2; exit 5'", Duration.ofSeconds(60), folder).onAll(problems))
                .contains("the trainer command ended with exit code 5: why");
        assertThat(new TrainerCommand("true", Duration.ofSeconds(60), folder).onAll(problems))
                .isEmpty();
    }

    /** Each is judged by its own last line, and the first fault is told; what the run before said is gone. */
    @Test
    void of_several_faults_the_first_is_told() throws Exception {
        String script = "sh -c 'echo $0; case $0 in */a) echo lost >&2;; esac; exit 6'";
        for (int run = 0; run < 2; run++) {
            assertThat(command(script).oneByOne(problems, done -> {}))
                    .contains("a: the trainer command ended with exit code 6: lost");
            assertThat(FailedTraining.reason(problems.resolve("a")))
                    .contains("the trainer command ended with exit code 6: lost");
            assertThat(FailedTraining.reason(problems.resolve("b")))
                    .contains("the trainer command ended with exit code 6, silently");
            assertThat(folder.resolve("files").resolve(TrainerCommand.ERRORS)).hasContent("lost\n");
            assertThat(folder.resolve("files").resolve(TrainerCommand.OUTPUT))
                    .hasContent(problems.resolve("a") + "\n" + problems.resolve("b") + "\n");
        }
        assertThat(command("true").onAll(problems)).isEmpty();
        assertThat(folder.resolve("files").resolve(TrainerCommand.ERRORS)).isEmptyFile();
    }

    /** Of a line without an end its last 4096 bytes are told. */
    @Test
    void a_long_line_is_cut() throws Exception {
        assertThat(command("sh -c 'printf %05000d 7 >&2; exit 1'").onAll(problems))
                .contains("the trainer command ended with exit code 1: " + "0".repeat(4095) + "7");
        assertThat(command("sh -c 'printf \"first\\n%04090d\\n\" 7 >&2; exit 1'")
                        .onAll(problems))
                .contains("the trainer command ended with exit code 1: " + "0".repeat(4089) + "7");
    }

    /** What a run that was killed left behind is gone before the next command begins. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void the_field_is_cleared_before_the_command() throws Exception {
        ProcessBuilder orphan = new ProcessBuilder("sleep", "60");
        new StartedProcesses(folder.resolve("files")).mark(orphan.environment());
        Process left = orphan.start();
        try {
            assertThat(command("sh -c 'grep -q ICL_TRAINER_RUN /proc/" + left.pid() + "/environ && exit 9; exit 0'")
                            .onAll(problems))
                    .isEmpty();
        } finally {
            left.destroyForcibly();
        }
    }
}
