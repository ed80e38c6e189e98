package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands of these tests are those of a POSIX shell. */
@DisabledOnOs(OS.WINDOWS)
class TrainerCommandTest {
    @TempDir
    private Path folder;

    private Path problems;

    @BeforeEach
    void two_problems() throws IOException {
        problems = folder.resolve("problems");
        for (String name : List.of("a", "b")) {
            Files.createDirectories(problems.resolve(name));
            Files.writeString(problems.resolve(name).resolve(ProblemFolder.FILE), "{}");
        }
        Files.createDirectories(problems.resolve("no problem"));
    }

    private TrainerCommand command(String line, Integer seconds) throws IOException {
        return new TrainerCommand(line, seconds == null ? null : Duration.ofSeconds(seconds), folder);
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void it_is_run_once_with_the_folder_of_all_problems_and_its_words_are_kept() throws Exception {
        assertThat(command("sh -c 'cat; echo \"$0 $1\"; echo hm >&2' first", null)
                        .onAll(problems))
                .isEmpty();
        assertThat(file(TrainerCommand.OUTPUT)).isEqualTo("first " + problems + "\n");
        assertThat(file(TrainerCommand.ERRORS)).isEqualTo("hm\n");
        assertThat(problems.resolve("a").resolve("failure.txt")).doesNotExist();
    }

    @Test
    void or_once_for_each() throws Exception {
        List<Long> done = new ArrayList<>();
        assertThat(command("echo", null).oneByOne(problems, done::add)).isEmpty();
        assertThat(file(TrainerCommand.OUTPUT)).isEqualTo(problems.resolve("a") + "\n" + problems.resolve("b") + "\n");
        assertThat(done).containsExactly(1L, 2L);
    }

    @Test
    void an_exit_code_is_named_with_the_last_word_and_every_training_has_failed() throws Exception {
        String fault = "the trainer command ended with exit code 3: ModuleNotFoundError: No module named 'torch'";
        assertThat(command(
                                "sh -c 'echo Traceback >&2; echo \"ModuleNotFoundError: No module named '\\''torch'\\''\" >&2; exit 3'",
                                null)
                        .onAll(problems))
                .contains(fault);
        assertThat(FailedTraining.reason(problems.resolve("a"))).contains(fault);
        assertThat(FailedTraining.reason(problems.resolve("b"))).contains(fault);
        assertThat(problems.resolve("no problem").resolve("failure.txt")).doesNotExist();
    }

    @Test
    void of_one_by_one_only_those_have_failed_that_did() throws Exception {
        assertThat(command("sh -c 'case $0 in */b) exit 7; esac'", null).oneByOne(problems, done -> {}))
                .contains("b: the trainer command ended with exit code 7, silently");
        assertThat(FailedTraining.reason(problems.resolve("a"))).isEmpty();
        assertThat(FailedTraining.reason(problems.resolve("b"))).isPresent();
    }

    @Test
    void a_time_limit_ends_it_with_all_that_it_started() throws Exception {
        Path alive = folder.resolve("alive");
        long start = System.nanoTime();
        assertThat(command("sh -c '(sleep 4; touch " + alive + ") & wait'", 1).onAll(problems))
                .contains("the trainer command was stopped after the time limit of 1 s, silently");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        Thread.sleep(Duration.ofSeconds(4).toMillis());
        assertThat(alive).doesNotExist();
    }

    /** It has no parent any more by which it could be found. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void what_outlives_the_command_is_ended_with_it() throws Exception {
        Path alive = folder.resolve("alive");
        assertThat(command("sh -c '(sleep 1; touch " + alive + ") & exit 0'", null)
                        .onAll(problems))
                .isEmpty();
        assertThat(command("sh -c '(sleep 1; touch " + alive + ") & exit 0'", 20)
                        .oneByOne(problems, done -> {}))
                .isEmpty();
        Thread.sleep(Duration.ofMillis(1500).toMillis());
        assertThat(alive).doesNotExist();
    }

    /** As after SIGKILL: nobody was left to end it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void what_a_killed_run_left_answers_nothing_of_the_next_one() throws Exception {
        ProcessBuilder orphan = new ProcessBuilder("sleep", "60");
        new StartedProcesses(folder).mark(orphan.environment());
        ProcessBuilder another = new ProcessBuilder("sleep", "60");
        new StartedProcesses(folder.resolve("problems")).mark(another.environment());
        Process left = orphan.start();
        Process ofOthers = another.start();
        try {
            command("true", null).onAll(problems);
            assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(ofOthers.isAlive()).isTrue();
        } finally {
            left.destroyForcibly();
            ofOthers.destroyForcibly();
        }
    }

    @Test
    void a_folder_and_a_script_may_have_any_name() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("ö ü ☃ 'x'"));
        Path script = Files.writeString(odd.resolve("träin me.sh"), "echo \"$1\"\n");
        Path given = Files.createDirectories(odd.resolve("problems \"1\""));
        assertThat(new TrainerCommand("sh \"" + script + "\"", null, odd).onAll(given))
                .isEmpty();
        assertThat(odd.resolve(TrainerCommand.OUTPUT)).hasContent(given.toString());
    }

    @Test
    void what_cannot_be_started_is_said() {
        assertThatThrownBy(() -> command("no-such-program x", null).onAll(problems))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-program")
                .hasMessageContaining("No such file");
    }

    @Test
    void a_time_limit_is_positive() {
        assertThatThrownBy(() -> command("true", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time limit is more than 0 seconds, not 0");
    }
}
