package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            L_k            | <var>L</var><sub><var>k</var></sub>
            p_1            | <var>p</var><sub>1</sub>
            A_k            | <var>A</var><sub><var>k</var></sub>
            B_{k,1}        | <var>B</var><sub><var>k</var>,1</sub>
            e^{q_k}        | <var>e</var><sup><var>q</var><sub><var>k</var></sub></sup>
            K^2            | <var>K</var><sup>2</sup>
            K^-1.98        | <var>K</var><sup>−1.98</sup>
            e^-700         | <var>e</var><sup>−700</sup>
            W^KQ           | <var>W</var><sup>KQ</sup>
            1e-3           | 10<sup>−3</sup>
            1.0E8          | 10<sup>8</sup>
            6.41e+08       | 6.41×10<sup>8</sup>
            x              | <var>x</var>
            α_k            | <var>α</var><sub><var>k</var></sub>
            """)
    void mathematics_is_set(String text, String markup) {
        assertThat(Notation.markup(text)).isEqualTo(markup);
    }

    @ParameterizedTest
    @CsvSource({
        "a word",
        "A feature",
        "I am",
        "abc1e5",
        "K's",
        "e.g. this",
        "x-axis",
        "2025",
        "snake _ case",
        "IMB-13",
        "dash - dash"
    })
    void words_stay_words(String text) {
        assertThat(Notation.markup(text).replaceAll("</?var>", "")).isEqualTo(text.replace("'", "&#39;"));
        assertThat(Notation.markup(text)).doesNotContain("<sub>", "<sup>");
    }

    @ParameterizedTest
    @CsvSource({"a word", "A feature", "abc1e5", "x-axis"})
    void letters_of_words_are_no_variables(String text) {
        assertThat(Notation.markup(text)).isEqualTo(text);
    }

    @Test
    void everything_else_is_escaped() {
        assertThat(Notation.markup(PageFixture.HOSTILE))
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;amp;", "&quot;double&quot;", "&#39;single&#39;")
                .doesNotContain("<");
        assertThat(Notation.markup("p_{<b>}^{\"&\"}"))
                .isEqualTo("<var>p</var><sub>&lt;<var>b</var>&gt;</sub><sup>&quot;&amp;&quot;</sup>");
        assertThat(Notation.html("a < b").toString()).isNotNull();
    }

    @Test
    void of_no_claim_a_letter_is_lost() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Claim claim :
                ClaimCatalogue.read(Path.of("theory-checks", "claims.yaml")).all()) {
            texts.add(claim.title());
            texts.add(claim.statement());
            texts.addAll(claim.hypotheses());
        }
        assertThat(texts)
                .hasSizeGreaterThan(100)
                .allSatisfy(text -> assertThat(letters(unescaped(Notation.markup(text))))
                        .isEqualTo(letters(text.replaceAll("(?<![\\p{L}\\d.])1[eE]\\+?(-?)(\\d)", "10$1$2")
                                .replaceAll("(?<=[\\d])[eE]\\+?(-?\\d)", "×10$1"))));
    }

    private static String unescaped(String markup) {
        return markup.replaceAll("</?(sub|sup|var)>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String letters(String text) {
        return text.replaceAll("[_^{}]", "").replace('−', '-');
    }
}
