package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.NotAnswered;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.external.AnsweredTrainer;
import org.iclconvergence.worlds.ExperimentWorld;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which engine a descent asks, what a trainer outside is given, and which trainings a lie shares with the truth. */
class DescentChoicesTest {
    private static final double LIMIT = Double.POSITIVE_INFINITY;

    private static Laboratory laboratory(Wiring wiring, TrainerUnderTest trainer, Memory memory) {
        return new Laboratory(wiring, trainer, memory, trials -> trials, false);
    }

    private static boolean isOfTheWholeMatrix(FeatureProbabilities p, double promptLength) {
        Wiring wiring = new Wiring(Lie.NONE);
        laboratory(wiring, TrainerUnderTest.builtIn(), new Memory()).descend(p, promptLength, 1, 1);
        assertThat(wiring.asked().contains(Seams.MATRIX_GRADIENT))
                .as("one engine is asked and not the other")
                .isNotEqualTo(wiring.asked().contains(Seams.TRAINED_LOSS));
        return wiring.asked().contains(Seams.MATRIX_GRADIENT);
    }

    @Test
    void the_whole_of_q_is_trained_of_few_features_in_the_limit_and_where_there_are_no_classes() {
        assertThat(isOfTheWholeMatrix(FeatureProbabilities.balanced(8), 3)).isTrue();
        assertThat(isOfTheWholeMatrix(FeatureProbabilities.balanced(9), 3)).isFalse();
        assertThat(isOfTheWholeMatrix(FeatureProbabilities.balanced(9), LIMIT)).isTrue();
        assertThat(isOfTheWholeMatrix(FeatureProbabilities.zipf(9, 1), 3)).isTrue();
        assertThat(isOfTheWholeMatrix(FeatureProbabilities.imbalanced(9, 0.5), 3))
                .isFalse();
    }

    /** Of a lie about a loss the trainings on the other one know nothing. */
    @Test
    void a_lie_shares_what_it_is_not_told_of() {
        FeatureProbabilities p = FeatureProbabilities.balanced(3);
        Memory memory = new Memory();
        Laboratory honest = laboratory(new Wiring(Lie.NONE), TrainerUnderTest.builtIn(), memory);
        List<Run> finite = honest.descend(p, 3, 1, 2);
        List<Run> infinite = honest.descend(p, LIMIT, 1, 2);
        Lie ofFinite = new Lie("finite", "prompts that end").bend(Seams.POPULATION_LOSS, told -> told);
        Lie ofInfinite = new Lie("infinite", "prompts that do not").bend(Seams.INFINITE_PROMPT_LOSS, told -> told);
        Lie ofRule = new Lie("rule", "the whole matrix").bend(Seams.MATRIX_GRADIENT, told -> told);
        Laboratory one = laboratory(new Wiring(ofFinite), TrainerUnderTest.builtIn(), memory);
        Laboratory other = laboratory(new Wiring(ofInfinite), TrainerUnderTest.builtIn(), memory);
        Laboratory third = laboratory(new Wiring(ofRule), TrainerUnderTest.builtIn(), memory);
        assertThat(one.descend(p, LIMIT, 1, 2)).isSameAs(infinite);
        assertThat(one.descend(p, 3, 1, 2)).isNotSameAs(finite);
        assertThat(other.descend(p, 3, 1, 2)).isSameAs(finite);
        assertThat(other.descend(p, LIMIT, 1, 2)).isNotSameAs(infinite);
        assertThat(third.descend(p, 3, 1, 2)).isNotSameAs(finite);
    }

    /** Trains as the built-in one does, and keeps what it is asked for and whether it was told to go on. */
    private static final class Listening implements Trainer {
        private final List<TrainingProblem> problems = new ArrayList<>();
        private final List<Boolean> goOn = new ArrayList<>();

        @Override
        public String name() {
            return "listening";
        }

        @Override
        public boolean supports(Objective objective) {
            return true;
        }

        @Override
        public void train(TrainingProblem problem, TrainingMonitor monitor) {
            problems.add(problem);
            new DefaultTrainer().train(problem, new TrainingMonitor() {
                @Override
                public boolean wants(long step) {
                    return monitor.wants(step);
                }

                @Override
                public boolean record(long step, RealMatrix q) {
                    goOn.add(monitor.record(step, q));
                    return goOn.get(goOn.size() - 1);
                }
            });
        }
    }

