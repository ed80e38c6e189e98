package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.iclconvergence.oracle.Draws;

/** What the page makes of texts and numbers. */
class PageTextProperties {
    private static final Pattern TAG = Pattern.compile("<(/?)(var|sub|sup)>");

    /** Close to the notation of the claims, and to markup. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "K",
                        "A_k",
                        "B_{k,1}",
                        "_",
                        "^",
                        "{",
                        "}",
                        "e^{q_k}",
                        "<script>",
                        "&amp;",
                        "'",
                        "\"",
                        "1e-3",
                        " ",
                        "-",
                        "ε",
                        "x",
                        "word",
                        "_{",
                        "^-1.98",
                        "≤",
                        "</var>",
                        "7")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    /** Below 1e300: the largest doubles, rounded up, are none. */
    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e300, 1e300),
                Draws.logUniform(1e-300, 1e300),
                Draws.logUniform(1e-6, 1e8).map(value -> -value),
                Draws.logUniform(1, 1e8).map(Math::rint));
    }

    /** Only three elements, properly nested, and no markup of the text's own. */
    @Property(tries = 500)
    void notation_is_well_formed_and_nothing_of_the_text_is_markup(@ForAll("texts") String text) {
        String markup = Notation.markup(text);
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = TAG.matcher(markup);
        while (tags.find()) {
            if (tags.group(1).isEmpty()) {
                open.push(tags.group(2));
            } else {
                assertThat(open.poll()).isEqualTo(tags.group(2));
            }
        }
        assertThat(open).isEmpty();
        assertThat(TAG.matcher(markup).replaceAll("")).doesNotContain("<", ">", "\"");
        assertThat(markup.replaceAll("&(lt|gt|amp|quot|#39);", "")).doesNotContain("&");
    }

    /** Words of two letters and more are no variables. */
    @Property
    void words_are_escaped_and_else_as_they_were(
            @ForAll @Size(max = 6)
                    List<@StringLength(min = 2, max = 5) @CharRange(from = 'a', to = 'z') String> words) {
        String text = String.join(" & <", words);
        assertThat(Notation.markup(text)).isEqualTo(text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private static double parsed(String shown) {
        Matcher parts = Pattern.compile("(−?)(?:([0-9.]+)×)?(?:10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)|([0-9.]+))")
                .matcher(shown);
        assertThat(parts.matches()).as(shown).isTrue();
        double size;
        if (parts.group(4) != null) {
            size = Double.parseDouble(parts.group(4));
        } else {
            StringBuilder exponent = new StringBuilder();
            parts.group(3).chars().forEach(c -> exponent.append(c == '⁻' ? "-" : "" + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));
            size = Double.parseDouble((parts.group(2) == null ? "1" : parts.group(2)) + "e" + exponent);
        }
        return parts.group(1).isEmpty() ? size : -size;
    }

    @Property(tries = 500)
    void digits_are_those_of_the_number(
            @ForAll("numbers") double value, @ForAll @IntRange(min = 2, max = 8) int digits) {
        double size = Math.abs(value);
        assertThat(parsed(Digits.of(value, digits))).isCloseTo(value, within(0.501 * Math.pow(10, 1 - digits) * size));
        assertThat(Digits.of(value)).isEqualTo(Digits.of(value, Digits.USUAL));
        if (size > 0) {
            assertThat(Digits.of(-size, digits)).isEqualTo("−" + Digits.of(size, digits));
            assertThat(parsed(Digits.powerOfTen(size))).isCloseTo(size, within(0.501e-3 * size));
        }
    }

    /** The script element of the page cannot be ended from within, and its numbers are those of the data in five digits. */
    @Property
    void data_for_the_script_are_data(@ForAll("numbers") double value, @ForAll("texts") String text)
            throws IOException, TemplateModelException {
        String markup = HTMLOutputFormat.INSTANCE.getMarkupString(
                PageJson.script(Map.of("text", text, "values", new double[] {value, Double.NaN})));
        assertThat(markup).doesNotContain("<", "&");
        JsonNode read = new ObjectMapper().readTree(markup);
        assertThat(read.get("text").textValue()).isEqualTo(text);
        assertThat(read.at("/values/0").doubleValue()).isCloseTo(value, within(0.501e-4 * Math.abs(value)));
        assertThat(read.at("/values/1").isNull()).isTrue();
    }
}
