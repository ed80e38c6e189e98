package org.iclconvergence.sweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program that people submit, on a real cluster whose workers are processes of their own. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SparkSweepTest {
    /** Every status, and so much work for two workers that one can be killed in the midst of it. */
    private static final String GRID = """
            title: on a cluster
            training: descent
            measure: [hittingTimes, switch, phases, losses, attention, theory]
            points:
              regime: [balanced, imbalanced, zipf]
              K: [4, 12, 40, 5000]
              p_1: 0.5
              s: 1
              N/K: {from: 1, to: 30, count: 12, scale: log}
              epsilon: [0.3, 0.1, 0.03, 0.01]
              steps: 24000
            fits:
              - {y: hittingTime, x: N/K, by: [regime, K, epsilon]}
            """;

    private static final int POINTS = 3 * 4 * 12 * 4;

    @TempDir
    private Path folder;

    private Path grid;
    private Path program;
    private StandaloneCluster cluster;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        grid = Files.writeString(folder.resolve("grid.yaml"), GRID);
        program = Path.of(System.getProperty("icl.spark.jar"));
        cluster = new StandaloneCluster(Files.createDirectory(folder.resolve("spark")), 2);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        cluster.close();
    }

    /** The same program without Spark. */
    private Path sweptHere() throws IOException, InterruptedException {
        Path out = folder.resolve("here");
        Path said = folder.resolve("here.log");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        program.toString(),
                        "org.iclconvergence.cli.Icl",
                        "sweep",
                        grid.toString(),
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        return out;
    }

    private Process submitted(String name, Path out) throws IOException {
        return cluster.submit(name, program, "sweep", grid.toString(), "--out", out.toString());
    }

    private void awaitSuccess(String name, Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as(cluster.said(name))
                .isTrue();
        assertThat(process.exitValue()).as(cluster.said(name)).isZero();
    }

    /**
     * Until so many rows would survive the loss of the driver: a task that has finished is not kept yet, the driver writes twice a
     * second.
     */
    private void awaitKept(Process driver, Path out, int rows) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (kept(out.resolve("points.mvstore")) < rows) {
            assertThat(driver.isAlive()).as(cluster.said("first")).isTrue();
            assertThat(System.nanoTime()).as(cluster.said("first")).isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** In a copy, since the driver has locked its own. */
    private int kept(Path store) throws IOException {
        if (!Files.exists(store)) {
            return 0;
        }
        Path copy = Files.copy(store, folder.resolve("copy.store"), StandardCopyOption.REPLACE_EXISTING);
        try (MVStore read = new MVStore.Builder().fileName(copy.toString()).open()) {
            return read.hasMap("rows")
                    ? read.openMap(
                                    "rows",
                                    new MVMap.Builder<Long, byte[]>()
                                            .keyType(LongDataType.INSTANCE)
                                            .valueType(ByteArrayDataType.INSTANCE))
                            .size()
                    : 0;
        } catch (MVStoreException halfWritten) {
            return 0;
        }
    }

    private static void assertSame(Path out, Path expected) throws IOException {
        List<String> rows = Files.readAllLines(out.resolve("points.csv"));
        assertThat(rows.subList(1, rows.size()))
                .extracting(row -> row.split(",")[0])
                .containsExactlyElementsOf(
                        IntStream.range(0, POINTS).mapToObj(Integer::toString).toList());
        for (String name : List.of("points.csv", "sweep.json")) {
            assertThat(out.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
        }
    }

    /** First the driver is killed, then, when it goes on, a worker: no point is lost, none is there twice. */
    @Test
    void a_killed_driver_and_a_killed_worker_lose_nothing() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process first = submitted("first", out);
        awaitKept(first, out, 20);
        assertThat(first.isAlive()).isTrue();
        first.destroyForcibly().waitFor();

        Process second = submitted("second", out);
        cluster.waitFor("second", "Finished task .*executor 0\\)");
        cluster.waitFor("second", "Finished task .*executor 1\\)");
        assertThat(second.isAlive()).isTrue();
        cluster.kill(1);
        awaitSuccess("second", second);

        String said = cluster.said("second");
        assertThat(said)
                .containsPattern(POINTS + " points, \\d+ of them from an earlier run")
                .contains("Lost executor", "failed because while it was being computed, its executor exited");
        assertSame(out, sweptHere());
    }
}
