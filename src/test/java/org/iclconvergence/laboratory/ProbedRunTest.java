package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.stats.ThreeValued;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;
import org.iclconvergence.training.external.ProbedAnswer;
import org.iclconvergence.training.external.Probes;
import org.junit.jupiter.api.Test;

/** A run that is known by its predictions alone, beside the same run known by its weights. */
class ProbedRunTest {
    private static final int PROBES = 40_000;

    private static final PaperExperiment SETTING = PaperExperiment.of(FeatureProbabilities.imbalanced(4, 0.5), 6, 5)
            .withEpochs(400)
            .withLearningRate(0.01);

    private static final TrainingProblem PROBLEM = SETTING.draw();

    private static final Trajectory TRAJECTORY = SupervisedTraining.trajectory(
            new DefaultTrainer(), PROBLEM, PROBLEM.loss(), RecordedSteps.every(10, PROBLEM.steps()));

    private static final RunSummary KNOWN = RunSummary.of(
            TRAJECTORY,
            0,
            OnNewPrompts.of(TRAJECTORY, SETTING, (groups, length) -> new PopulationIntegral(groups, length), true));

    /** What the transformer with these weights answers. */
    private static ProbedAnswer answer(int probes, boolean withAttention) {
        List<Prompt> prompts = new ArrayList<>(PROBLEM.prompts());
        prompts.addAll(Probes.of(PROBLEM, probes));
        int moments = TRAJECTORY.snapshots().size();
        long[] steps = new long[moments];
        double[][] predictions = new double[moments][prompts.size()];
        double[] onTarget = new double[prompts.size()];
        for (int at = 0; at < moments; at++) {
            steps[at] = TRAJECTORY.snapshots().get(at).step();
            BilinearWeights z = TRAJECTORY.snapshots().get(at).weights();
            for (int m = 0; m < prompts.size(); m++) {
                Prompt prompt = prompts.get(m);
                double sum = 0;
                double target = 0;
                for (int i = 0; i < prompt.length(); i++) {
                    double weight = Math.exp(z.get(prompt.token(i), prompt.query()));
                    sum += weight;
                    predictions[at][m] += weight * prompt.label(i);
                    target += prompt.token(i) == prompt.query() ? weight : 0;
                }
                predictions[at][m] /= sum;
                onTarget[m] = target / sum;
            }
        }
        return new ProbedAnswer(steps, prompts, PROBLEM.prompts().size(), predictions, withAttention ? onTarget : null);
    }

    private static RunSummary probed(int probes) {
        return new ProbedRun(answer(probes, true), PROBLEM.probabilities(), true).summary(0);
    }

    @Test
    void on_the_prompts_of_the_training_nothing_is_estimated() {
        RunSummary probed = probed(4);
        assertThat(probed.errors()).containsExactly(KNOWN.errors(), within(1e-12));
        assertThat(probed.finalAttention()).containsExactly(KNOWN.finalAttention(), within(1e-12));
        assertThat(probed.lossRatio()).isCloseTo(KNOWN.lossRatio(), within(1e-12));
        assertThat(probed.learned()).isEqualTo(KNOWN.learned());
    }

    @Test
    void the_limits_of_the_probes_contain_what_the_weights_say() {
        for (int probes : new int[] {4, 40, 400, PROBES}) {
            RunSummary probed = probed(probes);
            contain(probed.unseen().errors(), KNOWN.unseen().errors());
            contain(probed.unseen().attention(), KNOWN.unseen().attention());
            contain(
                    new Estimate[] {probed.unseen().lossRatio()},
                    new Estimate[] {KNOWN.unseen().lossRatio()});
            assertThat(probed.misled()).isEqualTo(ProbedRun.MISLED);
        }
        assertThat(KNOWN.misled()).isZero();
    }

    private static void contain(Estimate[] limits, Estimate[] exact) {
        for (int k = 0; k < exact.length; k++) {
            assertThat(exact[k].value()).isBetween(limits[k].lower(), limits[k].upper());
        }
    }

