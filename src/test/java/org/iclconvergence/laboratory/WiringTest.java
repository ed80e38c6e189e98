package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** What a lie bends, who has asked for it, and what is remembered of a training. */
class WiringTest {
    private static final Seam<DoubleUnaryOperator> ROOT = new Seam<>("root", Math::sqrt);
    private static final Seam<DoubleUnaryOperator> SQUARE = new Seam<>("square", x -> x * x);
    private static final Lie TWICE =
            new Lie("twice", "the root is doubled").bend(ROOT, honest -> x -> 2 * honest.applyAsDouble(x));

    @Test
    void a_lie_bends_its_seam_and_no_other() {
        assertThat(TWICE.at(ROOT).applyAsDouble(9)).isEqualTo(6);
        assertThat(TWICE.at(SQUARE).applyAsDouble(9)).isEqualTo(81);
        assertThat(Lie.NONE.at(ROOT).applyAsDouble(9)).isEqualTo(3);
        Lie both = TWICE.bend(SQUARE, honest -> x -> 0);
        assertThat(both.at(ROOT).applyAsDouble(9)).isEqualTo(6);
        assertThat(both.at(SQUARE).applyAsDouble(9)).isZero();
        assertThat(TWICE.at(SQUARE).applyAsDouble(9))
                .as("a lie does not change")
                .isEqualTo(81);
    }

    @Test
    void a_lie_has_a_name_a_story_and_claims_to_be_tried_on() {
        assertThat(Lie.NONE.name()).isEmpty();
        assertThat(TWICE.name()).isEqualTo("twice");
        assertThat(TWICE.story()).isEqualTo("the root is doubled");
        assertThat(TWICE.isSwept()).isFalse();
        Lie swept = TWICE.sweptOverAllClaims();
        assertThat(swept.isSwept()).isTrue();
        assertThat(swept.name()).isEqualTo("twice");
        assertThat(swept.at(ROOT).applyAsDouble(9)).isEqualTo(6);
        assertThat(swept.bend(SQUARE, honest -> honest).isSwept()).isTrue();
    }

    @Test
    void a_lie_is_told_to_the_claims_that_name_it() {
        assertThat(new Lie("new", "nothing is bent").isSwept()).isFalse();
        assertThat(Lie.NONE.isSwept()).isFalse();
    }

    /** Of four standard deviations' width for 30,000 normal numbers. */
    @Test
    void honest_tokens_are_normal_in_every_coordinate() {
        Consumer<double[]> tokens =
                new Wiring(Lie.NONE).at(Seams.TOKENS).apply(RandomSource.XO_SHI_RO_256_PP.create(5L));
        double[] token = new double[3];
        double[] sums = new double[3];
        double[] squares = new double[3];
        for (int i = 0; i < 10_000; i++) {
            tokens.accept(token);
            for (int j = 0; j < 3; j++) {
                sums[j] += token[j] / 10_000;
                squares[j] += token[j] * token[j] / 10_000;
            }
        }
        for (int j = 0; j < 3; j++) {
            assertThat(sums[j]).isBetween(-0.04, 0.04);
            assertThat(squares[j]).isBetween(1 - 0.057, 1 + 0.057);
        }
    }

    @Test
    void a_lie_touches_who_asks_one_of_its_seams() {
        assertThat(TWICE.touches(Set.of(ROOT, SQUARE))).isTrue();
        assertThat(TWICE.touches(Set.of(SQUARE))).isFalse();
        assertThat(TWICE.touches(Set.of())).isFalse();
        assertThat(Lie.NONE.touches(Set.of(ROOT))).isFalse();
    }

    @Test
    void a_run_knows_what_it_asked() {
        Wiring wiring = new Wiring(TWICE);
        assertThat(wiring.lie()).isSameAs(TWICE);
        assertThat(wiring.asked()).isEmpty();
        assertThat(wiring.at(ROOT).applyAsDouble(4)).isEqualTo(4);
        assertThat(wiring.asked()).containsExactly(ROOT);
        wiring.alsoAsked(Set.of(SQUARE));
        assertThat(wiring.asked()).containsExactlyInAnyOrder(ROOT, SQUARE);
        assertThat(ROOT).hasToString("root");
    }

    @Test
    void a_training_is_done_once_and_whoever_recalls_it_has_asked_its_seams() {
        Memory memory = new Memory();
        AtomicInteger done = new AtomicInteger();
        for (String key : List.of("one", "one", "other")) {
            Wiring wiring = new Wiring(Lie.NONE);
            String result = memory.recall(key, wiring, () -> {
                done.incrementAndGet();
                return key + " " + wiring.at(ROOT).applyAsDouble(4);
            });
            assertThat(result).isEqualTo(key + " 2.0");
            assertThat(wiring.asked()).containsExactly(ROOT);
        }
        assertThat(done).hasValue(2);
    }
}
