package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people read them. */
class ProblemTextTest {
    @ParameterizedTest
    @CsvSource({
        "2, 2",
        "-3, -3",
        "0, 0",
        "2.5, 2.5",
        "0.01, 0.01",
        "1e300, 1e300",
        "1e-5, 1e-5",
        "1.5e-12, 1.5e-12",
        "123456, 123456",
        "NaN, NaN",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void a_number_is_its_shortest_decimal(double value, String text) {
        assertThat(ProblemText.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0.12345, 0.123", "0.999, 0.999", "0.99951, 0.99951", "0.999999999, 0.999999999", "1, 1"})
    void a_probability_below_1_is_not_called_1(double value, String text) {
        assertThat(ProblemText.rounded(value)).isEqualTo(text);
    }
}
