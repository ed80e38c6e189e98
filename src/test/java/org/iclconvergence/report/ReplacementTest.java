package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of one run and of no other, whatever happens while they are put in place. */
class ReplacementTest {
    private static final int KILLS = 10;
    private static final int TABLES = 40;

    @TempDir
    private Path directory;

    private Path folder;

    @BeforeEach
    void an_earlier_run() throws IOException {
        folder = Files.createDirectory(directory.resolve("öut dir"));
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Files.writeString(folder.resolve("allure.html"), "0");
        commit(folder, "0");
    }

    /** Writes until it is killed. */
    static final class Writer {
        private Writer() {}

        /**
         * One complete run after the other.
         *
         * @param arguments the folder
         */
        public static void main(String[] arguments) throws IOException {
            System.out.println("begun");
            while (true) {
                commit(Path.of(arguments[0]), Long.toString(System.nanoTime()));
            }
        }
    }

    private static void commit(Path folder, String version) throws IOException {
        try (StagedDirectory staged = StagedDirectory.in(folder)) {
            fill(staged.root(), version);
            staged.remove("allure.html");
            staged.commit();
        }
    }

    private static void fill(Path staging, String version) throws IOException {
        Files.writeString(staging.resolve("claims.json"), version);
        Files.writeString(staging.resolve("index.html"), version);
        Files.writeString(Files.createDirectory(staging.resolve("evidence")).resolve("A-1.json"), version);
        // another file in every run: a folder is replaced and not filled up
        Files.writeString(staging.resolve("evidence").resolve(version), version);
        Files.writeString(staging.resolve("junit.xml"), version);
        // so that the moves take as long as the rest
        for (int table = 0; table < TABLES; table++) {
            Files.writeString(staging.resolve("table" + table), version);
        }
    }

    /** Name to content of what is no hidden file. */
    private Map<String, String> files() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith(".icl-")) {
                    found.put(name, Files.readString(file));
                }
            }
        }
        return found;
    }

    private static Map<String, String> of(String version) {
        Map<String, String> files = new TreeMap<>(Map.of(
                "mine.txt",
                "mine",
                "claims.json",
                version,
                "index.html",
                version,
                "evidence/A-1.json",
                version,
                "evidence/" + version,
                version,
                "junit.xml",
                version));
        for (int table = 0; table < TABLES; table++) {
            files.put("table" + table, version);
        }
        return files;
    }

    private static long pidOfNobody() throws Exception {
        Process ended = new ProcessBuilder(java(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ended.waitFor();
        return ended.pid();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** After each of the steps: what was kept, what was moved. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void whoever_comes_next_finishes_what_was_begun(int steps) throws Exception {
        Files.writeString(folder.resolve("allure.html"), "0");
        Path staging = Files.createDirectory(folder.resolve(".icl-" + pidOfNobody() + "-1x"));
        fill(staging, "1");
        Replacement.remove(staging, "allure.html");
        Path kept = Files.createDirectory(staging.resolve("replaced"));
        Runnable[] killedAfter = {
            () -> move(folder.resolve("allure.html"), kept.resolve("allure.html")),
            () -> move(staging.resolve("claims.json"), folder.resolve("claims.json")),
            () -> move(folder.resolve("evidence"), kept.resolve("evidence")),
            () -> move(staging.resolve("evidence"), folder.resolve("evidence")),
            () -> move(staging.resolve("index.html"), folder.resolve("index.html")),
            () -> move(staging.resolve("junit.xml"), folder.resolve("junit.xml")),
        };
        for (int i = 0; i < steps; i++) {
            killedAfter[i].run();
        }
        StagedDirectory.finishBegun(folder);
        assertThat(files()).isEqualTo(of("1"));
        assertThat(staging).doesNotExist();
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void what_was_not_complete_is_never_put_in_place() throws Exception {
        Path staging = Files.createDirectory(folder.resolve(".icl-" + pidOfNobody() + "-1x"));
        Files.writeString(staging.resolve("claims.json"), "hal");
        StagedDirectory.finishBegun(folder);
        assertThat(files()).isEqualTo(of("0"));
        StagedDirectory.removeAbandoned(folder);
        assertThat(staging).doesNotExist();
    }

    @Test
    void what_fails_on_the_way_leaves_everything_as_it_was() throws IOException {
        Files.delete(folder.resolve("junit.xml"));
        Files.createDirectories(folder.resolve("junit.xml/of another"));
        Files.writeString(folder.resolve("allure.html"), "0");
        Map<String, String> before = files();
        assertThatThrownBy(() -> commit(folder, "1"))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("junit.xml") + " is a directory");
        assertThat(files()).isEqualTo(before).containsEntry("index.html", "0").containsKey("allure.html");
        assertThat(folder).isDirectoryNotContaining("glob:**.icl-*");
    }

    /** At random moments of the first runs, which spend half of their time between two moves. */
    @Test
    void killed_at_any_moment_all_files_are_of_one_run() throws Exception {
        Random random = new Random(20231005249L);
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = new ProcessBuilder(
                            java(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start();
            try {
                try (BufferedReader said = writer.inputReader()) {
                    assertThat(said.readLine()).isEqualTo("begun");
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(200_000));
                }
            } finally {
                writer.destroyForcibly().waitFor();
            }
            StagedDirectory.removeAbandoned(folder);
            String version = Files.readString(folder.resolve("claims.json"));
            assertThat(files()).isEqualTo(of(version));
            assertThat(folder).isDirectoryNotContaining("glob:**.icl-*");
        }
    }
}
