package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.worlds.BalancedWorld;
import org.iclconvergence.worlds.GaussianTokens;
import org.iclconvergence.worlds.GivenPromptsWorld;
import org.iclconvergence.worlds.ImbalancedWorld;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;

/** The training of one query, as a check asks for it. */
class RunTest {
    private static Laboratory laboratory(Lie lie) {
        return new Laboratory(
                new Wiring(lie), TrainerUnderTest.builtIn(), new Memory(), trials -> Math.min(trials, 30), true);
    }

    private final Laboratory lab = laboratory(Lie.NONE);
    private final QueryGroups balanced = SymmetryClasses.balanced(5).query(0);

    @Test
    void events_are_what_their_names_say() {
        assertThat(Event.SWITCH.asked()).isEqualTo(QueryEvent.targetLeads());
        assertThat(Event.HALF.asked()).isEqualTo(QueryEvent.targetAttentionAtLeast(0.5));
        assertThat(Event.targetAttentionAtLeast(0.25).asked()).isEqualTo(QueryEvent.targetAttentionAtLeast(0.25));
        assertThat(Event.errorAtMost(0.1).asked()).isEqualTo(QueryEvent.predictionErrorAtMost(0.1));
        assertThat(Event.dominantWeightAtMost(2, -3).asked()).isEqualTo(QueryEvent.crossWeightAtMost(2, -3));
    }

    @Test
    void a_flow_takes_the_time_of_its_closed_form_and_is_known_at_its_events() {
        Event near = Event.errorAtMost(0.01);
        Run run = lab.flow(balanced, near, Event.HALF, Event.errorAtMost(1e-9));
        Estimate closed = ClosedFormTime.balanced(5).whenErrorReaches(0.01);
        Estimate time = run.time(near);
        assertThat(time.minus(closed).abs().lower()).isLessThanOrEqualTo(0);
        assertThat(time.error()).isBetween(1e-16 * time.value(), 1e-9 * time.value());
        assertThat(run.time(Event.errorAtMost(1e-9))).isEqualTo(Estimate.NEVER);
        assertThat(run.at(Event.errorAtMost(1e-9))).isEqualTo(Optional.empty());
        Moment half = run.at(Event.HALF).orElseThrow();
        assertThat(half.targetAttention().value()).isCloseTo(0.5, within(1e-10));
        assertThat(half.time()).isEqualTo(run.time(Event.HALF));
        assertThat(half.targetWeight().error()).isPositive();
        List<Moment> moments = run.moments();
        assertThat(moments.get(0).time()).isEqualTo(Estimate.exact(0));
        assertThat(moments.get(0).targetWeight()).isEqualTo(Estimate.exact(0));
        assertThat(moments.get(1).targetWeight().error()).isPositive();
        assertThat(run.last().time().value()).isCloseTo(time.value(), within(1e-9 * time.value()));
        assertThat(run.groups()).isSameAs(balanced);
        assertThat(run.dominant()).isZero();
        assertThat(lab.flow(SymmetryClasses.imbalanced(5, 0.5).query(1), near).dominant())
                .isPositive();
    }

    /** By hand: after one step of η from 0 the weights are η times the growth there. */
    @Test
    void one_step_of_descent_is_the_growth_times_the_rate() {
        Moment start = lab.at(balanced, Double.POSITIVE_INFINITY, new double[2]);
        Moment end = lab.descendOneColumn(balanced, Double.POSITIVE_INFINITY, 2, 1);
        assertThat(end.targetWeight().value())
                .isEqualTo(2 * start.targetGrowth().value());
        assertThat(end.weight(1).value()).isEqualTo(2 * start.growth(1).value());
        assertThat(end.time().value()).isEqualTo(2);
        // 1/5 4/5 … : p a ((1 − a)² + Σ a²), a = 1/5
        assertThat(start.targetGrowth().value()).isCloseTo(0.04 * (0.64 + 0.16), within(1e-16));
        Run run = lab.descendOneColumn(balanced, Double.POSITIVE_INFINITY, 2, 40, Event.errorAtMost(1e-6));
        assertThat(run.moments()).hasSize(41);
        assertThat(run.moments().get(1).targetWeight().value())
                .isEqualTo(end.targetWeight().value());
    }

