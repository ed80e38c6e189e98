package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.iclconvergence.data.ArrayLengths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryValuesTest {
    @Test
    void the_target_has_no_cross_influence_on_itself() {
        QueryValues values = new QueryValues(3);
        values.growth()[0] = 5;
        values.growth()[1] = 2;
        values.growth()[2] = -3;
        assertThat(values.largestCrossGrowth()).isEqualTo(3);
    }

    @Test
    void without_another_feature_there_is_none() {
        QueryValues values = new QueryValues(1);
        values.growth()[0] = 5;
        assertThat(values.largestCrossGrowth()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, ArrayLengths.MOST + 1})
    void buffers_that_no_array_holds_are_refused(int number) {
        assertThatThrownBy(() -> new QueryValues(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not " + number);
        assertThatThrownBy(() -> new LossValues(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not " + number);
    }
}