    @Test
    void a_trainer_outside_works_in_two_more_dimensions_and_is_stopped_when_all_is_learned() {
        Listening trainer = new Listening();
        Laboratory lab = laboratory(new Wiring(Lie.NONE), TrainerUnderTest.plugged(() -> trainer), new Memory());
        Event near = Event.errorAtMost(0.1);
        List<Run> runs = lab.descend(FeatureProbabilities.of(0.5, 0.3, 0.2), LIMIT, 2, 1000, near);
        TrainingProblem problem = trainer.problems.get(0);
        RealMatrix features = problem.features().matrix();
        assertThat(features)
                .isEqualTo(Features.haarRandom(5, 3, new RandomStreams(20_231_005_252L).features())
                        .matrix());
        assertThat(problem.steps()).isEqualTo(1000);
        assertThat(trainer.goOn).endsWith(true, false).hasSizeLessThan(200);
        assertThat(trainer.goOn.subList(0, trainer.goOn.size() - 1)).containsOnly(true);
        double slowest =
                runs.stream().mapToDouble(run -> run.time(near).value()).max().orElseThrow();
        assertThat(slowest).isBetween(2 * (trainer.goOn.size() - 1) * 0.9, 2000.0);
    }

    @Test
    void only_what_is_trained_by_files_is_asked_for_probes(@TempDir Path folder) {
        TrainingProblem problem = TrainingProblem.onPopulation(
                Features.standardBasis(2, 2), FeatureProbabilities.balanced(2), LIMIT, 1, 1);
        assertThat(TrainerUnderTest.builtIn().probed(problem)).isEmpty();
        assertThat(TrainerUnderTest.plugged(DefaultTrainer::new).probed(problem))
                .isEmpty();
        TrainerUnderTest byFiles = TrainerUnderTest.plugged(() -> new AnsweredTrainer("other", folder));
        assertThatThrownBy(() -> byFiles.probed(problem))
                .as("it looks for the problem")
                .isInstanceOf(NotAnswered.class);
    }

    @Test
    void a_laboratory_may_make_all_trials_and_have_other_tasks() {
        TaskDistribution none = (random, dimension) -> {
            throw new AssertionError("is not drawn from");
        };
        TaskDistribution other = (random, dimension) -> {
            throw new AssertionError("is not drawn from either");
        };
        Lie lie = new Lie("tasks", "others").bend(Seams.TASKS, honest -> intended -> other);
        Laboratory lab = laboratory(new Wiring(Lie.NONE), TrainerUnderTest.builtIn(), new Memory());
        assertThat(lab.isCurtailing()).isFalse();
        assertThat(lab.everyEpochs(ExperimentWorld.balanced(new Seeds(7))))
                .as("what is built in is looked at every epoch")
                .isEqualTo(1);
        assertThat(lab.tasks(none)).isSameAs(none);
        assertThat(laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory())
                        .tasks(none))
                .isSameAs(other);
    }

    /** A growth that swings ten thousand times on the way to 1 wants more evaluations than a lie is worth. */
    @Test
    void a_flow_under_a_lie_is_given_up() {
        int[] evaluations = new int[1];
        QueryGroups groups = SymmetryClasses.balanced(5).query(0);
        Lie swinging = new Lie("swinging", "growth swings")
                .bend(
                        Seams.TRAINED_LOSS,
                        told -> honest -> new QueryLoss() {
                            @Override
                            public QueryGroups groups() {
                                return honest.groups();
                            }

                            @Override
                            public void evaluate(double[] weights, QueryValues values) {
                                evaluations[0]++;
                                honest.evaluate(weights, values);
                                values.growth()[0] = 2 + Math.sin(1e4 * weights[0]);
                                values.growth()[1] = 0;
                            }

                            @Override
                            public double relativeError() {
                                return honest.relativeError();
                            }
                        });
        Run run = laboratory(new Wiring(swinging), TrainerUnderTest.builtIn(), new Memory())
                .flow(groups, Event.errorAtMost(1e-9));
        assertThat(run.time(Event.errorAtMost(1e-9)).isKnown()).isFalse();
        assertThat(evaluations[0]).isBetween(5000, 7000);
    }
}
