package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.oracle.Draws;

/** What every training leaves, whatever its problem. */
class TrainingProperties {
    @Provide
    Arbitrary<FeatureProbabilities> probabilities() {
        return Draws.probabilities(2, 5);
    }

    private static TrainingProblem experiment(long seed, FeatureProbabilities p, PaperExperiment.Rule rule) {
        return PaperExperiment.of(p, p.count() + 2, seed)
                .withPrompts(12)
                .withPromptLength(5)
                .withEpochs(6)
                .withRule(rule)
                .withLearningRate(0.5)
                .draw();
    }

    private static Trajectory run(TrainingProblem problem, long steps) {
        return Training.ofQueryKeyMatrix(problem.loss(), problem.features(), problem.optimizer())
                .run(steps);
    }

    private static double distance(BilinearWeights one, BilinearWeights other) {
        return one.matrix().subtract(other.matrix()).getFrobeniusNorm();
    }

    /** Full batches: a longer training begins with the shorter one, bit by bit, and starts from zero. */
    @Property(tries = 50)
    void a_longer_training_begins_with_the_shorter_one(
            @ForAll long seed,
            @ForAll("probabilities") FeatureProbabilities p,
            @ForAll PaperExperiment.Rule rule,
            @ForAll @IntRange(min = 0, max = 8) int steps) {
        TrainingProblem problem = experiment(seed, p, rule);
        Trajectory shorter = run(problem, steps);
        Trajectory longer = run(problem, steps + 3);
        assertThat(shorter.snapshots()).hasSize(steps + 1);
        assertThat(shorter.first().weights().matrix().getFrobeniusNorm()).isZero();
        for (int t = 0; t <= steps; t++) {
            assertThat(shorter.snapshots().get(t).step()).isEqualTo(t);
            assertThat(longer.snapshots().get(t).loss())
                    .isEqualTo(shorter.snapshots().get(t).loss());
            assertThat(distance(
                            longer.snapshots().get(t).weights(),
                            shorter.snapshots().get(t).weights()))
                    .isZero();
        }
    }

    /** On orthonormal features gradient descent does not see whether Q or Z is trained, and its columns keep their sum. */
    @Property(tries = 50)
    void gradient_descent_is_the_same_in_q_and_in_z(
            @ForAll long seed, @ForAll("probabilities") FeatureProbabilities p) {
        TrainingProblem problem = experiment(seed, p, PaperExperiment.Rule.GD);
        Trajectory inQ = run(problem, 6);
        Trajectory inZ = Training.ofBilinearWeights(new CountLoss(problem.prompts()), problem.optimizer())
                .run(6);
        assertThat(distance(inQ.last().weights(), inZ.last().weights())).isCloseTo(0, within(1e-12));
        assertThat(inQ.last().loss()).isCloseTo(inZ.last().loss(), within(1e-12));
        for (int k = 0; k < p.count(); k++) {
            double sum = 0;
            for (double weight : inZ.last().weights().matrix().getColumn(k)) {
                sum += weight;
            }
            assertThat(sum).isCloseTo(0, within(1e-12));
        }
    }

    /** One column for each class of equal features is the whole of Z. */
    @Property(tries = 50)
    void the_trainer_of_classes_trains_all_of_z(
            @ForAll long seed,
            @ForAll("probabilities") FeatureProbabilities p,
            @ForAll @IntRange(min = 0, max = 30) int promptLength,
            @ForAll @DoubleRange(min = 0.1, max = 5) double eta) {
        Features features = Features.haarRandom(p.count() + 1, p.count(), new RandomStreams(seed).features());
        double n = promptLength == 0 ? Double.POSITIVE_INFINITY : promptLength;
        TrainingProblem problem = TrainingProblem.onPopulation(features, p, n, eta, 7);
        Trajectory all = Training.ofBilinearWeights(
                        promptLength == 0 ? new InfinitePromptLoss(p) : new PopulationLoss(p, n),
                        new GradientDescent(eta))
                .run(7);
        Trajectory classes = SupervisedTraining.trajectory(
                new GradientDescentTrainer(), problem, problem.loss(), step -> true, step -> {});
        for (int t = 0; t <= 7; t++) {
            assertThat(distance(
                            all.snapshots().get(t).weights(),
                            classes.snapshots().get(t).weights()))
                    .isCloseTo(0, within(1e-11));
        }
    }

