package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of the statement of section 9, with 50 digits. */
class ExceptionalShareTest {
    /** (1 − p)^N = 2e-7, and N θ = 1.7. */
    @Test
    void both_sides_with_every_term() {
        ExceptionalShare share = new ExceptionalShare(5, 0.0625, 240, 0.24, 0.75);
        assertThat(share.least().value()).isCloseTo(1.8338027933892163, within(1e-13));
        assertThat(share.most().value()).isCloseTo(14.57605212892995, within(1e-13));
    }

    /** On 40 tokens N θ is less than one; on one token there is no root of more than 1 either, and −ln(1 − p) is left. */
    @Test
    void both_sides_on_prompts_that_are_too_short() {
        ExceptionalShare forty = new ExceptionalShare(5, 0.0625, 40, 0.24, 0.75);
        assertThat(forty.least().value()).isCloseTo(0.3056337988982027, within(1e-14));
        assertThat(forty.most().value()).isCloseTo(3.788675750207897, within(1e-14));
        ExceptionalShare one = new ExceptionalShare(5, 0.0625, 1, 0.24, 0.75);
        assertThat(one.least().value()).isCloseTo(0.007640844972455068, within(1e-15));
        assertThat(one.most().value()).isCloseTo(0.06453852113757118, within(1e-16));
    }

    /** What a divergence loses is 64 roundings of N (p + KL), on long prompts as well. */
    @Test
    void the_error_is_that_of_a_difference() {
        Estimate least = new ExceptionalShare(3, 0.3, 1e10, 0.1, 0.5).least();
        assertThat(least.value()).isCloseTo(269579561.3866395, within(least.error()));
        assertThat(least.error()).isCloseTo(64 * 0x1p-53 * (3e9 + 269579561.3866395), within(1e-17 * 3e9));
    }

    @Test
    void two_features_and_one_token_are_a_question() {
        assertThat(new ExceptionalShare(2, 0.5, 1, 0.01, 0.2).features()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 0.5, 10, 0.01, 0.2",
        "3, 0, 10, 0.01, 0.2",
        "3, -0.5, 10, 0.01, 0.2",
        "3, 1, 10, 0.01, 0.2",
        "3, 1.5, 10, 0.01, 0.2",
        "3, 0.5, 0.5, 0.01, 0.2",
        "3, 0.5, NaN, 0.01, 0.2",
        "3, 0.5, 10, 0, 0.2",
        "3, 0.5, 10, -0.01, 0.2",
        // √(2ε) itself
        "3, 0.5, 10, 0.125, 0.5",
        "3, 0.5, 10, 0.01, 1.5"
    })
    void what_lies_on_a_boundary_or_beyond_is_refused(double features, double p, double n, double error, double limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExceptionalShare(features, p, n, error, limit));
    }
}
