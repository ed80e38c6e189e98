package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.PopulationLoss;
import org.junit.jupiter.api.Test;

/** What a problem is made of, and what makes none. */
class TrainingProblemTest {
    private static final Features V = Features.standardBasis(4, 3);
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.3, 0.2);
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final List<Prompt> ONE = List.of(Prompt.of(new int[] {0, 1, 2}, 1, new double[] {1, -2, 3}));

    private static TrainingProblem problem(Objective objective, double promptLength, List<Prompt> prompts, long steps) {
        return new TrainingProblem(objective, V, P, promptLength, prompts, 0.25, PaperExperiment.Rule.ADAM, steps);
    }

    private static void inconsistent(String condition, ThrowingCallable problem) {
        assertThatThrownBy(problem)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a training problem is inconsistent unless " + condition);
    }

    @Test
    void parts_that_do_not_fit_are_refused() {
        inconsistent(
                "V has as many features as there are probabilities",
                () -> TrainingProblem.onPopulation(V, FeatureProbabilities.balanced(2), 10, 1, 5));
        String given = "prompts are given for GIVEN_PROMPTS only";
        inconsistent(given, () -> problem(Objective.GIVEN_PROMPTS, 3, List.of(), 5));
        inconsistent(given, () -> problem(Objective.EXACT_POPULATION, 3, ONE, 5));
        inconsistent(given, () -> problem(Objective.INFINITE_PROMPTS, INFINITE, ONE, 5));
        String infinite = "N is infinite for INFINITE_PROMPTS only";
        inconsistent(infinite, () -> problem(Objective.INFINITE_PROMPTS, 3, List.of(), 5));
        inconsistent(infinite, () -> problem(Objective.EXACT_POPULATION, INFINITE, List.of(), 5));
        inconsistent("N is at least 1", () -> problem(Objective.EXACT_POPULATION, 0.5, List.of(), 5));
        inconsistent("steps are not negative", () -> problem(Objective.EXACT_POPULATION, 1, List.of(), -1));
    }

    @Test
    void the_shortest_prompt_and_no_step_are_a_problem() {
        TrainingProblem least = problem(Objective.EXACT_POPULATION, 1, List.of(), 0);
        assertThat(least.promptLength()).isOne();
        assertThat(least.steps()).isZero();
    }

    @Test
    void every_objective_has_its_loss_and_every_rule_its_optimizer() {
        assertThat(problem(Objective.GIVEN_PROMPTS, 3, ONE, 5).loss()).isInstanceOf(CountLoss.class);
        assertThat(problem(Objective.EXACT_POPULATION, 3, List.of(), 5).loss()).isInstanceOf(PopulationLoss.class);
        assertThat(problem(Objective.INFINITE_PROMPTS, INFINITE, List.of(), 5).loss())
                .isInstanceOf(InfinitePromptLoss.class);
        assertThat(problem(Objective.GIVEN_PROMPTS, 3, ONE, 5).optimizer()).isInstanceOf(Adam.class);
        assertThat(TrainingProblem.onPopulation(V, P, 3, 1, 5).optimizer()).isInstanceOf(GradientDescent.class);
    }

    @Test
    void a_problem_on_the_population_is_gradient_descent_on_what_its_length_says() {
        assertThat(TrainingProblem.onPopulation(V, P, 7, 0.5, 9))
                .isEqualTo(new TrainingProblem(
                        Objective.EXACT_POPULATION, V, P, 7, List.of(), 0.5, PaperExperiment.Rule.GD, 9));
        assertThat(TrainingProblem.onPopulation(V, P, INFINITE, 0.5, 9).objective())
                .isEqualTo(Objective.INFINITE_PROMPTS);
    }

    @Test
    void other_prompts_change_nothing_else() {
        TrainingProblem one = problem(Objective.GIVEN_PROMPTS, 3, ONE, 5);
        List<Prompt> other = List.of(Prompt.of(new int[] {2, 2, 2}, 2, new double[] {1, 1, 1}), ONE.get(0));
        assertThat(one.withPrompts(other)).isEqualTo(problem(Objective.GIVEN_PROMPTS, 3, other, 5));
    }
}
