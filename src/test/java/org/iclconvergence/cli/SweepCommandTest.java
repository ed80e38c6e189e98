package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.iclconvergence.claims.EvidenceFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
    /** 240 points of every status, two seconds of work. */
    private static final String GRID = """
            title: every status
            training: descent
            measure: [hittingTimes, switch, losses, theory]
            points:
              regime: [balanced, imbalanced, zipf]
              K: [4, 8, 5000]
              p_1: 0.5
              s: 1
              N/K: {from: 1, to: 30, count: 7, scale: log}
              epsilon: [0.3, 0.1, 0.03]
              steps: 200
            fits:
              - {y: hittingTime, x: K, by: [regime, N/K, epsilon]}
            """;

    private static final long POINTS = 3 * 3 * 7 * 3;

    @TempDir
    private Path folder;

    private Path grid;

    @BeforeEach
    void writeGrid() throws IOException {
        grid = folder.resolve("grid.yaml");
        Files.writeString(grid, GRID);
    }

    private String swept(Path out, String... options) {
        CommandRun run = run(out, options);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private CommandRun run(Path out, String... options) {
        String[] arguments = new String[3 + options.length];
        arguments[0] = "sweep";
        arguments[1] = grid.toString();
        arguments[2] = "--out=" + out;
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandRun.icl(arguments);
    }

    private static JsonNode summary(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("sweep.json").toFile());
    }

    @Test
    void a_table_a_summary_and_the_store_are_left() throws IOException, GeneralSecurityException {
        Path out = folder.resolve("out");
        assertThat(swept(out))
                .startsWith(POINTS + " points; ")
                .contains(
                        " never reach their epsilon: prompts are too short\n", "hittingTime over K, regime = balanced")
                .endsWith("written to " + out + "\n");
        assertThat(CommandRun.namesIn(out)).containsExactly("points.csv", "points.mvstore", "sweep.json");
        List<String> table = Files.readAllLines(out.resolve("points.csv"));
        assertThat(table).hasSize((int) POINTS + 1);
        assertThat(table.get(0))
                .contains("index,regime,K,p_1,s,N,N/K,epsilon,steps,status,reason,", "hittingTime [eta t],");
        assertThat(table.subList(1, table.size()))
                .extracting(row -> row.split(",")[0])
                .containsExactlyElementsOf(IntStream.range(0, (int) POINTS)
                        .mapToObj(Integer::toString)
                        .toList());
        JsonNode summary = summary(out);
        assertThat(summary.get("grid").asText()).isEqualTo(GRID);
        assertThat(summary.at("/table/sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(Files.readAllBytes(out.resolve("points.csv")))));
        for (String status : List.of("reached", "never", "unfinished", "failed")) {
            long rows = table.stream()
                    .filter(row -> row.contains("," + status + ","))
                    .count();
            assertThat(summary.at("/status/" + status).asLong())
                    .as(status)
                    .isEqualTo(rows)
                    .isPositive();
        }
        assertThat(table)
                .filteredOn(row -> row.contains(",failed,"))
                .allMatch(row -> row.contains("K must be at most 1000 where every feature is by itself"));
        assertThat(summary.get("fits")).hasSize(3 * 7 * 3);
    }

    @Test
    void the_bytes_do_not_depend_on_the_threads() throws IOException {
        swept(folder.resolve("one"), "--threads=1");
        swept(folder.resolve("four"), "--threads=4");
        for (String name : List.of("points.csv", "sweep.json")) {
            assertThat(folder.resolve("four").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
        }
    }

    /** Killed again and again at random moments; every time at least what was committed before is there. */
    @Test
    void a_killed_sweep_goes_on_where_it_was() throws IOException, InterruptedException {
        Files.writeString(grid, GRID.replace("count: 7", "count: 28"));
        Path whole = folder.resolve("whole");
        long start = System.nanoTime();
        assertThat(started(whole).waitFor()).isZero();
        double once = (System.nanoTime() - start) / 1e6;
        Path killed = folder.resolve("killed");
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(20231005249L);
        int kills = 0;
        double share = 0.4;
        boolean over = false;
        while (!over) {
            Process process = started(killed);
            over = process.waitFor(Math.round(once * share * (1 + random.nextDouble())), TimeUnit.MILLISECONDS);
            if (!over) {
                process.destroyForcibly().waitFor();
                kills++;
                // on a machine that has become slower they come later
                share *= 1.1;
            } else if (!Files.readString(folder.resolve("said.txt")).contains(" of them from an earlier run")) {
                // nobody was killed, on a machine that has become faster, or only before the first rows
                EvidenceFolder.removeTree(killed);
                share *= kills == 0 ? 0.8 : 1.2;
                kills = 0;
                over = false;
            }
            assertThat(share).as("no progress, or no kill").isBetween(0.01, 40.0);
        }
        assertThat(folder.resolve("said.txt")).content().contains(" of them from an earlier run", "written to");
        for (String name : List.of("points.csv", "sweep.json")) {
            assertThat(killed.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
        }
    }

    private Process started(Path out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.iclconvergence.cli.Icl",
                        "sweep",
                        grid.toString(),
                        "--out",
                        out.toString(),
                        "--threads=2")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    /** What is fitted may change: the rows are there. */
    @Test
    void a_finished_sweep_is_not_computed_again_and_another_grid_is_refused() throws IOException {
        Path out = folder.resolve("out");
        swept(out);
        byte[] table = Files.readAllBytes(out.resolve("points.csv"));
        Files.writeString(grid, GRID.replace("by: [regime, N/K, epsilon]", "where: {K: [4, 8]}"));
        assertThat(swept(out)).startsWith(POINTS + " points, " + POINTS + " of them from an earlier run");
        assertThat(out.resolve("points.csv")).hasBinaryContent(table);
        assertThat(summary(out).get("fits")).hasSize(1);

        Files.writeString(grid, GRID.replace("0.03]", "0.04]"));
        CommandRun refused = run(out);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("icl sweep: --out " + out.toAbsolutePath()
                        + ": holds the points of another grid, or of another version; choose another --out, or discard"
                        + " them by --force\n");
        assertThat(out.resolve("points.csv")).hasBinaryContent(table);
        assertThat(swept(out, "--force")).startsWith(POINTS + " points; ");
        assertThat(Files.readAllBytes(out.resolve("points.csv"))).isNotEqualTo(table);
    }

    @Test
    void what_is_asked_wrongly_is_one_line() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run(out, "--threads=0").err())
                .isEqualTo("icl sweep: --threads must lie between 1 and 1024, not 0\n");
        assertThat(run(out, "--spark-master=spark://127.0.0.1:7077").err())
                .isEqualTo(
                        "icl sweep: --spark-master needs Spark, which is not on the class path: mvn -Pspark package, then"
                                + " spark-submit target/icl-convergence-spark.jar\n");
        assertThat(run(out, "--spark-master=spark://127.0.0.1:7077", "--threads=2")
                        .err())
                .isEqualTo("icl sweep: --threads has no meaning with --spark-master: the cluster has its own\n");
        assertThat(out).doesNotExist();
        Files.writeString(folder.resolve("file"), "");
        assertThat(run(folder.resolve("file")).err())
                .startsWith("icl sweep: --out ")
                .hasLineCount(1);
        Files.createDirectories(out.resolve("points.csv"));
        assertThat(run(out).err())
                .isEqualTo("icl sweep: --out " + out.toAbsolutePath() + "/points.csv is a directory\n");
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("points.mvstore"), "not a store, ".repeat(1000));
        assertThat(run(broken).err())
                .startsWith("icl sweep: --out " + broken + "/points.mvstore: ")
                .hasLineCount(1);
        Files.writeString(grid, GRID.replace("training: descent", "training: ascent"));
        assertThat(run(folder.resolve("other")).err())
                .startsWith("icl sweep: " + grid + ":2: training must be one of")
                .hasLineCount(1);
        assertThat(folder.resolve("other")).doesNotExist();
    }
}
