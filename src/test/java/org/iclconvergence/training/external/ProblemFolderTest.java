package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.TrainingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemFolderTest {
    private static final TrainingProblem GIVEN = PaperExperiment.imbalanced(3, 0.5, 7)
            .withPrompts(4)
            .withPromptLength(5)
            .draw();

    @TempDir
    private Path parent;

    private static TrainingProblem population(double promptLength) {
        return TrainingProblem.onPopulation(
                Features.standardBasis(3, 2), FeatureProbabilities.balanced(2), promptLength, 0.1, 10);
    }

    private JsonNode json(TrainingProblem problem, long... record) throws IOException {
        Path folder = ProblemFolder.write(problem, record, 0, parent);
        return new ObjectMapper().readTree(folder.resolve(ProblemFolder.FILE).toFile());
    }

    @Test
    void problem_json_keeps_to_its_schema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("theory-checks", "problem.schema.json")));
        assertThat(schema.validate(json(GIVEN, 0, 200, 400))).isEmpty();
        assertThat(schema.validate(json(population(6), 0, 10))).isEmpty();
        JsonNode infinite = json(population(Double.POSITIVE_INFINITY), 0, 10);
        assertThat(schema.validate(infinite)).isEmpty();
        assertThat(infinite.get("promptLength").isNull()).isTrue();
        ((ObjectNode) infinite).put("objective", "something");
        ((ObjectNode) infinite).remove("steps");
        assertThat(schema.validate(infinite)).as("the schema can fail").hasSize(2);
    }

    @Test
    void the_arrays_are_the_prompts() throws IOException {
        Path folder = ProblemFolder.write(GIVEN, new long[] {0, 400}, 0, parent);
        assertThat(read(folder, "features").shape()).containsExactly(100, 3);
        NpyArray tokens = read(folder, "tokens").require("tokens", 4, 5);
        NpyArray labels = read(folder, "labels").require("labels", 4, 5);
        for (int m = 0; m < 4; m++) {
            Prompt prompt = GIVEN.prompts().get(m);
            assertThat(read(folder, "queries").values()[m]).isEqualTo(prompt.query());
            assertThat(read(folder, "targets").values()[m]).isEqualTo(prompt.queryLabel());
            for (int i = 0; i < 5; i++) {
                assertThat(tokens.values()[m * 5 + i]).isEqualTo(prompt.token(i));
                assertThat(labels.values()[m * 5 + i]).isEqualTo(prompt.label(i));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "problem.json", "features.npy", "tokens.npy", "queries.npy", "labels.npy", "targets.npy");
        }
    }

    private static NpyArray read(Path folder, String name) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".npy"))) {
            return NpyArray.read(in, name, 1000);
        }
    }

    @Test
    void everything_that_is_trained_is_in_the_name() {
        assertThat(Stream.of(
                                GIVEN,
                                population(6),
                                population(7),
                                population(Double.POSITIVE_INFINITY),
                                GIVEN.withPrompts(GIVEN.prompts().subList(1, 4)))
                        .map(ProblemFolder::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("(given-prompts|exact-population|infinite-prompts)-[0-9a-f]{16}"));
    }
}
