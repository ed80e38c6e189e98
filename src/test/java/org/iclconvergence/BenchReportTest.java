package org.iclconvergence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the last comparison with the peers left is whole, says nothing that is not so, and is what the README quotes. */
class BenchReportTest {
    private static final Path FILE = Path.of("reports", "bench.json");

    private static JsonNode report() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile());
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("theory-checks", "bench.schema.json")));
    }

    @Test
    void it_keeps_to_the_schema() throws IOException {
        assertThat(schema().validate(report())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "taken", "quick", "rounds", "machine", "versions", "rows"})
    void the_schema_misses_every_field(String field) throws IOException {
        ObjectNode damaged = (ObjectNode) report();
        damaged.remove(field);
        assertThat(schema().validate(damaged)).isNotEmpty();
    }

    @Test
    void the_schema_refuses_a_row_that_is_neither_measured_nor_missing() throws IOException {
        ObjectNode damaged = (ObjectNode) report();
        ((ArrayNode) damaged.required("rows"))
                .addObject()
                .put("name", "anything")
                .put("unit", "s");
        assertThat(schema().validate(damaged)).isNotEmpty();
        JsonNode last = damaged.required("rows").get(damaged.required("rows").size() - 1);
        ((ObjectNode) last).put("missing", "python3-torch is not installed");
        assertThat(schema().validate(damaged)).isEmpty();
        ((ObjectNode) last).put("ours", 1);
        assertThat(schema().validate(damaged)).isNotEmpty();
    }

    @Test
    void it_is_no_smoke_test_and_both_sides_did_the_same() throws IOException {
        assertThat(report().required("quick").asBoolean()).isFalse();
        assertThat(report().required("rounds").asInt()).isGreaterThanOrEqualTo(5);
        List<String> compared = new ArrayList<>();
        for (JsonNode row : report().required("rows")) {
            JsonNode equal = row.path("equal");
            if (!equal.isMissingNode()) {
                compared.add(row.required("name").asText());
                assertThat(equal.required("difference").asDouble())
                        .as(row.toString())
                        .isLessThanOrEqualTo(equal.required("atMost").asDouble());
                assertThat(equal.required("holds").asBoolean())
                        .as(row.toString())
                        .isTrue();
            }
        }
        assertThat(compared).hasSizeGreaterThan(10);
    }

    /** Met is what the numbers say. */
    @Test
    void a_target_is_met_if_it_is() throws IOException {
        int targets = 0;
        for (JsonNode row : report().required("rows")) {
            JsonNode target = row.path("target");
            if (!target.isMissingNode()) {
                targets++;
                boolean met = target.has("atLeast")
                        ? row.required("ratio").asDouble()
                                >= target.required("atLeast").asDouble()
                        : row.required("ours").asDouble()
                                <= target.required("atMost").asDouble();
                assertThat(target.required("met").asBoolean())
                        .as(row.toString())
                        .isEqualTo(met);
            }
        }
        assertThat(targets).isGreaterThan(10);
    }

    /** What to write there instead stands in target/bench-readme.md after mvn -Pbench verify. */
    @Test
    void the_readme_quotes_it() throws IOException {
        List<String> quoted = Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.matches("\\| (experiment|population gradient|flow to).*"))
                .toList();
        assertThat(quoted).isEqualTo(BenchQuotation.rows(report())).isNotEmpty();
        assertThat(Files.readString(Path.of("README.md")))
                .contains(
                        "\nmvn -Pbench verify\n",
                        report().required("machine").required("processor").asText(),
                        report().required("taken").asText().substring(0, 10));
    }
}
