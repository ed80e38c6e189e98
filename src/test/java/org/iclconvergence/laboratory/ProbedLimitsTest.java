package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.stats.BoundedMean;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.stats.ThreeValued;
import org.iclconvergence.training.external.ProbedAnswer;
import org.junit.jupiter.api.Test;

/** How far the limits of a probed run lie from its means: of answers that are written down. */
class ProbedLimitsTest {
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.3, 0.2);

    /** Predictions at two steps, of prompts whose label is 1 and of which a quarter of the context is labelled −1. */
    private static final class Answers {
        private final List<Prompt> prompts = new ArrayList<>();
        private final List<double[]> predictions = new ArrayList<>();
        private final List<Double> attention = new ArrayList<>();
        private int given;

        void prompt(int query, double first, double last, double onTarget) {
            prompts.add(Prompt.withLabels(3, new int[] {0, 1, 2, 0}, new double[] {1, 1, 1, -1}, query, 1));
            predictions.add(new double[] {first, last});
            attention.add(onTarget);
        }

        void probesFollow() {
            given = prompts.size();
        }

        RunSummary run(boolean ordered) {
            double[][] transposed = new double[2][prompts.size()];
            for (int at = 0; at < 2; at++) {
                for (int m = 0; m < prompts.size(); m++) {
                    transposed[at][m] = predictions.get(m)[at];
                }
            }
            double[] onTarget =
                    attention.stream().mapToDouble(Double::doubleValue).toArray();
            ProbedAnswer answer = new ProbedAnswer(new long[] {0, 1}, prompts, given, transposed, onTarget);
            return new ProbedRun(answer, P, ordered).summary(2);
        }
    }

    /** Errors of the probes in the end: 0 and ½, then ⅛ and 2, then 2 and 4½, which counts as 2. */
    private static Answers answers() {
        Answers answers = new Answers();
        for (int k = 0; k < 3; k++) {
            answers.prompt(k, 0, 0, 0.5);
        }
        answers.probesFollow();
        double[][] last = {{1, 0}, {0.5, -1}, {3, -2}};
        for (int k = 0; k < 3; k++) {
            answers.prompt(k, 0, last[k][0], 0.25 * k);
            answers.prompt(k, 0, last[k][1], 0.25 * k + 0.25);
        }
        return answers;
    }

    private static Estimate limits(double mean, long count, double below, double above) {
        BoundedMean of = new BoundedMean(mean, count);
        return Estimate.between(of.lower(below), of.upper(above));
    }

    /** One limit above with all of 0.005, three below with a third each; of 60 probes every query has 20. */
    @Test
    void all_errors_are_small_or_one_is_not_with_an_error_of_one_in_two_hundred() {
        OnNewPrompts unseen = answers().run(false).withMoreProbes(10).unseen();
        assertThat(unseen.probes()).isEqualTo(60);
        double[] halves = {0.125, 0.53125, 1};
        double[] attention = {0.125, 0.375, 0.625};
        for (int k = 0; k < 3; k++) {
            assertThat(unseen.errors()[k])
                    .isEqualTo(limits(halves[k], 20, 0.005 / 3, 0.005).times(2));
            assertThat(unseen.attention()[k]).isEqualTo(limits(attention[k], 20, 0.005 / 3, 0.005));
        }
        assertThat(unseen.dominantFirst()).isNull();
    }

    /** Start and end of three queries have a limit each: 0.005 over 6. Uniform attention predicts ½ and misses by ½. */
    @Test
    void the_loss_s_ratio_has_six_limits() {
        OnNewPrompts unseen = answers().run(false).withMoreProbes(10).unseen();
        double share = 0.005 / 6;
        Estimate start = Estimate.exact(0);
        Estimate end = Estimate.exact(0);
        double[] halves = {0.125, 0.53125, 1};
        for (int k = 0; k < 3; k++) {
            start = start.plus(limits(0.0625, 20, share, share).times(2).times(P.get(k)));
            end = end.plus(limits(halves[k], 20, share, share).times(2).times(P.get(k)));
        }
        assertThat(unseen.lossRatio()).isEqualTo(end.dividedBy(start));
    }

    /**
     * Every probe of the first feature is right in the end, all others are wrong by 2. At two steps each of three features has an error of
     * 0.005 over 12: n of no error at all are below 0.05 if (1 − 0.025)ⁿ is less, from n = 308 on.
     */
    @Test
    void the_order_shares_its_error_among_features_and_steps() {
        Answers answers = new Answers();
        for (int k = 0; k < 3; k++) {
            answers.prompt(k, 0, 0, 0);
        }
        answers.probesFollow();
        for (int k = 0; k < 3; k++) {
            answers.prompt(k, -1, k == 0 ? 1 : -1, 0);
        }
        RunSummary run = answers.run(true);
        assertThat(run.withMoreProbes(307).unseen().dominantFirst()).isEqualTo(ThreeValued.UNKNOWN);
        assertThat(run.withMoreProbes(308).unseen().dominantFirst()).isEqualTo(ThreeValued.YES);
    }

    /** Two misses by 1 among twenty prompts are a mean of 0.05 to the last digit. */
    @Test
    void an_error_of_a_twentieth_is_not_learned() {
        Answers answers = new Answers();
        for (int m = 0; m < 20; m++) {
            answers.prompt(0, 0, m < 2 ? 0 : 1, 0);
            answers.prompt(1, m < 2 ? 0 : 1, m < 1 ? 0 : 1, 0);
            answers.prompt(2, m < 1 ? 0 : 1, 1, 0);
        }
        answers.probesFollow();
        for (int k = 0; k < 3; k++) {
            answers.prompt(k, 0, 0, 0);
        }
        RunSummary run = answers.run(false);
        assertThat(run.errors()).containsExactly(0.05, 0.025, 0);
        assertThat(run.learned()).containsExactly(RunSummary.NEVER, 1, 0);
        // uniform attention misses by ½ each time
        assertThat(run.lossRatio()).isEqualTo(1.5 / (60 * 0.125));
        assertThat(run.drawn()).isEqualTo(2);
    }
}