    @Property
    void recorded_steps_rise_from_zero_to_the_last(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long last) {
        List<RecordedSteps> recordings =
                new ArrayList<>(List.of(RecordedSteps.logSpaced(last), RecordedSteps.ends(last)));
        if (last < 1000) {
            recordings.add(RecordedSteps.all(last));
        }
        for (RecordedSteps steps : recordings) {
            assertThat(steps.get(0)).isZero();
            assertThat(steps.get(steps.count() - 1)).isEqualTo(last);
            for (int i = 1; i < steps.count(); i++) {
                assertThat(steps.get(i)).isGreaterThan(steps.get(i - 1));
                assertThat(steps.contains(steps.get(i))).isTrue();
                assertThat(steps.contains(steps.get(i) - 1)).isEqualTo(steps.get(i - 1) == steps.get(i) - 1);
            }
            assertThat(steps.contains(last + 1)).isFalse();
        }
        RecordedSteps logSpaced = recordings.get(0);
        for (int i = 1; i < logSpaced.count(); i++) {
            long gap = logSpaced.get(i) - logSpaced.get(i - 1);
            assertThat(gap == 1 || gap <= 0.02 * logSpaced.get(i - 1)).isTrue();
        }
        assertThat(logSpaced.count()).isLessThan(2000);
    }

    /** No decade of steps that it can fill has another number of records. */
    @Property(tries = 100)
    void every_decade_is_recorded_alike(
            @ForAll @IntRange(min = 1, max = 20) int perDecade, @ForAll @IntRange(min = 3, max = 4) int decade) {
        LogSpacedSteps record = new LogSpacedSteps(perDecade);
        long from = (long) Math.pow(10, decade);
        assertThat(LongStream.range(from, 10 * from).filter(record).count()).isEqualTo(perDecade);
        assertThat(record.test(0)).isTrue();
        assertThat(record.test(from)).isTrue();
    }

    @Property
    void a_trajectory_rises_and_finds_the_first_of_its_steps(
            @ForAll @Size(min = 1, max = 9) @UniqueElements List<@LongRange(min = 0, max = 1000) Long> steps,
            @ForAll @LongRange(min = 0, max = 1000) long from) {
        List<Long> sorted = steps.stream().sorted().toList();
        Trajectory trajectory =
                new Trajectory(sorted.stream().map(TrainingProperties::at).toList());
        assertThat(trajectory.first().step()).isEqualTo(sorted.get(0));
        assertThat(trajectory.last().step()).isEqualTo(Collections.max(sorted));
        LongStream later = sorted.stream().mapToLong(step -> step).filter(step -> step >= from);
        assertThat(trajectory.firstStep(snapshot -> snapshot.step() >= from)).isEqualTo(later.findFirst());
        if (!steps.equals(sorted)) {
            assertThatThrownBy(() -> new Trajectory(
                            steps.stream().map(TrainingProperties::at).toList()))
                    .hasMessageContaining("must increase");
        }
    }

    private static Snapshot at(long step) {
        return new Snapshot(step, 0, new double[1], new double[1], new double[1], new BilinearWeights(1));
    }

    /** A trainer that goes wrong at one step is caught at that step, and blamed. */
    @Property(tries = 100)
    void a_trainer_that_leaves_out_repeats_or_spoils_a_step_is_caught_there(
            @ForAll @IntRange(min = 1, max = 5) int step, @ForAll Fault fault) {
        FeatureProbabilities p = FeatureProbabilities.balanced(2);
        TrainingProblem problem =
                TrainingProblem.onPopulation(Features.standardBasis(3, 2), p, Double.POSITIVE_INFINITY, 1, 6);
        List<Long> seen = new ArrayList<>();
        assertThatThrownBy(() -> SupervisedTraining.run(
                        new Faulty(step, fault), problem, RecordedSteps.all(6), (at, weights) -> seen.add(at)))
                .isInstanceOf(TrainerFailure.class)
                .hasMessageStartingWith("trainer faulty ")
                .hasMessageMatching(".*\\b" + step + "\\b.*");
        assertThat(seen).hasSize(fault == Fault.REPEATS ? step + 1 : step);
    }

    /** What a trainer may do wrong. */
    enum Fault {
        LEAVES_OUT,
        REPEATS,
        NOT_A_NUMBER,
        THROWS
    }

    /** The honest trainer until it is told not to be. */
    private record Faulty(int step, Fault fault) implements Trainer {
        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public boolean supports(Objective objective) {
            return true;
        }

        @Override
        public void train(TrainingProblem problem, TrainingMonitor monitor) {
            new GradientDescentTrainer().train(problem, new TrainingMonitor() {
                @Override
                public boolean wants(long at) {
                    return monitor.wants(at);
                }

                @Override
                public boolean record(long at, RealMatrix q) {
                    return at == step ? spoil(at, q, monitor) : monitor.record(at, q);
                }
            });
        }

        private boolean spoil(long at, RealMatrix q, TrainingMonitor monitor) {
            return switch (fault) {
                case LEAVES_OUT -> true;
                case REPEATS -> monitor.record(at, q) && monitor.record(at, q);
                case NOT_A_NUMBER -> monitor.record(at, q.scalarMultiply(Double.NaN));
                case THROWS -> throw new IllegalStateException("at " + at);
            };
        }
    }
}