    @Test
    void lies_bend_what_is_trained_and_where_it_starts() {
        Lie fast = new Lie("fast", "twice the rate").bend(Seams.LEARNING_RATE, honest -> rate -> 2 * rate);
        assertThat(laboratory(fast)
                        .descendOneColumn(balanced, Double.POSITIVE_INFINITY, 2, 1)
                        .targetWeight()
                        .value())
                .isEqualTo(2
                        * lab.descendOneColumn(balanced, Double.POSITIVE_INFINITY, 2, 1)
                                .targetWeight()
                                .value());
        Lie away = new Lie("away", "starts elsewhere").bend(Seams.START, honest -> zero -> new double[] {1, -1});
        assertThat(laboratory(away).flow(balanced, Event.HALF).moments().get(0).weights())
                .containsExactly(1, -1);
        Lie six = new Lie("six", "six features")
                .bend(
                        Seams.INFINITE_PROMPT_LOSS,
                        honest -> groups -> new InfinitePromptQuery(
                                SymmetryClasses.balanced(6).query(0)));
        assertThat(laboratory(six)
                        .at(balanced, Double.POSITIVE_INFINITY, new double[2])
                        .targetAttention()
                        .value())
                .isCloseTo(1 / 6.0, within(1e-15));
        // on prompts that end the other loss is asked
        assertThat(laboratory(six)
                        .at(balanced, 3, new double[2])
                        .targetAttention()
                        .value())
                .isCloseTo(0.2, within(1e-12));
    }

    /** All features at once, by the whole of Q: each takes the steps that one column takes. */
    @Test
    void the_descent_of_all_features_is_that_of_one_column() {
        Event near = Event.errorAtMost(0.01);
        List<Run> runs = lab.descend(FeatureProbabilities.balanced(5), Double.POSITIVE_INFINITY, 1, 5000, near);
        Estimate alone = lab.descendOneColumn(balanced, Double.POSITIVE_INFINITY, 1, 5000, near)
                .time(near);
        assertThat(runs).hasSize(5).allSatisfy(run -> {
            assertThat(run.groups().count()).isEqualTo(5);
            assertThat(alone.value())
                    .isBetween(run.time(near).lower(), run.time(near).upper());
        });
        List<Run> ends = lab.descend(FeatureProbabilities.balanced(5), Double.POSITIVE_INFINITY, 1, 20);
        assertThat(ends.get(0).moments()).hasSize(2);
        assertThat(ends.get(0).last().targetWeight().value())
                .isCloseTo(
                        lab.descendOneColumn(balanced, Double.POSITIVE_INFINITY, 1, 20)
                                .targetWeight()
                                .value(),
                        within(1e-14));
    }

    @Test
    void a_laboratory_says_how_many_trials_are_to_be_made() {
        BinomialAcceptance plan = new BinomialAcceptance(0.75, 0.95, 1e-6, 0.9, 60, 3);
        assertThat(lab.trials(plan)).isEqualTo(30);
        assertThat(lab.isCurtailing()).isTrue();
        assertThat(lab.plan(plan)).isSameAs(plan);
        assertThat(lab.promptLength(7)).isEqualTo(7);
        assertThat(lab.labelNoise(0.5)).isEqualTo(0.5);
        Lie loud = new Lie("loud", "twice the noise, longer prompts")
                .bend(Seams.LABEL_NOISE, honest -> noise -> 2 * noise)
                .bend(Seams.PROMPT_LENGTH, honest -> length -> length + 1);
        assertThat(laboratory(loud).labelNoise(0.5)).isEqualTo(1);
        assertThat(laboratory(loud).promptLength(7)).isEqualTo(8);
    }

