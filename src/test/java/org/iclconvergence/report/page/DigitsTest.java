package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "710, 710",
        "0.99871234, 0.9987",
        "0.5, 0.5",
        "-0.5, −0.5",
        "0.001, 0.001",
        "0.00099999, 10⁻³",
        "0.0009876, 9.876×10⁻⁴",
        "1.1391e-4, 1.139×10⁻⁴",
        "123456.7, 1.235×10⁵",
        "999999, 999999",
        "999999.6, 10⁶",
        "1e6, 10⁶",
        "-2.5e12, −2.5×10¹²",
        "4.9e-324, 4.9×10⁻³²⁴",
        "NaN, not a number",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void four_digits_and_a_power_of_ten_where_one_is_needed(double value, String text) {
        assertThat(Digits.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.000012, 6, 1.00001", "123456.7, 6, 123457", "0.00012345678, 6, 1.23457×10⁻⁴", "710, 2, 710"})
    void as_many_digits_as_are_asked_for(double value, int digits, String text) {
        assertThat(Digits.of(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"100, 10²", "15000, 1.5×10⁴", "0.02, 2×10⁻²", "1, 10⁰", "9.9999, 10¹"})
    void any_number_as_a_multiple_of_a_power_of_ten(double value, String text) {
        assertThat(Digits.powerOfTen(value)).isEqualTo(text);
    }
}
