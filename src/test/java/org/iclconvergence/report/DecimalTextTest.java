package org.iclconvergence.report;

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
        assertThat(DecimalText.of(0x1p-44)).isEqualTo("5.6843418860808015e-14");
        assertThat(DecimalText.of(Double.POSITIVE_INFINITY)).isEqualTo("inf");
        assertThat(DecimalText.of(Double.NaN)).isEqualTo("NaN");
    }

    @Property
    void every_number_is_read_back(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            String text = DecimalText.of(value);
            assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0 : value);
            assertThat(text.replaceAll("e.*|[-.]", "").replaceAll("^0+", "").length())
                    .isLessThanOrEqualTo(17);
        }
    }
}
