package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayLengthsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 2_147_483_639})
    void what_an_array_holds_is_a_length(int length) {
        assertThat(ArrayLengths.require("things", length)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2_147_483_640, Integer.MAX_VALUE})
    void what_none_holds_is_refused_by_name(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrayLengths.require("things", length))
                .withMessage("things must number 1 to 2147483639, not " + length);
    }
}
