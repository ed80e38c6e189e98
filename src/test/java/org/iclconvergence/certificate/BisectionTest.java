package org.iclconvergence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Inequalities whose truth is known. */
class BisectionTest {
    private static final Box SQUARE = Box.of("x", new Interval(-1, 2)).and("y", new Interval(0, 1));

    /** x² + y² − xy + c, whose least value is c, at 0; naive arithmetic sees −2 + c on the whole square. */
    private static Interval form(Box box, double constant) {
        Interval x = box.sides().get(0);
        Interval y = box.sides().get(1);
        return x.squared().plus(y.squared()).minus(x.times(y)).plus(Interval.of(constant));
    }

    @Test
    void what_is_true_is_certified_by_halving() {
        Outcome outcome = Bisection.of(SQUARE, box -> form(box, 0.01));
        assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.CERTIFIED);
        assertThat(outcome.where()).isEmpty();
        assertThat(outcome.boxes()).isBetween(20, 2000);
        assertThat(outcome.deepest()).isBetween(4, 20);
    }

    @Test
    void what_is_false_is_refuted_at_a_point() {
        Outcome outcome = Bisection.of(SQUARE, box -> form(box, -1e-3));
        assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.REFUTED);
        assertThat(outcome.where()).matches("x = \\S+, y = \\S+");
    }

    @Test
    void what_touches_zero_is_undecided_at_the_smallest_box() {
        Outcome outcome = Bisection.of(
                Box.of("x", new Interval(1, 2)),
                box -> box.sides()
                        .get(0)
                        .squared()
                        .minus(Interval.of(2))
                        .squared()
                        .minus(Interval.of(0x1p-1070)));
        assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.UNDECIDED);
        assertThat(outcome.where()).startsWith("x in [1.414213562");
    }

    /** Two boxes, then four, … until one more is too many. */
    @Test
    void the_number_of_boxes_is_limited() {
        Outcome outcome = Bisection.of(SQUARE, box -> new Interval(-1, 1));
        assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.UNDECIDED);
        assertThat(outcome.boxes()).isEqualTo(Bisection.MOST_BOXES + 1);
    }

    /** A limit that is no member of the domain refutes nothing by itself: only middles and whole boxes do. */
    @Test
    void a_negative_limit_alone_refutes_nothing() {
        Outcome outcome = Bisection.of(Box.of("x", new Interval(0, 1)), box -> {
            Interval x = box.sides().get(0);
            return x.low() == 0 ? new Interval(-1, x.high()) : x;
        });
        assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.UNDECIDED);
    }

    @Test
    void a_box_without_names_is_refused() {
        assertThatThrownBy(() -> new Box(List.of("x"), List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
