package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.iclconvergence.report.chart.Chart.Tile;
import org.iclconvergence.report.chart.Chart.Tint;
import org.iclconvergence.report.figure.PhaseDiagram;
import org.iclconvergence.sweep.GridFile;
import org.iclconvergence.sweep.Parameter;
import org.iclconvergence.sweep.SweepPoint;
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

    private static Iterable<JsonNode> tiles(String name) throws IOException {
        return recorded(name + "-diagram").at("/panels/0/tiles");
    }

    /** A tile reaches a little under the next one, which is drawn later. */
    private static String colourAt(String name, double x, double y) throws IOException {
        return StreamSupport.stream(tiles(name).spliterator(), false)
                .filter(tile -> tile.get("left").doubleValue() <= x
                        && x < tile.get("right").doubleValue())
                .filter(tile -> tile.get("bottom").doubleValue() <= y
                        && y < tile.get("top").doubleValue())
                .reduce((one, later) -> later)
                .orElseThrow()
                .get("name")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({"time-over-length, N/K", "leading-influence, p_1"})
    void points_drawn_at_random_have_the_recorded_colour(String name, String vertical) throws IOException {
        Path example = EXAMPLES.resolve(name + ".yaml");
        GridFile sweep = GridFile.read(example);
        assertThat(recorded(name).get("grid").asText()).isEqualTo(Files.readString(example));
        assertThat(recorded(name).get("points").asLong()).isEqualTo(sweep.grid().size());
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(20231005249L);
        for (int i = 0; i < SAMPLES; i++) {
            long index = random.nextLong(sweep.grid().size());
            SweepPoint point = sweep.grid().point(index);
            PhaseDiagram alone = new PhaseDiagram(sweep, sweep.diagrams().get(0));
            alone.add(point, sweep.grid().row(index));
            String colour = alone.chart().panels().get(0).tiles().stream()
                    .filter(tile -> tile.tint() != Tint.MISSING)
                    .map(Tile::name)
                    .findFirst()
                    .orElseThrow();
            double x = (Double) point.settings().get(Parameter.K);
            double y = (Double) point.settings().get(vertical.equals("p_1") ? Parameter.P_1 : Parameter.N_OVER_K);
            assertThat(colourAt(name, x, y)).as("point %d", index).isEqualTo(colour);
        }
    }

    /** LEN-1: above the shortest prompt every point is reached, below it none, at every K. */
    @Test
    void the_shortest_prompt_is_an_edge() throws IOException {
        GridFile sweep = GridFile.read(EXAMPLES.resolve("time-over-length.yaml"));
        long never = 0;
        for (long index = 0; index < sweep.grid().size(); index++) {
            SweepPoint point = sweep.grid().point(index);
            double features = (Double) point.settings().get(Parameter.K);
            double tokens = (Double) point.settings().get(Parameter.N);
            boolean tooShort = tokens < new ShortestPrompt(features, 1 / features, 0.01).tokens();
            never += tooShort ? 1 : 0;
            if (index % 97 == 0) {
                double ratio = (Double) point.settings().get(Parameter.N_OVER_K);
                assertThat(colourAt("time-over-length", features, ratio).equals("never"))
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
        assertThat(colourAt("leading-influence", 5e7, 0.5)).isEqualTo("one third");
        assertThat(colourAt("leading-influence", 1e4, 0.009)).isEqualTo("at no time");
        assertThat(colourAt("leading-influence", 1e4, 0.011)).isEqualTo("to 0.1");
    }
}
