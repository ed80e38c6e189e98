package org.iclconvergence.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridFileTest {
    private static final String GRID = """
            title: all fields
            training: flow
            measure: [hittingTimes, theory]
            points:
              regime: [balanced, imbalanced, zipf, given]
              K: [4, 10]
              p_1: 0.5
              s: 1
              p: [[0.5, 0.5], [0.5, 0.3, 0.2]]
              N: [100, inf]
              epsilon: 0.1
              query: rarest
            fits:
            - {y: hittingTime, x: K, by: [N], where: {K: [2, 100]}}
            """;

    @TempDir
    private Path folder;

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("theory-checks", "sweep.schema.json")));
    }

    private static boolean keepsToTheSchema(String yaml) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(yaml);
        return schema().validate(tree).isEmpty();
    }

    @Test
    void a_grid_with_every_field_is_read() throws IOException {
        GridFile sweep = Grids.read(folder, GRID);
        assertThat(sweep.title()).isEqualTo("all fields");
        assertThat(sweep.grid().size()).isEqualTo(4 + 4 + 4 + 4);
        assertThat(sweep.fits()).hasSize(1);
        assertThat(sweep.grid().point(15).settings()).containsEntry(Parameter.P, List.of(0.5, 0.3, 0.2));
        assertThat(keepsToTheSchema(GRID)).isTrue();
    }

    @Test
    void the_examples_are_read_and_keep_to_the_schema() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("theory-checks", "examples", "sweeps"))) {
            List<Path> examples =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(examples).hasSizeGreaterThan(1);
            for (Path example : examples) {
                assertThat(GridFile.read(example).grid().size()).isGreaterThan(1);
                assertThat(keepsToTheSchema(Files.readString(example)))
                        .as(example.toString())
                        .isTrue();
            }
        }
    }

    /** What is replaced, by what, the line and the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "training: flow             | training: walk             | 2: training must be one of flow, descent, experiment",
                "training: flow             | training: [flow]           | 2: training must be one of",
                "[hittingTimes, theory]     | [hittingTime]              | 3: measure[0] must be one of hittingTimes, switch",
                "[hittingTimes, theory]     | []                         | 3: measure must name at least one thing",
                "[hittingTimes, theory]     | losses                     | 3: measure must be a list",
                "title: all fields          | title: 7                   | 1: title must be text",
                "title: all fields          | titel: x                   | 1: titel is unknown",
                "given]                     | powers]                    | 5: points.regime[3] must be one of balanced, imbalanced, zipf, given",
                "K: [4, 10]                 | K: [4, 1]                  | 6: points.K[1] must be whole and lie in [2, 1.0E100], not 1",
                "K: [4, 10]                 | K: 4.5                     | 6: points.K must be whole",
                "K: [4, 10]                 | K: [4, 4]                  | 6: points.K[1] is listed twice",
                "K: [4, 10]                 | K: []                      | 6: points.K needs at least one value",
                "K: [4, 10]                 | K: many                    | 6: points.K must be a number",
                "K: [4, 10]                 | K: {from: 9, to: 4, count: 3, scale: log}   | 6: points.K.to must not be below from",
                "K: [4, 10]                 | K: {from: 4, to: 9, count: 1, scale: log}   | 6: points.K.count must lie between 2 and 1000000, not 1",
                "K: [4, 10]                 | K: {from: 4, to: 9, count: 3, scale: root}  | 6: points.K.scale must be one of log, linear",
                "K: [4, 10]                 | K: {from: 4, to: 9, count: 3}               | 6: points.K.scale is missing",
                "K: [4, 10]                 | K: {from: 4, to: 9, scale: log}             | 6: points.K.count is missing",
                "K: [4, 10]                 | K: {from: 4, to: 9, step: 1, scale: log}    | 6: points.K.step is unknown",
                "K: [4, 10]                 | K: {from: 1, to: 9, count: 3, scale: log}   | 6: points.K.from must be whole and lie in [2",
                "K: [4, 10]                 | k: [4, 10]                 | 6: points.k is unknown",
                "p_1: 0.5                   | p_1: 1                     | 7: points.p_1 must lie inside (0, 1), not 1",
                "p_1: 0.5                   | p_1: [0.5, 0]              | 7: points.p_1[1] must lie inside (0, 1), not 0",
                "s: 1                       | s: -1                      | 8: points.s must lie in [0, 100], not -1",
                "p: [[0.5, 0.5], [0.5, 0.3, 0.2]] | p: [0.5, 0.4]         | 9: points.p are refused: probabilities must sum to 1",
                "p: [[0.5, 0.5], [0.5, 0.3, 0.2]] | p: 0.5                | 9: points.p must be a list",
                "p: [[0.5, 0.5], [0.5, 0.3, 0.2]] | p: {from: 0.1, to: 0.2, count: 2, scale: log} | 9: points.p has no range",
                "N: [100, inf]              | N: [100, infinite]         | 10: points.N[1] must be a number",
                "N: [100, inf]              | N: 0                       | 10: points.N must be whole and lie in [1",
                "epsilon: 0.1               | epsilon: 0                 | 11: points.epsilon must lie in [1.0E-100",
                "query: rarest              | query: dominant            | 12: points.query must be one of rarest",
                "query: rarest              | query: 0                   | 12: points.query must be whole and lie in [1",
                "query: rarest              | eta: 0.1                   | 12: points.eta has no meaning where training is flow",
                "query: rarest              | N/K: 5                     | 12: points.N/K contradicts N",
                "y: hittingTime             | y: switchTime              | 14: fits[0].y must be one of halfTime, hittingTime, theoryTime, timeOverTheory, not switchTime",
                "x: K,                      | x: regime,                 | 14: fits[0].x must be one of",
                "x: K,                      | x: hittingTime,            | 14: fits[0].y must not be x",
                "by: [N]                    | by: [M]                    | 14: fits[0].by must be one of",
                "K: [2, 100]                | K: [100, 2]                | 14: fits[0].where must have [least, most] for K",
                "K: [2, 100]                | d: [2, 100]                | 14: fits[0].where must be one of",
            })
    void what_is_wrong_is_refused_in_one_line(String what, String by, String message) throws IOException {
        assertThat(GRID).contains(what);
        assertThatThrownBy(() -> Grids.read(folder, GRID.replace(what, by)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("grid.yaml") + ":" + message)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "training: flow             | training: walk",
                "[hittingTimes, theory]     | []",
                "title: all fields          | titel: x",
                "K: [4, 10]                 | K: [4, 0]",
                "K: [4, 10]                 | K: {from: 4, to: 9, count: 1, scale: log}",
                "K: [4, 10]                 | K: {from: 4, to: 9, count: 3}",
                "K: [4, 10]                 | k: [4, 10]",
                "p_1: 0.5                   | p_1: 1",
                "N: [100, inf]              | N: [100, infinite]",
                "epsilon: 0.1               | epsilon: 0",
                "by: [N]                    | bye: [N]",
            })
    void the_schema_refuses_it_too(String what, String by) throws IOException {
        assertThat(keepsToTheSchema(GRID.replace(what, by))).isFalse();
    }

    @Test
    void what_a_regime_needs_must_be_there_and_nothing_else() {
        for (String gone :
                List.of("  K: [4, 10]\n", "  p_1: 0.5\n", "  s: 1\n", "  epsilon: 0.1\n", "  N: [100, inf]\n")) {
            String name = gone.strip().split(":")[0];
            assertThatThrownBy(() -> Grids.read(folder, GRID.replace(gone, "")))
                    .hasMessageContaining("points." + name + " is missing");
        }
        assertThatThrownBy(() -> Grids.read(folder, GRID.replace(", zipf", "")))
                .hasMessageContaining("points.s has no meaning where regime is balanced, imbalanced, given");
        assertThatThrownBy(() -> Grids.read(
                        folder,
                        GRID.replace("K: [4, 10]", "K: {from: 2, to: 1e9, count: 1000000, scale: log}")
                                .replace("epsilon: 0.1", "epsilon: {from: 0.1, to: 0.2, count: 100000, scale: log}")))
                .hasMessageContaining("points has more than 1e10 points");
    }

    @Test
    void random_designs_and_diagrams_have_their_own_rules() {
        String random = GRID.replace("title: all fields", "random: {count: 5, seed: 1}");
        assertThatThrownBy(() -> Grids.read(folder, random.replace("count: 5", "count: 0")))
                .hasMessageContaining("random.count must lie between 1 and 1e10, not 0");
        assertThatThrownBy(() ->
                        Grids.read(folder, random.replace("K: [4, 10]", "K: {from: 4, to: 9, count: 3, scale: log}")))
                .hasMessageContaining("points.K.count has no meaning in a random design");
        String diagram = "diagrams:\n- {x: K, y: N, value: timeOverTheory, levels: [1, 2]}\n";
        assertThatThrownBy(() -> Grids.read(folder, random + diagram))
                .hasMessageContaining("diagrams[0] needs all combinations, not a random design");
        String plane =
                "training: flow\nmeasure: [theory]\npoints: {regime: balanced, K: [4, 10], N: [10, 100], epsilon: 0.1}\n";
        assertThatThrownBy(() -> Grids.read(folder, plane.replace("0.1}", "[0.1, 0.2]}") + diagram))
                .hasMessageContaining("points.epsilon must have one value: the diagram is over K and N");
        assertThatThrownBy(() -> Grids.read(folder, plane.replace("[4, 10]", "[10, 4]") + diagram))
                .hasMessageContaining("points.K must increase");
        assertThatThrownBy(() -> Grids.read(folder, plane.replace("[4, 10]", "4") + diagram))
                .hasMessageContaining("points.K must have at least two finite values");
        assertThatThrownBy(() -> Grids.read(folder, plane + diagram.replace("[1, 2]", "[2, 1]")))
                .hasMessageContaining("diagrams[0].levels must be 1 to 7 increasing numbers");
        assertThatThrownBy(() -> Grids.read(folder, plane + diagram.replace("value: timeOverTheory", "value: losses")))
                .hasMessageContaining("diagrams[0].value must be one of theoryTime, timeOverTheory, not losses");
    }
}
