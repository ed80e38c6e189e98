package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which steps are recorded, one by one. */
class RecordedStepsTest {
    private static long[] all(RecordedSteps steps) {
        return IntStream.range(0, steps.count()).mapToLong(steps::get).toArray();
    }

    @Test
    void a_stride_ends_with_the_last_step_once() {
        assertThat(all(RecordedSteps.every(5, 11))).containsExactly(0, 5, 10, 11);
        assertThat(all(RecordedSteps.every(5, 10))).containsExactly(0, 5, 10);
        assertThat(all(RecordedSteps.every(5, 4))).containsExactly(0, 4);
        assertThat(all(RecordedSteps.every(5, 0))).containsExactly(0);
        assertThat(all(RecordedSteps.all(3))).containsExactly(0, 1, 2, 3);
        assertThat(all(RecordedSteps.ends(7))).containsExactly(0, 7);
        assertThat(all(RecordedSteps.ends(0))).containsExactly(0);
    }

    /** Up to 100 a ratio of 1.02 leaves nothing out; behind it every step is the floor of 1.02 times the one before. */
    @Test
    void log_spaced_steps_are_dense_first() {
        long[] dense = LongStream.rangeClosed(0, 100).toArray();
        assertThat(all(RecordedSteps.logSpaced(100))).containsExactly(dense);
        assertThat(all(RecordedSteps.logSpaced(111)))
                .containsExactly(LongStream.concat(LongStream.of(dense), LongStream.of(102, 104, 106, 108, 110, 111))
                        .toArray());
        long[] later = all(RecordedSteps.logSpaced(156));
        assertThat(LongStream.of(later).filter(step -> step >= 146)).containsExactly(146L, 148L, 150L, 153L, 156L);
    }

    @Test
    void only_recorded_steps_are_contained() {
        RecordedSteps steps = RecordedSteps.every(3, 7);
        assertThat(LongStream.rangeClosed(-1, 9).filter(steps::contains)).containsExactly(0L, 3L, 6L, 7L);
    }

    /** One too many is refused before anything is allocated, whatever the stride; as large a stride makes them few. */
    @Test
    void more_steps_than_memory_holds_are_refused() {
        long most = 1L << 27;
        assertThatThrownBy(() -> RecordedSteps.all(most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("every step of stride 1 up to 134217728 is more than the 134217728 that are recorded");
        assertThatThrownBy(() -> RecordedSteps.every(1000, 1000 * most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("every step of stride 1000 up to 134217728000 ");
        assertThat(RecordedSteps.every(most, 3 * most).count()).isEqualTo(4);
    }

    @Test
    void steps_before_the_first_and_strides_that_do_not_advance_are_refused() {
        assertThatThrownBy(() -> RecordedSteps.all(-1)).hasMessage("the last step must not be negative: -1");
        assertThatThrownBy(() -> RecordedSteps.logSpaced(-1)).hasMessage("the last step must not be negative: -1");
        assertThatThrownBy(() -> RecordedSteps.ends(-2)).hasMessage("the last step must not be negative: -2");
        assertThatThrownBy(() -> RecordedSteps.every(0, 5)).hasMessage("the stride must be at least 1, not 0");
    }

    /** One record a decade falls on its power of ten; two on 10^{1/2}, rounded up, as well. */
    @Test
    void a_decade_is_divided_evenly() {
        assertThat(LongStream.rangeClosed(0, 2000).filter(new LogSpacedSteps(1)))
                .containsExactly(0L, 1L, 10L, 100L, 1000L);
        assertThat(LongStream.rangeClosed(0, 2000).filter(new LogSpacedSteps(2)))
                .containsExactly(0L, 1L, 4L, 10L, 32L, 100L, 317L, 1000L);
        assertThatThrownBy(() -> new LogSpacedSteps(0)).hasMessage("perDecade must be at least 1, not 0");
    }
}
