package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TexMathTest {
    private static TexMath tex;

    @BeforeAll
    static void read_katex() throws IOException {
        tex = new TexMath();
    }

    @AfterAll
    static void close_it() {
        tex.close();
    }

    @Test
    void a_formula_becomes_a_math_element_with_its_source() {
        assertThat(tex.mathml("L_k \\le \\frac{1}{2}"))
                .startsWith("<math")
                .endsWith("</math>")
                .contains("<msub><mi>L</mi><mi>k</mi></msub>", "<mfrac>", "L_k \\le \\frac{1}{2}</annotation>");
    }

    @Test
    void a_function_keeps_its_distance() {
        assertThat(tex.mathml("\\log K")).contains("<mspace width=\"0.17em\"/>");
        assertThat(tex.mathml("\\log(K)")).doesNotContain("mspace");
    }

    @Test
    void markup_in_a_formula_is_text() {
        assertThat(tex.mathml("a<b")).contains("&lt;").doesNotContain("<b");
        assertThat(tex.mathml("\\text{<script>alert(1)</script> \\& \"}")).doesNotContain("<script");
    }

    @Test
    void what_katex_does_not_understand_is_named() {
        assertThatThrownBy(() -> tex.mathml("\\frc{1}{2}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("formula $\\frc{1}{2}$")
                .hasMessageContaining("Undefined control sequence: \\frc");
        assertThatThrownBy(() -> tex.mathml("\\frac{1}{2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\\frac{1}{2");
    }
}
