package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.training.PaperExperiment.Basis;
import org.iclconvergence.training.PaperExperiment.Rule;
import org.junit.jupiter.api.Test;

/** The paper's experiment as the paper states it, and as it is varied. */
class PaperExperimentTest {
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.3, 0.2);

    private static PaperExperiment experiment(
            FeatureProbabilities p, int n, int m, int epochs, double eta, Rule rule, Basis basis) {
        return new PaperExperiment(p, 6, n, m, epochs, eta, rule, basis, 11);
    }

    /** [HCL24] Section 5: d = 100, N = 100, M = 300, 400 epochs of Adam with η = 0.002. */
    @Test
    void the_papers_numbers() {
        assertThat(PaperExperiment.standard(P, 5))
                .isEqualTo(new PaperExperiment(P, 100, 100, 300, 400, 0.002, Rule.ADAM, Basis.RANDOM, 5));
        PaperExperiment imbalanced = PaperExperiment.imbalanced(4, 0.7, 5);
        assertThat(imbalanced.dimension()).isEqualTo(100);
        assertThat(imbalanced.seed()).isEqualTo(5);
        assertThat(imbalanced.probabilities().count()).isEqualTo(4);
        assertThat(imbalanced.probabilities().get(0)).isEqualTo(0.7);
    }

    @Test
    void what_is_varied_changes_nothing_else() {
        PaperExperiment one = experiment(P, 7, 8, 9, 0.5, Rule.GD, Basis.STANDARD);
        FeatureProbabilities other = FeatureProbabilities.balanced(2);
        assertThat(one.withProbabilities(other)).isEqualTo(experiment(other, 7, 8, 9, 0.5, Rule.GD, Basis.STANDARD));
        assertThat(one.withPromptLength(1)).isEqualTo(experiment(P, 1, 8, 9, 0.5, Rule.GD, Basis.STANDARD));
        assertThat(one.withPrompts(1)).isEqualTo(experiment(P, 7, 1, 9, 0.5, Rule.GD, Basis.STANDARD));
        assertThat(one.withEpochs(0)).isEqualTo(experiment(P, 7, 8, 0, 0.5, Rule.GD, Basis.STANDARD));
        assertThat(one.withLearningRate(2)).isEqualTo(experiment(P, 7, 8, 9, 2, Rule.GD, Basis.STANDARD));
        assertThat(one.withRule(Rule.ADAM)).isEqualTo(experiment(P, 7, 8, 9, 0.5, Rule.ADAM, Basis.STANDARD));
        assertThat(one.withBasis(Basis.RANDOM)).isEqualTo(experiment(P, 7, 8, 9, 0.5, Rule.GD, Basis.RANDOM));
    }

    /** As many features as dimensions, in both orientations. */
    @Test
    void what_is_drawn_is_what_was_asked_for() {
        PaperExperiment full = new PaperExperiment(P, 3, 7, 8, 9, 0.5, Rule.GD, Basis.STANDARD, 11);
        TrainingProblem standard = full.draw();
        assertThat(standard.features().matrix()).isEqualTo(MatrixUtils.createRealIdentityMatrix(3));
        assertThat(standard.objective()).isEqualTo(Objective.GIVEN_PROMPTS);
        assertThat(standard.probabilities()).isEqualTo(P);
        assertThat(standard.promptLength()).isEqualTo(7);
        assertThat(standard.prompts()).hasSize(8).allMatch(prompt -> prompt.length() == 7);
        assertThat(standard.learningRate()).isEqualTo(0.5);
        assertThat(standard.rule()).isEqualTo(Rule.GD);
        assertThat(standard.steps()).isEqualTo(9);
        TrainingProblem random = full.withBasis(Basis.RANDOM).draw();
        assertThat(random.features().matrix()).isNotEqualTo(standard.features().matrix());
    }
}
