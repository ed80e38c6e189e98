package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.report.figure.RivalsFigure;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.query.UnfinishedFlow;
import org.iclconvergence.worlds.RivalWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Linear attention by hand: of f = c/N, with mean p and mean square p² + p(1 − p)/N, the best A is their quotient, and ½ E(1 − A f)² is
 * left.
 */
class RivalsTest {
    private final Laboratory lab =
            new Laboratory(new Wiring(Lie.NONE), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);
    private final Rivals rivals = new Rivals(lab);

    @ParameterizedTest
    @CsvSource({"0.5, 4, 0.1", "0.5, 8, 0.0555555555555555555", "0.2, 4, 0.25", "0.5, 1, 0.25"})
    void linear_attention_keeps_what_its_quadratic_cannot_lower(double p, int length, double left) {
        Estimate kept = rivals.linear(new RivalWorld(p, p, length));
        assertThat(kept.value()).isCloseTo(left, within(1e-12));
        assertThat(left).isBetween(kept.lower() - 1e-15, kept.upper() + 1e-15);
        // relative to ½ (1 + p A)² as well: below ½ 2² and what is left
        double relative = new LinearAttentionQuery(
                        QueryGroups.ofEveryFeature(new RivalWorld(p, p, length).training(), 0), length)
                .relativeError();
        assertThat(kept.error()).isBetween(0.5 * relative, 2.5 * relative);
    }

    /** p = ⅕, N = 8: A = 0.2/0.06 = 10/3, p A = ⅔ and ⅙ is left; ½ (5/3)² + ⅙ = 14/9. */
    @Test
    void the_error_is_relative_to_both_parts_of_the_quadratic() {
        RivalWorld world = new RivalWorld(0.2, 0.2, 8);
        double ofTwoGroups =
                new LinearAttentionQuery(SymmetryClasses.imbalanced(4, 0.2).query(0), 8).relativeError();
        double ofEach = new LinearAttentionQuery(QueryGroups.ofEveryFeature(world.training(), 0), 8).relativeError();
        assertThat(rivals.linear(world).error() / ofTwoGroups).isCloseTo(14 / 9.0, within(1e-6));
        assertThat(rivals.linearInTest(world).error() / ofEach).isCloseTo(14 / 9.0, within(1e-6));
    }

    /**
     * Linear attention leaves ½ (1 − p)/(N p + 1 − p). Softmax leaves the prompts without the target, (1 − p)^N of them, ½ (1 + E Σ
     * a_n²) each: of three equally probable rivals E Σ a_n² is ⅓ + ⅔/N.
     */
    @Test
    void the_table_has_what_both_leave_at_every_length() throws Exception {
        List<RivalsFigure.Point> points = new ArrayList<>();
        for (String line : rivals.csv().lines().skip(1).toList()) {
            double[] cells = Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            points.add(new RivalsFigure.Point(cells[0], (int) cells[1], cells[2], cells[3]));
        }
        assertThat(points).hasSize(128);
        for (int i = 0; i < 128; i++) {
            RivalsFigure.Point point = points.get(i);
            double p = i < 64 ? 0.2 : 0.5;
            int length = i % 64 + 1;
            assertThat(point.probability()).isEqualTo(p);
            assertThat(point.promptLength()).isEqualTo(length);
            assertThat(point.linear()).isCloseTo(0.5 * (1 - p) / (length * p + 1 - p), within(1e-12));
            double missed = Math.pow(1 - p, length) * 0.5 * (1 + 1 / 3.0 + 2 / 3.0 / length);
            assertThat(point.softmax()).isCloseTo(missed, within(1e-12));
        }
    }

    /** A = 16/9 from p = ½ and N = 8; at ⅕: ½ (1 − 2 A/5 + A² (0.04 + 0.02)). */
    @Test
    void what_was_learned_at_one_probability_is_tested_at_another() {
        double a = 16 / 9.0;
        Estimate tested = rivals.linearInTest(new RivalWorld(0.5, 0.2, 8));
        assertThat(tested.value()).isCloseTo(0.5 * (1 - 0.4 * a + 0.06 * a * a), within(1e-12));
        assertThat(rivals.linearInTest(new RivalWorld(0.5, 0.5, 8)).value()).isCloseTo(1 / 18.0, within(1e-12));
    }

    @Test
    void softmax_is_trained_as_near_as_it_is_to_and_tested_with_the_same_weights() {
        RivalWorld world = new RivalWorld(0.5, 0.2, 8);
        double limit = LossFloor.limitOfTargetWeight(world.training(), 0, 8).value();
        Rivals.Softmax softmax = rivals.softmax(world, 1.5);
        assertThat(softmax.near()).isTrue();
        assertThat(softmax.trained().value()).isCloseTo(1.5 * limit, within(1e-9));
        assertThat(softmax.tested().value()).isGreaterThan(softmax.trained().value());
        assertThat(rivals.softmax(new RivalWorld(0.5, 0.5, 8), 1.5).tested().value())
                .isCloseTo(1.5 * limit, within(1e-9));
        assertThatThrownBy(() -> rivals.softmax(world, 0.5))
                .as("below the limit it never comes, on a way without end")
                .isInstanceOf(UnfinishedFlow.class);
    }
}
