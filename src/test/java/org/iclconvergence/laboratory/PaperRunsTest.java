package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.iclconvergence.laboratory.SmallExperiment.P;
import static org.iclconvergence.laboratory.SmallExperiment.SEEDS;
import static org.iclconvergence.laboratory.SmallExperiment.STANDARD;
import static org.iclconvergence.laboratory.SmallExperiment.WORLD;
import static org.iclconvergence.laboratory.SmallExperiment.adam;
import static org.iclconvergence.laboratory.SmallExperiment.assertIsAdams;
import static org.iclconvergence.laboratory.SmallExperiment.runs;
import static org.iclconvergence.laboratory.SmallExperiment.setting;
import static org.iclconvergence.laboratory.SmallExperiment.small;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.report.TrajectoryCsv;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.GradientDescentTrainer;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.worlds.ExperimentWorld;
import org.junit.jupiter.api.Test;

/** Small experiments of four features, trained by hand beside. */
class PaperRunsTest {
    @Test
    void each_trial_is_a_training_of_adam_by_itself() {
        List<RunSummary> summaries = runs(small("small")).summaries(WORLD, 9, 9, 2, 5);
        assertThat(summaries).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertIsAdams(summaries.get(i), setting(WORLD, 2 + i));
        }
    }

    /** Those that were seen before must not be counted again. */
    @Test
    void more_trials_than_were_planned_are_other_ones() {
        PaperRuns runs = runs(small("small"));
        assertIsAdams(runs.summaries(WORLD, 9, 10, 0, 1).get(0), setting(WORLD.withStreamOf(10), 0));
        assertIsAdams(runs.summaries(WORLD, 9, 8, 0, 1).get(0), setting(WORLD, 0));
    }

    @Test
    void a_feature_is_drawn_for_every_run() {
        Lie untrained = new Lie("untrained", "no epoch")
                .bend(
                        Seams.SETTING,
                        honest -> setting -> small(setting).withEpochs(0).withPrompts(1));
        Set<Integer> drawn = new HashSet<>();
        runs(untrained).summaries(STANDARD, 60, 60, 0, 60).forEach(run -> drawn.add(run.drawn()));
        assertThat(drawn).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void the_order_is_asked_where_one_feature_dominates_features_that_lie_anyhow() {
        PaperRuns runs = runs(small("small"));
        ExperimentWorld balanced = new ExperimentWorld(FeatureProbabilities.balanced(4), false, 0, "test", SEEDS);
        assertThat(runs.summaries(WORLD, 1, 1, 0, 1).get(0).unseen().dominantFirst())
                .isNotNull();
        assertThat(runs.summaries(STANDARD, 1, 1, 0, 1).get(0).unseen().dominantFirst())
                .isNull();
        assertThat(runs.summaries(balanced, 1, 1, 0, 1).get(0).unseen().dominantFirst())
                .isNull();
    }

    @Test
    void a_run_is_shared_with_lies_that_bend_nothing_of_it() {
        Memory memory = new Memory();
        RunSummary honest = summary(memory, small("small"));
        assertThat(summary(memory, small("law").bend(Seams.LAW, law -> value -> value.times(2))))
                .isSameAs(honest);
        Wiring shared = new Wiring(small("again"));
        new PaperRuns(shared, TrainerUnderTest.builtIn(), memory).summaries(WORLD, 1, 1, 0, 1);
        assertThat(shared.asked()).contains(Seams.OPTIMIZER, Seams.PROMPTS, Seams.EMPIRICAL_LOSS);
        RunSummary half =
                summary(memory, small("prompts").bend(Seams.PROMPTS, all -> (given, streams) -> given.subList(0, 15)));
        assertThat(half.lossRatio()).isNotEqualTo(honest.lossRatio());
        RunSummary still =
                summary(memory, small("still").bend(Seams.OPTIMIZER, rule -> given -> new GradientDescent(1e-300)));
        assertThat(still.lossRatio()).isEqualTo(1);
        RunSummary other = summary(
                memory, small("loss").bend(Seams.EMPIRICAL_LOSS, loss -> given -> loss.apply(given.subList(0, 9))));
        assertThat(other.lossRatio()).isNotIn(honest.lossRatio(), half.lossRatio());
    }

    private static RunSummary summary(Memory memory, Lie lie) {
        return new PaperRuns(new Wiring(lie), TrainerUnderTest.builtIn(), memory)
                .summaries(WORLD, 1, 1, 0, 1)
                .get(0);
    }

    @Test
    void the_trajectory_is_the_first_run_epoch_by_epoch() throws Exception {
        List<TrajectoryCsv.Row> rows = TrajectoryCsv.read(
                "csv", runs(small("small")).trajectoryCsv(WORLD).orElseThrow());
        TrainingProblem problem = setting(WORLD, 0).draw();
        List<BilinearWeights> weights = adam(problem);
        assertThat(rows).hasSize(21 * 4);
        LossValues values = new LossValues(4);
        for (TrajectoryCsv.Row row : rows) {
            BilinearWeights at = weights.get((int) row.epoch());
            new CountLoss(problem.prompts()).evaluate(at, values);
            assertThat(row.targetWeight()).isCloseTo(at.target(row.feature() - 1), within(1e-7));
            assertThat(row.loss()).isCloseTo(values.loss(), within(1e-7));
            assertThat(row.probability()).isEqualTo(P.get(row.feature() - 1));
        }
        // on its prompts of length 12
        new PopulationLoss(P, 12).evaluate(weights.get(20), values);
        assertThat(rows.get(83).populationError()).isCloseTo(values.predictionErrors()[3], within(1e-7));
    }

    /** Only the K × K entries of Q that the features span move, and d = K. */
    @Test
    void the_first_epochs_in_the_standard_basis_are_adam_s() {
        Estimate own = runs(small("small")).deviationFromAdam(STANDARD);
        assertThat(own.lower()).isLessThanOrEqualTo(0);
        assertThat(own.value()).isLessThan(1e-6);
        Estimate descent =
                runs(TrainerUnderTest.plugged(GradientDescentTrainer::new)).deviationFromAdam(STANDARD);
        assertThat(descent.value()).as("of a gradient below 1").isBetween(0.5, 1.5);
        List<PaperExperiment> settings = new ArrayList<>();
        Lie watched = new Lie("watched", "settings").bend(Seams.SETTING, honest -> setting -> {
            settings.add(setting);
            return small(setting);
        });
        runs(watched).deviationFromAdam(STANDARD);
        assertThat(settings.get(0).dimension()).isEqualTo(4);
        assertThat(settings.get(0).basis()).isEqualTo(PaperExperiment.Basis.STANDARD);
        assertThat(settings.get(0).seed()).isEqualTo(SEEDS.of("test", 0));
        assertThat(runs(small("few").bend(Seams.SETTING, honest -> s -> small(s).withEpochs(1)))
                        .deviationFromAdam(STANDARD)
                        .value())
                .as("ten epochs, whatever the setting says")
                .isLessThan(1e-6);
    }

    private static List<Prompt> prompts(double noise, Lie lie) {
        List<Prompt> seen = new ArrayList<>();
        Lie watching = lie.bend(Seams.PROMPTS, honest -> (given, streams) -> {
            seen.addAll(given);
            return given;
        });
        runs(watching).summaries(new ExperimentWorld(P, false, noise, "test", SEEDS), 1, 1, 0, 1);
        return seen;
    }

    private static double[] noise(List<Prompt> noisy) {
        List<Prompt> clean = setting(WORLD, 0).draw().prompts();
        assertThat(noisy).hasSize(30);
        return IntStream.range(0, 30)
                .boxed()
                .flatMap(at -> {
                    assertThat(noisy.get(at).query()).isEqualTo(clean.get(at).query());
                    assertThat(noisy.get(at).queryLabel())
                            .isEqualTo(clean.get(at).queryLabel());
                    assertThat(noisy.get(at).counts()).isEqualTo(clean.get(at).counts());
                    return IntStream.range(0, 12)
                            .mapToObj(
                                    i -> noisy.get(at).label(i) - clean.get(at).label(i));
                })
                .mapToDouble(x -> x)
                .toArray();
    }

    /** 360 labels: a mean of squares beyond 1 ± 0.3 has four standard deviations. */
    @Test
    void noise_is_gaussian_of_the_stated_deviation_on_every_context_label() {
        assertThat(noise(prompts(0, small("small")))).containsOnly(0);
        double[] half = noise(prompts(0.5, small("small")));
        assertThat(StatUtils.sumSq(half) / 360 / 0.25).isBetween(0.7, 1.3);
        assertThat(StatUtils.mean(half) / 0.5).isBetween(-0.22, 0.22);
        assertThat(half).doesNotHaveDuplicates();
        double[] whole = noise(prompts(1, small("small")));
        double[] bent = noise(prompts(0.5, small("loud").bend(Seams.LABEL_NOISE, honest -> x -> 4 * x)));
        for (int i = 0; i < 360; i++) {
            assertThat(whole[i]).isCloseTo(2 * half[i], within(1e-12));
            assertThat(bent[i]).isCloseTo(4 * half[i], within(1e-12));
        }
    }

    /** A lie about the noise is not told where there is none. */
    @Test
    void prompts_without_noise_stay_as_they_are() {
        assertThat(noise(prompts(0, small("always").bend(Seams.LABEL_NOISE, honest -> sigma -> 1))))
                .containsOnly(0);
    }

    @Test
    void a_laboratory_has_these_runs() {
        Laboratory lab = new Laboratory(
                new Wiring(small("small")), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);
        BinomialAcceptance plan = new BinomialAcceptance(0.75, 0.95, 1e-6, 0.9, 60, 3);
        List<RunSummary> summaries = lab.experiments(WORLD, plan, 3, 5);
        assertThat(summaries).hasSize(2);
        assertIsAdams(summaries.get(1), setting(WORLD, 4));
        assertThat(lab.deviationFromAdam(STANDARD))
                .isEqualTo(runs(small("small")).deviationFromAdam(STANDARD));
        assertThat(lab.trajectoryCsv(WORLD))
                .isPresent()
                .isEqualTo(runs(small("small")).trajectoryCsv(WORLD));
    }
}