    @Test
    void enough_probes_decide_as_the_weights_do_and_few_leave_it_open() {
        assertThat(KNOWN.unseen().dominantFirst()).isEqualTo(ThreeValued.YES);
        assertThat(probed(PROBES).unseen().dominantFirst()).isEqualTo(ThreeValued.YES);
        RunSummary few = probed(40);
        assertThat(few.unseen().dominantFirst()).isEqualTo(ThreeValued.UNKNOWN);
        double atFirst = few.unseen().errors()[0].error();
        assertThat(few.withMoreProbes(1000).unseen().errors()[0].error()).isLessThan(atFirst / 10);
        assertThat(few.withMoreProbes(1000).unseen().probes()).isEqualTo(40_000);
        assertThat(KNOWN.withMoreProbes(1000)).isSameAs(KNOWN);
    }

    /** An answer far outside the labels' range is as wrong as the other label, not more, and never right. */
    @Test
    void an_absurd_prediction_of_the_right_sign_is_wrong_and_its_error_bounded() {
        ProbedAnswer answer = answer(40, true);
        for (double[] atStep : answer.predictions()) {
            Arrays.setAll(atStep, m -> 1e9 * answer.prompts().get(m).queryLabel());
        }
        RunSummary absurd = new ProbedRun(answer, PROBLEM.probabilities(), true).summary(0);
        for (Estimate error : absurd.unseen().errors()) {
            assertThat(error.lower()).isGreaterThan(0.5);
            assertThat(error.upper()).isLessThanOrEqualTo(2 + 1e-12);
        }
        assertThat(absurd.errors()[0]).isGreaterThan(1e15);
    }

    /** A model may begin where it likes; what it has to lower is the loss of Q = 0. */
    @Test
    void a_bad_start_makes_no_success() {
        ProbedAnswer answer = answer(PROBES, true);
        double[][] start = answer.predictions();
        Arrays.setAll(start[start.length - 1], m -> 0);
        double honest =
                new ProbedRun(answer, PROBLEM.probabilities(), true).summary(0).lossRatio();
        Arrays.setAll(start[0], m -> 100);
        RunSummary bad = new ProbedRun(answer, PROBLEM.probabilities(), true).summary(0);
        assertThat(bad.lossRatio()).isEqualTo(honest).isGreaterThan(0.5);
        assertThat(bad.unseen().lossRatio().lower()).isGreaterThan(0.5);
    }

    @Test
    void what_was_not_asked_cannot_be_had() {
        RunSummary probed = new ProbedRun(answer(40, false), PROBLEM.probabilities(), true).summary(0);
        assertThatThrownBy(probed::finalAttention)
                .isInstanceOf(NotTrained.class)
                .hasMessage("the model was answered for by predictions, without attention at the last step");
        assertThatThrownBy(() -> probed.unseen().attention()).isInstanceOf(NotTrained.class);
        assertThatThrownBy(probed::attended).isInstanceOf(NotTrained.class);
        assertThatThrownBy(probed::largestAttention).isInstanceOf(NotTrained.class);
        assertThatThrownBy(probed::growthAtFall).isInstanceOf(NotTrained.class);
    }

    private static ThreeValued first(double[][] errors, double error, long... steps) {
        return OnNewPrompts.dominantFirst(steps, 2, (at, k) -> new Estimate(errors[at][k], error));
    }

    @Test
    void the_order_is_told_only_if_the_errors_allow() {
        double[][] dominant = {{0.5, 0.5}, {0.02, 0.3}, {0.01, 0.01}};
        double[][] other = {{0.5, 0.5}, {0.3, 0.02}, {0.01, 0.01}};
        double[][] together = {{0.5, 0.5}, {0.02, 0.02}, {0.01, 0.01}};
        double[][] never = {{0.5, 0.5}, {0.4, 0.4}, {0.3, 0.3}};
        assertThat(first(dominant, 0.01, 0, 1, 2)).isEqualTo(ThreeValued.YES);
        assertThat(first(dominant, 0.1, 0, 1, 2)).isEqualTo(ThreeValued.UNKNOWN);
        assertThat(first(other, 0.01, 0, 1, 2)).isEqualTo(ThreeValued.NO);
        assertThat(first(other, 0.1, 0, 1, 2)).isEqualTo(ThreeValued.UNKNOWN);
        assertThat(first(together, 0, 0, 1, 2)).isEqualTo(ThreeValued.NO);
        assertThat(first(together, 0, 0, 10, 20)).as("between two looks").isEqualTo(ThreeValued.UNKNOWN);
        assertThat(first(never, 0.01, 0, 1, 2)).isEqualTo(ThreeValued.NO);
        assertThat(first(never, 0.3, 0, 1, 2)).isEqualTo(ThreeValued.UNKNOWN);
    }
}
