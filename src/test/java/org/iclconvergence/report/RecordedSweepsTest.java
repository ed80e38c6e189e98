package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Tiles;
import org.iclconvergence.report.chart.Chart.Tint;
import org.iclconvergence.report.figure.PhaseDiagram;
import org.iclconvergence.sweep.GridFile;
import org.iclconvergence.sweep.Parameter;
import org.iclconvergence.sweep.SweepPoint;
import org.iclconvergence.sweep.SweepRow;
import org.iclconvergence.theory.ShortestPrompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was recorded of the examples is what they give. */
class RecordedSweepsTest {
    private static final Path EXAMPLES = Path.of("theory-checks", "examples", "sweeps");
    private static final int SAMPLES = 40;

    private static JsonNode recorded(String name) throws IOException {
        return new ObjectMapper()
                .readTree(EXAMPLES.resolve("recorded").resolve(name + ".json").toFile());
    }

    private static Chart diagram(String name) throws IOException {
        return new ObjectMapper()
                .readValue(
                        EXAMPLES.resolve("recorded")
                                .resolve(name + "-diagram.json")
                                .toFile(),
                        Chart.class);
    }

    private static String colourAt(Chart diagram, double x, double y) {
        List<String> colours = diagram.panels().get(0).tiles().stream()
                .filter(tiles ->
                        tiles.boxes().stream().anyMatch(box -> box[0] <= x && x < box[1] && box[2] <= y && y < box[3]))
                .map(Tiles::name)
                .toList();
        assertThat(colours).as("at %s, %s", x, y).hasSize(1);
        return colours.get(0);
    }

    @ParameterizedTest
    @CsvSource({"time-over-length, N/K, 1641092435", "leading-influence, p_1, 1170597829"})
    void points_drawn_at_random_have_the_recorded_colour(String name, String vertical, int bits) throws IOException {
        Chart diagram = diagram(name);
        int rows = 1;
        Path example = EXAMPLES.resolve(name + ".yaml");
        GridFile sweep = GridFile.read(example);
        assertThat(recorded(name).get("grid").asText()).isEqualTo(Files.readString(example));
        assertThat(recorded(name).get("points").asLong()).isEqualTo(sweep.grid().size());
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(20231005249L);
        for (int i = 0; i < SAMPLES; i++) {
            long index = random.nextLong(sweep.grid().size());
            SweepPoint point = sweep.grid().point(index);
            SweepRow row = sweep.grid().row(index);
            rows = 31 * rows + Arrays.hashCode(row.values());
            PhaseDiagram alone = new PhaseDiagram(sweep, sweep.diagrams().get(0));
            alone.add(point, row);
            String colour = alone.chart().panels().get(0).tiles().stream()
                    .filter(tiles -> tiles.tint() != Tint.MISSING)
                    .map(Tiles::name)
                    .findFirst()
                    .orElseThrow();
            double x = (Double) point.settings().get(Parameter.K);
            double y = (Double) point.settings().get(vertical.equals("p_1") ? Parameter.P_1 : Parameter.N_OVER_K);
            assertThat(colourAt(diagram, x, y)).as("point %d", index).isEqualTo(colour);
        }
        assertThat(rows)
                .as(
                        "bits of the rows: the digest in recorded/%s.json, which the page shows, is another one now; record it anew",
                        name)
                .isEqualTo(bits);
    }

    /** LEN-1: above the shortest prompt every point is reached, below it none, at every K. */
    @Test
    void the_shortest_prompt_is_an_edge() throws IOException {
        GridFile sweep = GridFile.read(EXAMPLES.resolve("time-over-length.yaml"));
        Chart diagram = diagram("time-over-length");
        long never = 0;
        for (long index = 0; index < sweep.grid().size(); index++) {
            SweepPoint point = sweep.grid().point(index);
            double features = (Double) point.settings().get(Parameter.K);
            double tokens = (Double) point.settings().get(Parameter.N);
            boolean tooShort = tokens < new ShortestPrompt(features, 1 / features, 0.01).tokens();
            never += tooShort ? 1 : 0;
            if (index % 97 == 0) {
                double ratio = (Double) point.settings().get(Parameter.N_OVER_K);
                assertThat(colourAt(diagram, features, ratio).equals("never"))
                        .as("point %d", index)
                        .isEqualTo(tooShort);
            }
        }
        assertThat(recorded("time-over-length").at("/status/never").asLong()).isEqualTo(never);
        assertThat(recorded("time-over-length").at("/status/reached").asLong())
                .isEqualTo(sweep.grid().size() - never);
    }

    /** IMB-13: one third, up to a few thousandths from a million features on. */
    @Test
    void the_leading_influence_switches_after_one_third_of_the_time() throws IOException {
        JsonNode fit = recorded("leading-influence").at("/fits/0");
        assertThat(fit.get("exponent").doubleValue()).isBetween(0.999, 1.001);
        Chart diagram = diagram("leading-influence");
        assertThat(colourAt(diagram, 5e7, 0.5)).isEqualTo("one third");
        assertThat(colourAt(diagram, 1e4, 0.009)).isEqualTo("at no time");
        assertThat(colourAt(diagram, 1e4, 0.011)).isEqualTo("to 0.1");
    }
}
