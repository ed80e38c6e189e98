package org.iclconvergence.reading;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DecimalTextTest {
    @Test
    void numbers_are_short_and_the_same_on_every_java() {
        assertThat(DecimalText.of(0)).isEqualTo("0");
        assertThat(DecimalText.of(0.1)).isEqualTo("0.1");
        assertThat(DecimalText.of(-2.5)).isEqualTo("-2.5");
        assertThat(DecimalText.of(1000)).isEqualTo("1000");
        assertThat(DecimalText.of(1e80)).isEqualTo("1e80");
        assertThat(DecimalText.of(1e-7)).isEqualTo("1e-7");
        assertThat(DecimalText.of(Double.MIN_NORMAL)).isEqualTo("2.2250738585072014e-308");
        assertThat(DecimalText.of(0x1p-44)).isEqualTo("5.684341886080802e-14");
        assertThat(DecimalText.of(Double.MIN_VALUE)).isEqualTo("4.9e-324");
        assertThat(DecimalText.of(2e23)).isEqualTo("2e23");
        assertThat(DecimalText.of(Double.POSITIVE_INFINITY)).isEqualTo("inf");
        assertThat(DecimalText.of(Double.NaN)).isEqualTo("NaN");
    }

    /** As Java 19 and later, whichever this is. */
    @Test
    void numbers_of_tables_and_of_json_are_those_of_a_new_java() {
        assertThat(DecimalText.inJava(2e23)).isEqualTo("2.0E23");
        assertThat(DecimalText.inJava(0x1p-44)).isEqualTo("5.684341886080802E-14");
        assertThat(DecimalText.inJava(-0.0)).isEqualTo("-0.0");
        assertThat(DecimalText.inJava(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
        assertThat(DecimalText.shortest(4.2e22)).isEqualByComparingTo("4.2e22");
    }

    @Property
    void every_number_is_read_back(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            String text = DecimalText.of(value);
            assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0 : value);
            assertThat(text.replaceAll("e.*|[-.]", "").replaceAll("^0+", "").length())
                    .isLessThanOrEqualTo(17);
            assertThat(Double.doubleToLongBits(Double.parseDouble(DecimalText.inJava(value))))
                    .isEqualTo(bits);
        }
    }
}
