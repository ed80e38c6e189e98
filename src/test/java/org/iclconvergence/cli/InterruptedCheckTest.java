package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.cli.CommandRun.icl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A check that is ended from outside: what the one before reported is whole, what was started has ended, the next one works. */
@EnabledOnOs(OS.LINUX)
class InterruptedCheckTest {
    private static final long PATIENCE = 60;

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void an_earlier_run() throws IOException {
        out = folder.resolve("öut dir");
        assertThat(icl("check", "--claims", "SET-3", "--out", out.toString()).exitCode())
                .isZero();
        Files.writeString(out.resolve("evidence").resolve("notes.txt"), "mine");
    }

    /** File to content, of everything but the trainings. */
    private Map<String, String> report() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString();
                if (!name.startsWith("train") && !name.startsWith(".icl-")) {
                    found.put(name, Files.readString(file));
                }
            }
        }
        return found;
    }

    /** In a process of its own, until its trainer, which never ends, says which process it is. */
    private Process started() throws Exception {
        Path pid = folder.resolve("pid");
        Files.deleteIfExists(pid);
        Process check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Icl.class.getName(),
                        "check",
                        "--claims",
                        "BAL-6",
                        "--trainer-command",
                        "sh -c 'echo $$ >\"" + pid + ".new\"; mv \"" + pid + ".new\" \"" + pid
                                + "\"; sleep 600 & wait'",
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        long start = System.nanoTime();
        while (!Files.exists(pid)) {
            assertThat(check.isAlive())
                    .as(Files.readString(folder.resolve("log")))
                    .isTrue();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                    .isLessThan(PATIENCE);
            Thread.sleep(20);
        }
        return check;
    }

    private ProcessHandle trainer() throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();
    }

    @Test
    void terminated_it_leaves_the_report_before_it_and_no_process() throws Exception {
        Map<String, String> earlier = report();
        Process check = started();
        try {
            ProcessHandle trainer = trainer();
            CommandRun second = icl("check", "--claims", "SET-3", "--out", out.toString());
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err())
                    .isEqualToIgnoringNewLines("icl check: " + out
                            + ": another run is writing there; wait for it, or choose another folder");
            check.destroy();
            assertThat(check.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            trainer.onExit().get(PATIENCE, TimeUnit.SECONDS);
        } finally {
            check.destroyForcibly();
        }
        assertThat(report()).isEqualTo(earlier).containsKeys("claims.json", "index.html", "evidence/SET-3.json");
        assertTheNextRunWorks();
    }

    @Test
    void killed_it_leaves_a_trainer_that_the_next_run_ends() throws Exception {
        Map<String, String> earlier = report();
        Process check = started();
        ProcessHandle trainer = trainer();
        try {
            check.destroyForcibly();
            assertThat(check.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(report()).isEqualTo(earlier);
            assertThat(icl("check", "--claims", "BAL-6", "--trainer-command", "true", "--out", out.toString())
                            .err())
                    .contains("no problem in it was answered");
            trainer.onExit().get(PATIENCE, TimeUnit.SECONDS);
        } finally {
            trainer.destroyForcibly();
        }
        assertTheNextRunWorks();
    }

    private void assertTheNextRunWorks() throws IOException {
        assertThat(icl("check", "--claims", "SET-3", "--out", out.toString()).exitCode())
                .isZero();
        assertThat(CommandRun.namesIn(out)).noneMatch(name -> name.startsWith("."));
        assertThat(out.resolve("evidence").resolve("notes.txt")).hasContent("mine");
        assertThat(report().keySet()).contains("evidence/SET-3.json").doesNotContain("evidence/BAL-6.json");
    }
}
