package org.iclconvergence.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignTest {
    private static final String RANDOM = """
            training: experiment
            measure: [losses]
            random: {count: 4000, seed: 7}
            points:
              regime: [balanced, imbalanced]
              K: {from: 2, to: 50, scale: log}
              p_1: {from: 0.1, to: 0.9, scale: linear}
              N: [10, 100]
              epsilon: 0.1
              seed: {from: 0, to: 9007199254740992, scale: linear}
            """;

    @TempDir
    private Path folder;

    private List<SweepPoint> points(String yaml) throws IOException {
        SweepGrid grid = Grids.read(folder, yaml).grid();
        return LongStream.range(0, grid.size()).mapToObj(grid::point).toList();
    }

    /** Five lengths and two ε for each K; p_1 doubles the points of the imbalanced regime alone. */
    @Test
    void every_combination_is_there_once() throws IOException {
        List<SweepPoint> points = points(Grids.SMALL);
        assertThat(points).hasSize(2 * 5 * 2 + 2 * 2 * 5 * 2);
        Set<Map<Parameter, Object>> distinct = new HashSet<>();
        points.forEach(point -> distinct.add(point.settings()));
        assertThat(distinct).hasSameSizeAs(points);
        assertThat(points.get(0).settings())
                .containsEntry(Parameter.REGIME, "balanced")
                .containsEntry(Parameter.K, 4.0)
                .containsEntry(Parameter.N, 2.0)
                .containsEntry(Parameter.EPSILON, 0.3)
                .doesNotContainKey(Parameter.P_1);
        assertThat(points.get(points.size() - 1).settings())
                .containsEntry(Parameter.REGIME, "imbalanced")
                .containsEntry(Parameter.K, 10.0)
                .containsEntry(Parameter.P_1, 0.5)
                .containsEntry(Parameter.N_OVER_K, 20.0)
                .containsEntry(Parameter.N, 200.0)
                .containsEntry(Parameter.EPSILON, 0.01);
    }

    @Test
    void whole_numbers_of_a_range_are_there_once() throws IOException {
        assertThat(points("{training: flow, measure: [losses], points: {regime: balanced, N: inf, epsilon: 0.1,"
                        + " K: {from: 2, to: 6, count: 50, scale: log}}}"))
                .extracting(point -> point.number(Parameter.K))
                .containsExactly(2.0, 3.0, 4.0, 5.0, 6.0);
    }

    @Test
    void a_random_design_follows_from_its_seed_and_the_index_alone() throws IOException {
        List<SweepPoint> points = points(RANDOM);
        assertThat(points).isEqualTo(points(RANDOM));
        assertThat(points(RANDOM.replace("seed: 7", "seed: 8"))).doesNotContainAnyElementsOf(points);
        assertThat(points(RANDOM.replace("4000", "40"))).isEqualTo(points.subList(0, 40));
        Set<Object> seeds = new HashSet<>();
        points.forEach(point -> seeds.add(point.settings().get(Parameter.SEED)));
        assertThat(seeds).hasSameSizeAs(points);
    }

    /** Of 4000 fair draws fewer than 1800 or more than 2200 have probability 2.5e-10. */
    @Test
    void draws_are_spread_as_asked() throws IOException {
        List<SweepPoint> points = points(RANDOM);
        assertThat(points.stream().filter(point -> point.number(Parameter.N) == 10))
                .hasSizeBetween(1800, 2200);
        // 10 is the geometric mean of 2 and 50
        assertThat(points.stream().filter(point -> point.number(Parameter.K) <= 10))
                .hasSizeBetween(1800, 2400);
        List<SweepPoint> imbalanced =
                points.stream().filter(point -> point.has(Parameter.P_1)).toList();
        assertThat(imbalanced).hasSizeBetween(1800, 2200);
        assertThat(imbalanced.stream().mapToDouble(point -> point.number(Parameter.P_1)))
                .allMatch(p -> p >= 0.1 && p <= 0.9)
                .anyMatch(p -> p < 0.15)
                .anyMatch(p -> p > 0.85);
    }

    /** What another machine needs is the grid and an index. */
    @Test
    void a_grid_and_a_row_can_be_sent() throws IOException, ClassNotFoundException {
        SweepGrid grid = Grids.read(folder, Grids.SMALL).grid();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(grid);
            out.writeObject(grid.row(7));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            SweepGrid received = (SweepGrid) in.readObject();
            SweepRow row = (SweepRow) in.readObject();
            assertThat(received.row(7).toBytes())
                    .isEqualTo(row.toBytes())
                    .isEqualTo(grid.row(7).toBytes());
            assertThat(received.identity()).isEqualTo(grid.identity());
        }
    }
}
