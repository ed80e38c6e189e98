package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.PaperExperiment.Rule;
import org.iclconvergence.training.TrainingProblem;
import org.junit.jupiter.api.Test;

/** What a problem is known by: everything that is to be trained, and nothing else. */
class ProblemJsonTest {
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.25, 0.25);
    private static final Features V = Features.standardBasis(4, 3);

    private static Prompt prompt(int token, double label, int query, double queryLabel) {
        return Prompt.withLabels(3, new int[] {0, token}, new double[] {1, label}, query, queryLabel);
    }

    private static Prompt first(int token, double label) {
        return Prompt.withLabels(3, new int[] {token, 1}, new double[] {label, 0.5}, 2, -1);
    }

    private static TrainingProblem given(FeatureProbabilities p, double eta, Rule rule, long steps, Prompt... prompts) {
        return new TrainingProblem(Objective.GIVEN_PROMPTS, V, p, 2, List.of(prompts), eta, rule, steps);
    }

    private static TrainingProblem population(Features v, double promptLength) {
        return TrainingProblem.onPopulation(v, P, promptLength, 0.5, 9);
    }

    @Test
    void whatever_is_trained_changes_the_id() {
        Prompt one = prompt(1, 0.5, 2, -1);
        Features turned = Features.orthonormal(V.matrix().scalarMultiply(-1));
        FeatureProbabilities other = FeatureProbabilities.of(0.5, 0.125, 0.375);
        assertThat(List.of(
                                given(P, 0.5, Rule.GD, 9, one),
                                given(other, 0.5, Rule.GD, 9, one),
                                given(P, 0.25, Rule.GD, 9, one),
                                given(P, 0.5, Rule.ADAM, 9, one),
                                given(P, 0.5, Rule.GD, 10, one),
                                given(P, 0.5, Rule.GD, 9, prompt(2, 0.5, 2, -1)),
                                given(P, 0.5, Rule.GD, 9, prompt(1, 0.25, 2, -1)),
                                given(P, 0.5, Rule.GD, 9, prompt(1, 0.5, 1, -1)),
                                given(P, 0.5, Rule.GD, 9, prompt(1, 0.5, 2, 1)),
                                given(P, 0.5, Rule.GD, 9, one, one),
                                given(P, 0.5, Rule.GD, 9, first(2, 1)),
                                given(P, 0.5, Rule.GD, 9, first(0, 3)),
                                population(V, 2),
                                population(V, 3),
                                population(V, Double.POSITIVE_INFINITY),
                                population(turned, 2),
                                population(Features.standardBasis(5, 3), 2))
                        .stream()
                        .map(ProblemJson::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{16}"));
        assertThat(ProblemJson.id(given(P, 0.5, Rule.GD, 9, prompt(1, 0.5, 2, -1))))
                .isEqualTo(ProblemJson.id(given(P, 0.5, Rule.GD, 9, one)));
    }

    /**
     * Answers of one release are answers of the next. From hashlib: sha256 of b"exact-population GD" and the big-endian float64
     * N, η, steps, p and V.
     */
    @Test
    void an_id_is_the_same_in_every_release() {
        TrainingProblem least =
                TrainingProblem.onPopulation(Features.standardBasis(1, 1), FeatureProbabilities.balanced(1), 2, 0.5, 3);
        assertThat(ProblemJson.id(least)).isEqualTo("66abc59e7ec040f9");
    }

    @Test
    void what_is_written_is_the_problem() {
        Prompt one = prompt(1, 0.5, 2, -1);
        ProblemJson json = ProblemJson.of(given(P, 0.5, Rule.ADAM, 9, one, one), new long[] {0, 9}, 7);
        assertThat(json.schema()).isOne();
        assertThat(json.objective()).isEqualTo("given-prompts");
        assertThat(json.features()).isEqualTo(3);
        assertThat(json.dimension()).isEqualTo(4);
        assertThat(json.promptLength()).isEqualTo(2);
        assertThat(json.prompts()).isEqualTo(2);
        assertThat(json.probabilities()).containsExactly(0.5, 0.25, 0.25);
        assertThat(json.learningRate()).isEqualTo(0.5);
        assertThat(json.rule()).isEqualTo("adam");
        assertThat(json.steps()).isEqualTo(9);
        assertThat(json.record()).containsExactly(0, 9);
        assertThat(json.probes()).isEqualTo(7);
        ProblemJson infinite = ProblemJson.of(population(V, Double.POSITIVE_INFINITY), new long[] {0}, 0);
        assertThat(infinite.promptLength()).isNull();
        assertThat(infinite.rule()).isEqualTo("gradient-descent");
        assertThat(infinite.objective()).isEqualTo("infinite-prompts");
    }
}
