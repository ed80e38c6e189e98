package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import org.iclconvergence.claims.Establishment.Means;
import org.junit.jupiter.api.Test;

class EstablishmentTest {
    @Test
    void the_means_are_five_words_from_the_strongest_to_the_weakest_in_any_locale() {
        Locale before = Locale.getDefault();
        try {
            // in Turkish a capital I becomes a dotless one
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Means.values())
                    .extracting(Means::toString)
                    .containsExactly("proved", "certified", "exact", "statistical", "measured");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(Arrays.stream(Means.values()).map(Means::explanation).distinct())
                .hasSize(5)
                .noneMatch(String::isBlank);
    }

    @Test
    void it_must_be_said_where() {
        assertThat(new Establishment(Means.PROVED, "THEORY 5").where()).isEqualTo("THEORY 5");
        assertThatThrownBy(() -> new Establishment(Means.EXACT, " ")).hasMessage("where is blank");
    }
}