    @Test
    void a_trainer_is_named_once_it_was_asked_for_and_refuses_what_it_does_not_train() {
        TrainerUnderTest own = TrainerUnderTest.builtIn();
        assertThat(own.isBuiltIn()).isTrue();
        assertThat(own.used()).isEmpty();
        own.require(Objective.values()[0]);
        assertThat(own.used()).contains("default");
        assertThat(own.answered()).isFalse();
        own.hasAnswered();
        assertThat(own.answered()).isTrue();
        TrainerUnderTest plugged = TrainerUnderTest.plugged(DefaultTrainer::new);
        assertThat(plugged.isBuiltIn()).isFalse();
        assertThat(plugged.fresh(() -> {
                    throw new AssertionError("not this one");
                }))
                .isInstanceOf(DefaultTrainer.class);
        assertThat(own.fresh(DefaultTrainer::new)).isInstanceOf(DefaultTrainer.class);
        DefaultTrainer trainer = new DefaultTrainer();
        for (Objective objective : Objective.values()) {
            if (trainer.supports(objective)) {
                plugged.require(objective);
            } else {
                assertThatThrownBy(() -> plugged.require(objective))
                        .isInstanceOf(NotApplicable.class)
                        .hasMessage("trainer default does not train on "
                                + objective
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' '));
            }
        }
        assertThat(plugged.used()).contains(trainer.name());
    }

    @Test
    void a_world_without_a_rate_flows_and_one_with_a_rate_descends() {
        Event near = Event.errorAtMost(0.01);
        Estimate closed = ClosedFormTime.balanced(5).whenErrorReaches(0.01);
        List<Run> flow = lab.train(new BalancedWorld(5, Double.POSITIVE_INFINITY, 0, 0.01), near);
        assertThat(flow).hasSize(1);
        assertThat(flow.get(0).time(near).value()).isCloseTo(closed.value(), within(1e-6 * closed.value()));
        List<Run> descent = lab.train(new BalancedWorld(5, Double.POSITIVE_INFINITY, 0.5, 0.01), near);
        assertThat(descent).hasSize(5);
        // steps of a descent are whole, and looked at at steps in the ratio 1.02
        assertThat(descent.get(0).time(near).value()).isBetween(0.98 * closed.value(), 1.04 * closed.value());
        assertThat(descent.get(0).time(near).value() % 0.5).isZero();
    }

    @Test
    void of_an_imbalanced_world_the_rare_queries_are_trained() {
        Event near = Event.errorAtMost(0.1);
        ImbalancedWorld slow = new ImbalancedWorld(4, 0.5, 0, Double.POSITIVE_INFINITY, 0, 0.1);
        List<Run> flow = lab.trainRare(slow, near);
        assertThat(flow).hasSize(1);
        assertThat(flow.get(0).groups().probability(0)).isEqualTo(1 / 6.0);
        assertThat(flow.get(0).dominant()).isPositive();
        double time = flow.get(0).time(near).value();
        List<Run> descent = lab.trainRare(new ImbalancedWorld(4, 0.5, 0, Double.POSITIVE_INFINITY, 0.25, 0.1), near);
        assertThat(descent).hasSize(3).allSatisfy(run -> {
            assertThat(run.groups().count()).isEqualTo(4);
            assertThat(run.groups().probability(0)).isEqualTo(1 / 6.0);
            assertThat(run.time(near).value()).isBetween(0.98 * time, 1.04 * time);
        });
        assertThat(lab.rareQuery(slow).probability(0)).isEqualTo(1 / 6.0);
        assertThat(lab.dominantQuery(slow).probability(0)).isEqualTo(0.5);
        Lie heavier = new Lie("heavier", "p_1 = 0.7").bend(Seams.DOMINANT_PROBABILITY, honest -> (k, p) -> 0.7);
        assertThat(laboratory(heavier).dominantQuery(slow).probability(0)).isEqualTo(0.7);
        assertThat(laboratory(heavier).rareQuery(slow).probability(0)).isCloseTo(0.1, within(1e-16));
    }

    /** One run for each class where a lie is told, and the same one again where it is not told of the training. */
    @Test
    void equal_trainings_are_run_once_and_lies_by_classes() {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(4, 0.5);
        Memory memory = new Memory();
        Laboratory honest = new Laboratory(new Wiring(Lie.NONE), TrainerUnderTest.builtIn(), memory, t -> t, false);
        Lie elsewhere = new Lie("elsewhere", "noise").bend(Seams.LABEL_NOISE, noise -> sigma -> 2 * sigma);
        Laboratory untouched = new Laboratory(new Wiring(elsewhere), TrainerUnderTest.builtIn(), memory, t -> t, false);
        Lie slow = new Lie("slow", "half the rate").bend(Seams.LEARNING_RATE, rate -> eta -> eta / 2);
        Laboratory touched = new Laboratory(new Wiring(slow), TrainerUnderTest.builtIn(), memory, t -> t, false);
        List<Run> runs = honest.descend(p, Double.POSITIVE_INFINITY, 1, 20);
        assertThat(runs).hasSize(4);
        assertThat(untouched.descend(p, Double.POSITIVE_INFINITY, 1, 20)).isSameAs(runs);
        List<Run> slower = touched.descend(p, Double.POSITIVE_INFINITY, 1, 20);
        assertThat(slower).hasSize(2);
        assertThat(slower.get(0).last().targetWeight().value())
                .isLessThan(runs.get(0).last().targetWeight().value());
        assertThat(honest.trainer().answered()).isTrue();
        assertThat(honest.trainer().used()).contains("default");
    }

    /** Nine features on prompts that end: by classes where there are some; eight, or infinite prompts, by the whole of Q. */
    @Test
    void the_whole_of_q_is_trained_where_that_can_be_afforded() {
        assertThat(lab.descend(FeatureProbabilities.balanced(9), 3, 1, 2)).hasSize(1);
        assertThat(lab.descend(FeatureProbabilities.imbalanced(9, 0.5), 3, 1, 2))
                .hasSize(2);
        assertThat(lab.descend(FeatureProbabilities.balanced(8), 3, 1, 2)).hasSize(8);
        assertThat(lab.descend(FeatureProbabilities.balanced(9), Double.POSITIVE_INFINITY, 1, 2))
                .hasSize(9);
        assertThat(lab.descend(FeatureProbabilities.zipf(9, 1), 3, 1, 2)).hasSize(9);
        Laboratory plugged = new Laboratory(
                new Wiring(Lie.NONE), TrainerUnderTest.plugged(DefaultTrainer::new), new Memory(), t -> t, false);
        assertThat(plugged.descend(FeatureProbabilities.balanced(9), 3, 1, 2)).hasSize(9);
    }

    /** A trainer that only knows the objective of prompts that end. */
    private static final class Finite implements Trainer {
        private final Trainer trainer = new DefaultTrainer();

        @Override
        public String name() {
            return "finite";
        }

        @Override
        public boolean supports(Objective objective) {
            return objective == Objective.EXACT_POPULATION;
        }

        @Override
        public void train(TrainingProblem problem, TrainingMonitor monitor) {
            trainer.train(problem, monitor);
        }
    }

    @Test
    void a_trainer_is_not_asked_for_what_it_does_not_support() {
        TrainerUnderTest finite = TrainerUnderTest.plugged(Finite::new);
        Laboratory plugged = new Laboratory(new Wiring(Lie.NONE), finite, new Memory(), t -> t, false);
        assertThatThrownBy(() -> plugged.descend(FeatureProbabilities.balanced(3), Double.POSITIVE_INFINITY, 1, 2))
                .isInstanceOf(NotApplicable.class)
                .hasMessage("trainer finite does not train on infinite prompts");
        assertThat(finite.answered()).isFalse();
        assertThat(finite.used()).contains("finite");
        assertThat(plugged.descend(FeatureProbabilities.balanced(3), 3, 1, 2)).hasSize(3);
        assertThat(finite.answered()).isTrue();
    }

    /** 20,000 steps, where the error that is waited for never comes. */
    @Test
    void a_training_that_leads_nowhere_takes_its_budget() {
        Event never = Event.errorAtMost(1e-3);
        Run balancedRun = lab.train(new BalancedWorld(2, Double.POSITIVE_INFINITY, 1e-6, 0.01), never)
                .get(0);
        assertThat(balancedRun.last().time().value()).isCloseTo(0.02, within(1e-12));
        Run rare = lab.trainRare(new ImbalancedWorld(3, 0.5, 0, Double.POSITIVE_INFINITY, 1e-6, 0.1), never)
                .get(0);
        assertThat(rare.last().time().value()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void a_laboratory_has_trainings_on_samples() {
        assertThat(lab.gaussianPrompts(new GaussianTokens(3, new Seeds(7)))
                        .missing()
                        .value())
                .isCloseTo(1e-6, within(1e-9));
        GivenPromptsWorld given =
                new GivenPromptsWorld(false, FeatureProbabilities.balanced(2), 2, 1, 1, 1, new Seeds(3));
        assertThat(lab.generalisation(given).missing().value()).isCloseTo(1e-6, within(1e-9));
    }
}
