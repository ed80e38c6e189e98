package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the schema of the evidence says is what is written, read and shown. */
public final class EvidenceSchemaTest {
    @TempDir
    private Path folder;

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("theory-checks", "evidence.schema.json")));
    }

    /** Asserts that every file of a run's evidence keeps to the schema. */
    public static void assertKept(Path evidence) throws IOException {
        try (Stream<Path> files = Files.list(evidence)) {
            List<Path> results =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(results).hasSizeGreaterThan(1).contains(evidence.resolve(Run.FILE));
            for (Path file : results) {
                assertThat(schema().validate(new ObjectMapper().readTree(file.toFile())))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    private static List<JsonNode> examples() throws IOException {
        List<JsonNode> examples = new ArrayList<>();
        for (String text : Pattern.compile("```json\n(\\{.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("theory-checks", "README.md")))
                .results()
                .map(match -> match.group(1))
                .toList()) {
            JsonNode example = new ObjectMapper().readTree(text);
            if (example.has("verdict") || example.has("settings")) {
                examples.add(example);
            }
        }
        return examples;
    }

    @Test
    void the_examples_show_every_verdict_and_are_read() throws IOException {
        Set<String> verdicts = new TreeSet<>();
        for (JsonNode example : examples()) {
            assertThat(schema().validate(example)).as(example.toString()).isEmpty();
            Path file = folder.resolve(example.has("settings") ? Run.FILE : verdicts.size() + ".json");
            Files.writeString(file, example.toString());
            if (example.has("verdict")) {
                verdicts.add(example.path("verdict").asText());
            }
        }
        assertThat(verdicts)
                .isEqualTo(Arrays.stream(Verdict.values()).map(Verdict::name).collect(Collectors.toSet()));
        assertThat(LedgerJson.readResults(folder)).hasSize(Verdict.values().length);
        assertThat(Run.read(folder).settings().selection().toString()).isNotEmpty();
    }

    @Test
    void the_schema_can_fail() throws IOException {
        for (JsonNode example : examples()) {
            List<String> fields = new ArrayList<>();
            example.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                ObjectNode without = example.deepCopy();
                without.remove(field);
                assertThat(schema().validate(without)).as("without " + field).isNotEmpty();
            }
            assertThat(schema().validate(((ObjectNode) example.deepCopy()).put("typo", 1)))
                    .isNotEmpty();
        }
    }
}
