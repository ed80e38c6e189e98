package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.TrainingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of problems, how many probes they have, and how these are drawn. */
class ProblemFolderEndsTest {
    private static final TrainingProblem GIVEN = PaperExperiment.of(FeatureProbabilities.of(0.5, 0.3, 0.2), 4, 1)
            .withPromptLength(40)
            .withPrompts(2)
            .withEpochs(2)
            .draw();

    @TempDir
    private Path parent;

    private Path saying(String json) throws IOException {
        Files.writeString(parent.resolve(ProblemFolder.FILE), json);
        return parent;
    }

    @Test
    void only_folders_with_a_problem_are_problems_in_the_order_of_their_names() throws IOException {
        for (String name : new String[] {"b", "a", "c"}) {
            Files.writeString(Files.createDirectory(parent.resolve(name)).resolve("problem.json"), "{}");
        }
        Files.createDirectories(parent.resolve("d").resolve("problem.json"));
        Files.createDirectory(parent.resolve("e"));
        Files.writeString(parent.resolve("f"), "");
        assertThat(ProblemFolder.in(parent))
                .containsExactly(parent.resolve("a"), parent.resolve("b"), parent.resolve("c"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000_000})
    void a_problem_says_how_many_probes_it_has(int probes) throws IOException {
        assertThat(ProblemFolder.probes(saying("{\"probes\": " + probes + "}"))).isEqualTo(probes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000001", "1.5", "\"3\"", "null", "99999999999", "[3]"})
    void other_numbers_of_probes_are_refused(String probes) throws IOException {
        Path folder = saying("{\"probes\": " + probes + "}");
        assertThatThrownBy(() -> ProblemFolder.probes(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("problem.json: probes is no number from 0 to 1000000");
    }

    @Test
    void a_problem_that_is_no_json_is_refused() throws IOException {
        Path broken = saying("{\"probes\": 3");
        assertThatThrownBy(() -> ProblemFolder.probes(broken))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("problem.json: Unexpected end-of-input");
        Path empty = saying("{}");
        assertThatThrownBy(() -> ProblemFolder.probes(empty)).hasMessageStartingWith("problem.json: probes is no");
    }

    @Test
    void features_are_written_row_by_row() throws IOException {
        Features features = Features.orthonormal(GIVEN.features().matrix());
        TrainingProblem problem = TrainingProblem.onPopulation(features, FeatureProbabilities.balanced(3), 6, 0.1, 2);
        Path folder = ProblemFolder.write(problem, new long[] {0, 2}, 9, parent);
        try (var in = Files.newInputStream(folder.resolve("features.npy"))) {
            NpyArray array = NpyArray.read(in, "features", 12).require("features", 4, 3);
            for (int at = 0; at < 12; at++) {
                assertThat(array.values()[at]).isEqualTo(features.matrix().getEntry(at / 3, at % 3));
            }
        }
        // probes are of given prompts
        assertThat(ProblemFolder.probes(folder)).isZero();
        assertThat(folder.resolve("probe_tokens.npy")).doesNotExist();
    }

    @Test
    void probes_are_drawn_as_the_training_is() {
        var probes = Probes.of(GIVEN, 600);
        double[] share = new double[3];
        double[] positive = new double[3];
        for (int i = 0; i < 600; i++) {
            Prompt probe = probes.get(i);
            assertThat(probe.query()).isEqualTo(i % 3);
            assertThat(probe.length()).isEqualTo(40);
            for (int at = 0; at < 40; at++) {
                share[probe.token(at)] += 1.0 / 24_000;
                assertThat(Math.abs(probe.label(at))).isOne();
            }
            positive[probe.query()] += probe.queryLabel() > 0 ? 1 / 200.0 : 0;
        }
        // of a fixed seed; six standard deviations
        for (int k = 0; k < 3; k++) {
            assertThat(share[k])
                    .isBetween(new double[] {0.5, 0.3, 0.2}[k] - 0.02, new double[] {0.5, 0.3, 0.2}[k] + 0.02);
            assertThat(positive[k]).isBetween(0.29, 0.71);
        }
    }

    @Test
    void probes_are_of_given_prompts_and_not_too_many() {
        assertThat(Probes.of(GIVEN, 0)).isEmpty();
        for (int count : new int[] {-1, 1_000_001}) {
            assertThatThrownBy(() -> Probes.of(GIVEN, count))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("probes must number 0 to 1000000, not " + count);
        }
        TrainingProblem population =
                TrainingProblem.onPopulation(GIVEN.features(), FeatureProbabilities.balanced(3), 6, 0.1, 2);
        for (int count : new int[] {0, 3, 1_000_000}) {
            assertThatThrownBy(() -> Probes.of(population, count))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("probes are asked of a training on given prompts, not EXACT_POPULATION");
        }
        assertThat(Probes.require(3, 3)).isEqualTo(3);
        assertThat(Probes.require(0, 3)).isZero();
        assertThat(Probes.require(1_000_000, 3)).isEqualTo(1_000_000);
    }
}
