package org.iclconvergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.oracle.Draws;

/** The laws of softmax, over tokens and over features. */
class AttentionScoresProperties {
    /** Counts, not all zero, and a column of logits. */
    record Counted(int[] counts, double[] logits) {
        @Override
        public String toString() {
            return Arrays.toString(counts) + " " + Arrays.toString(logits);
        }
    }

    @Provide
    Arbitrary<double[]> logits() {
        return Arbitraries.integers().between(1, 12).flatMap(Draws::logits);
    }

    @Provide
    Arbitrary<Counted> counted() {
        return Arbitraries.integers()
                .between(1, 6)
                .flatMap(features -> Combinators.combine(
                                Arbitraries.integers()
                                        .between(0, 4)
                                        .array(int[].class)
                                        .ofSize(features)
                                        .filter(counts -> Arrays.stream(counts).sum() > 0),
                                Draws.logits(features))
                        .as(Counted::new));
    }

    @Property
    void scores_are_a_distribution(@ForAll("logits") double[] logits) {
        double[] scores = AttentionScores.softmax(logits);
        assertThat(Arrays.stream(scores)).allMatch(score -> score >= 0 && score <= 1);
        assertThat(Arrays.stream(scores).sum()).isCloseTo(1, within(logits.length * 0x1p-52));
    }

    /** Logits and shift are multiples of 1/64, so that the shifted ones are exact. */
    @Property
    void a_shift_of_all_logits_changes_no_bit(
            @ForAll("logits") double[] logits, @ForAll @IntRange(min = -40_000, max = 40_000) int shift) {
        double[] shifted =
                Arrays.stream(logits).map(logit -> logit + shift / 64.0).toArray();
        assertThat(AttentionScores.softmax(shifted)).isEqualTo(AttentionScores.softmax(logits));
    }

    @Property
    void scores_follow_their_tokens(@ForAll("logits") double[] logits, @ForAll @IntRange(min = 0, max = 11) int turn) {
        int n = logits.length;
        double[] turned = new double[n];
        for (int i = 0; i < n; i++) {
            turned[(i + turn) % n] = logits[i];
        }
        double[] scores = AttentionScores.softmax(logits);
        double[] ofTurned = AttentionScores.softmax(turned);
        for (int i = 0; i < n; i++) {
            assertThat(ofTurned[(i + turn) % n])
                    .isCloseTo(scores[i], within(n * 0x1p-52 * scores[i] + Double.MIN_NORMAL));
        }
    }

    /** Ratios are what defines softmax: s_i / s_j = e^{q_i − q_j}, here against the largest. */
    @Property
    void ratios_are_exponentials_of_differences(@ForAll("logits") double[] logits) {
        double[] scores = AttentionScores.softmax(logits);
        int largest = 0;
        for (int i = 0; i < logits.length; i++) {
            largest = logits[i] > logits[largest] ? i : largest;
        }
        for (int i = 0; i < logits.length; i++) {
            double ratio = FastMath.exp(logits[i] - logits[largest]);
            assertThat(scores[i] / scores[largest]).isCloseTo(ratio, within(0x1p-50 * ratio + Double.MIN_NORMAL));
        }
    }

    @Property
    void a_masked_token_leaves_the_others_alone(@ForAll("logits") double[] logits) {
        double[] masked = Arrays.copyOf(logits, logits.length + 1);
        masked[logits.length] = Double.NEGATIVE_INFINITY;
        double[] scores = AttentionScores.softmax(masked);
        assertThat(scores[logits.length]).isZero();
        assertThat(Arrays.copyOf(scores, logits.length)).isEqualTo(AttentionScores.softmax(logits));
    }

    @Property
    void steep_logits_leave_the_largest_alone(
            @ForAll("logits") double[] logits, @ForAll @DoubleRange(min = 5e4, max = 1e100) double steepness) {
        double[] scores = AttentionScores.softmax(
                Arrays.stream(logits).map(logit -> steepness * logit).toArray());
        double max = Arrays.stream(logits).max().orElseThrow();
        long shared = Arrays.stream(logits).filter(logit -> logit == max).count();
        for (int i = 0; i < logits.length; i++) {
            // the next one is at least 1/64 lower: e^{−781} is no double
            assertThat(scores[i]).isEqualTo(logits[i] == max ? 1.0 / shared : 0);
        }
    }

    @Property
    void a_feature_scores_what_its_tokens_score(@ForAll("counted") Counted counted) {
        int[] counts = counted.counts();
        double[] tokens = new double[Arrays.stream(counts).sum()];
        int next = 0;
        for (int m = 0; m < counts.length; m++) {
            Arrays.fill(tokens, next, next + counts[m], counted.logits()[m]);
            next += counts[m];
        }
        double[] ofTokens = AttentionScores.softmax(tokens);
        double[] ofFeatures = AttentionScores.ofFeatures(counts, counted.logits());
        next = 0;
        for (int m = 0; m < counts.length; m++) {
            double sum = 0;
            for (int i = 0; i < counts[m]; i++) {
                sum += ofTokens[next++];
            }
            assertThat(ofFeatures[m]).isCloseTo(sum, within(tokens.length * 0x1p-51 * sum + Double.MIN_NORMAL));
        }
    }

    @Property
    void an_absent_feature_has_no_say(
            @ForAll("counted") Counted counted, @ForAll @DoubleRange(min = -700, max = 700) double other) {
        double[] scores = AttentionScores.ofFeatures(counted.counts(), counted.logits());
        double[] moved = counted.logits().clone();
        for (int m = 0; m < moved.length; m++) {
            moved[m] = counted.counts()[m] == 0 ? other : moved[m];
            if (counted.counts()[m] == 0) {
                assertThat(scores[m]).isZero();
            }
        }
        assertThat(AttentionScores.ofFeatures(counted.counts(), moved)).isEqualTo(scores);
    }
}
