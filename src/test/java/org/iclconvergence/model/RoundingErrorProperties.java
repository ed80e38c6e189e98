package org.iclconvergence.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What a difference loses is a double, and is found whichever of the two is larger. */
class RoundingErrorProperties {
    private static double lost(double one, double other) {
        return RoundingError.ofDifference(one, other, one - other);
    }

    @Property
    void is_what_the_exact_difference_has_beside_the_rounded_one(
            @ForAll @DoubleRange(min = -1000, max = 1000) double one,
            @ForAll @DoubleRange(min = -1000, max = 1000) double other,
            @ForAll @IntRange(min = -60, max = 60) int scale) {
        double scaled = Math.scalb(other, scale);
        BigDecimal exact = new BigDecimal(one).subtract(new BigDecimal(scaled));
        assertThat(new BigDecimal(lost(one, scaled)))
                .isEqualByComparingTo(exact.subtract(new BigDecimal(one - scaled)));
    }

    @Example
    void a_term_that_vanishes_beside_the_other_is_lost_whole() {
        assertThat(lost(1, 0x1p-60)).isEqualTo(-0x1p-60);
        assertThat(lost(0x1p-60, 1)).isEqualTo(0x1p-60);
        assertThat(lost(3, 2)).isZero();
    }
}
