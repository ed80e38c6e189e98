package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.claims.LedgerFixture.good;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.run;
import static org.iclconvergence.claims.LedgerFixture.settings;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.report.LedgerJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every file that a command reads, in the place of which lies something that no reader should swallow. */
class MonstrousFilesTest {
    private static final Duration NO_HANG = Duration.ofSeconds(60);
    private static final long HUGE = 1L << 30;

    /** Command to the file of it that is replaced. */
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("flow case.json", "case.json"),
            Map.entry("population case.json", "case.json"),
            Map.entry("evaluate case.json", "case.json"),
            Map.entry("experiment --input=case.json", "case.json"),
            Map.entry("sweep grid.yaml --out=out", "grid.yaml"),
            Map.entry("begin --claims=claims.yaml --evidence=evidence", "claims.yaml"),
            Map.entry("report --claims=claims.yaml --evidence=evidence --reports=reports", "claims.yaml"),
            Map.entry("report --claims=claims.yaml --evidence=evidence --reports=reports ", "evidence/run.json"),
            Map.entry("report --claims=claims.yaml --evidence=evidence --reports=reports  ", "evidence/A-1.json"),
            Map.entry(
                    "report --claims=claims.yaml --evidence=evidence --reports=reports   ",
                    "evidence/LIN-1/rivals.csv"),
            Map.entry(
                    "report --claims=claims.yaml --evidence=evidence --reports=reports --baseline=baseline.json",
                    "baseline.json"),
            Map.entry("verdict --reports=reports", "reports/claims.json"),
            Map.entry("check --claims=SET-3 --out=out --trainings=problems", "problems/problems.json"));

    @TempDir
    private Path folder;

    private enum Monster {
        HUGE_AND_EMPTY {
            @Override
            void at(Path file) throws IOException {
                try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                    sparse.setLength(HUGE);
                }
            }
        },
        ENDLESS {
            @Override
            void at(Path file) throws IOException {
                assumeTrue(Files.exists(Path.of("/dev/zero")), "no /dev/zero on this machine");
                Files.createSymbolicLink(file, Path.of("/dev/zero"));
            }
        },
        PIPE_WITHOUT_A_WRITER {
            @Override
            void at(Path file) throws Exception {
                assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo on this machine");
                assertThat(new ProcessBuilder("/usr/bin/mkfifo", file.toString())
                                .start()
                                .waitFor())
                        .isZero();
            }
        },
        FOLDER {
            @Override
            void at(Path file) throws IOException {
                Files.createDirectory(file);
            }
        },
        LINK_TO_ITSELF {
            @Override
            void at(Path file) throws IOException {
                Files.createSymbolicLink(file, file);
            }
        },
        OTHER_ENCODING {
            @Override
            void at(Path file) throws IOException {
                Files.write(file, "title: naïve, café\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        },
        DEEP {
            @Override
            void at(Path file) throws IOException {
                Files.writeString(file, "{\"a\":".repeat(100_000));
            }
        },
        MANY_LAUGHS {
            @Override
            void at(Path file) throws IOException {
                Files.writeString(file, "a: &a [x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n");
            }
        },
        LONG_NUMBER {
            @Override
            void at(Path file) throws IOException {
                Files.writeString(file, "[" + "9".repeat(1 << 20) + "]");
            }
        },
        NOTHING {
            @Override
            void at(Path file) throws IOException {
                Files.createFile(file);
            }
        };

        abstract void at(Path file) throws Exception;
    }

    @BeforeEach
    void files_that_are_right() throws IOException {
        Files.writeString(folder.resolve("claims.yaml"), row("A-1"));
        run(settings()).write(folder.resolve("evidence"));
        for (CheckResult result : good("A-1")) {
            String name = result.id() + (result.control() == null ? "" : "@" + result.control()) + ".json";
            LedgerJson.write(result, folder.resolve("evidence").resolve(name));
        }
        for (String each : List.of("reports", "problems", "evidence/LIN-1")) {
            Files.createDirectories(folder.resolve(each));
        }
    }

    @ParameterizedTest
    @EnumSource(Monster.class)
    void one_line_names_the_file_and_nothing_is_written(Monster monster) throws Exception {
        for (Map.Entry<String, String> each : COMMANDS.entrySet()) {
            Path file = folder.resolve(each.getValue());
            Path kept = file.resolveSibling("kept");
            if (Files.exists(file)) {
                Files.move(file, kept);
            }
            monster.at(file);
            TreeSet<String> before = names();
            String[] arguments = Arrays.stream(each.getKey().split(" "))
                    .map(word -> word.replaceFirst(
                            "(^|=)(?=(case|grid|claims|evidence|reports|out|problems|baseline)\\b(?!=))",
                            "$1" + folder + "/"))
                    .toArray(String[]::new);
            CommandRun run = assertTimeoutPreemptively(NO_HANG, () -> CommandRun.icl(arguments));
            String shown = monster + " " + each.getKey() + ": " + run.err();
            assertThat(run.exitCode()).as(shown).isEqualTo(2);
            assertThat(run.out()).as(shown).isEmpty();
            assertThat(run.err())
                    .as(shown)
                    .contains(file.toString())
                    .matches("icl [^\\p{Cc}\\p{Cf}]+\\R")
                    .doesNotContain("bug", "Exception", "Input length");
            assertThat(names()).as(shown).isEqualTo(before);
            Files.delete(file);
            if (Files.exists(kept)) {
                Files.move(kept, file);
            }
        }
    }

    private TreeSet<String> names() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (var tree = Files.walk(folder)) {
            tree.forEach(each -> names.add(folder.relativize(each).toString()));
        }
        return names;
    }
}
