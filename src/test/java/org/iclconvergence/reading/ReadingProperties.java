package org.iclconvergence.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What others wrote is read as it was written, or refused at its place. */
class ReadingProperties {
    private static Path folder;

    @BeforeContainer
    static void create() throws IOException {
        folder = Files.createTempDirectory("reading");
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.deleteIfExists(folder.resolve("given"));
        Files.delete(folder);
    }

    private static Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("given"), text);
    }

    /** Anything that UTF-8 can hold. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\"\\:#-\n\t,'é∞\u202e")
                .ofMaxLength(8);
    }

    @Provide
    Arbitrary<Object> trees() {
        return tree(3);
    }

    private static Arbitrary<Object> tree(int depth) {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                texts().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(20).negate(), BigInteger.TEN.pow(20))
                        .map(Object.class::cast),
                Arbitraries.doubles().ofScale(9).map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.just(Double.MIN_VALUE).map(Object.class::cast),
                Arbitraries.of("").map(Object.class::cast));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Object> inner = tree(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                inner.injectNull(0.1).list().ofMaxSize(4).map(Object.class::cast),
                Arbitraries.maps(texts(), inner.injectNull(0.1)).ofMaxSize(4).map(Object.class::cast));
    }

    /** Equal as numbers, whatever their classes. */
    private static Object plain(Object value) throws IOException {
        if (value instanceof Located located) {
            return plain(located.value());
        }
        if (value instanceof Map<?, ?> table) {
            Map<Object, Object> fields = new LinkedHashMap<>();
            for (Map.Entry<?, ?> field : table.entrySet()) {
                fields.put(field.getKey(), plain(field.getValue()));
            }
            return fields;
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            for (Object element : list) {
                elements.add(plain(element));
            }
            return elements;
        }
        return value instanceof Double ? value : value instanceof Number ? new BigInteger(value.toString()) : value;
    }

    @Property(tries = 60)
    void a_json_tree_is_read_as_it_was_written_and_written_as_it_was_read(@ForAll("trees") Object tree)
            throws IOException {
        String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        Located read = Reading.json(file(text));
        assertThat(plain(read)).isEqualTo(plain(tree));
        assertThat(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(read))
                .isEqualTo(text);
    }

    @Property(tries = 60)
    void a_yaml_tree_is_read_as_it_was_written(@ForAll("trees") Object tree) throws IOException {
        Located read = Reading.yaml(file(new YAMLMapper().writeValueAsString(Map.of("root", tree))));
        assertThat(plain(read.field("root"))).isEqualTo(plain(tree));
    }

    /** A record of the usual kinds, on a line each. */
    public record Row(String text, long whole, double number, List<Long> list, boolean truth) {}

    private static final Map<String, String> VALID =
            Map.of("text", "\"t\"", "whole", "-7", "number", "2.5", "list", "[1, 2]", "truth", "true");

    @Provide
    Arbitrary<List<String>> orders() {
        return Arbitraries.shuffle(new ArrayList<>(VALID.keySet()));
    }

    private static String document(List<String> names, Map<String, String> values) {
        List<String> lines = new ArrayList<>();
        names.forEach(name -> lines.add("\"" + name + "\": " + values.get(name)));
        return "{\n" + String.join(",\n", lines) + "\n}\n";
    }

    @Property(tries = 40)
    void a_missing_unknown_or_repeated_key_is_refused_at_its_line(
            @ForAll("orders") List<String> names, @ForAll @IntRange(min = 0, max = 4) int place) throws IOException {
        String name = names.get(place);
        Row row = Reading.json(file(document(names, VALID))).as(Row.class);
        assertThat(row).isEqualTo(new Row("t", -7, 2.5, List.of(1L, 2L), true));
        List<String> fewer = new ArrayList<>(names);
        fewer.remove(place);
        refused(document(fewer, VALID), 1, name + " is missing");
        String other = document(names, VALID).replace('"' + name + "\":", '"' + name + "x\":");
        refused(other, 1, name + " is missing");
        List<String> more = new ArrayList<>(names);
        more.add(place, "extra");
        Map<String, String> values = new LinkedHashMap<>(VALID);
        values.put("extra", "0");
        refused(document(more, values), place + 2, "extra is unknown");
        more.set(place, names.get((place + 1) % 5));
        int second = Math.max(more.indexOf(more.get(place)), more.lastIndexOf(more.get(place)));
        refused(document(more, VALID), second + 2, more.get(place) + " is given twice");
    }

    @Property(tries = 80)
    void a_value_of_another_type_is_refused_at_its_line(
            @ForAll("orders") List<String> names,
            @ForAll @IntRange(min = 0, max = 4) int place,
            @ForAll("values") String value)
            throws IOException {
        String name = names.get(place);
        Map<String, Set<String>> fits = Map.of(
                "text", Set.of("\"7\""),
                "whole", Set.of("7"),
                "number", Set.of("7", "7.5"),
                "list", Set.of("[]"),
                "truth", Set.of("false"));
        Map<String, String> values = new LinkedHashMap<>(VALID);
        values.put(name, value);
        if (fits.get(name).contains(value)) {
            assertThat(Reading.json(file(document(names, values))).as(Row.class))
                    .isNotNull();
        } else {
            refused(document(names, values), place + 2, name + " must be ");
        }
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("\"7\"", "7", "7.5", "[]", "false", "null", "{}");
    }

    private static void refused(String text, int line, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Reading.json(file).as(Row.class))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":" + line + ": " + message);
    }

    @Property(tries = 80)
    void a_number_and_its_fraction_are_exact(
            @ForAll long numerator, @ForAll @IntRange(min = 1, max = 1000) int denominator) throws IOException {
        Located fraction = Reading.json(file("\"" + numerator + "/" + denominator + "\""));
        BigDecimal error = fraction.fraction()
                .multiply(BigDecimal.valueOf(denominator))
                .subtract(BigDecimal.valueOf(numerator))
                .abs();
        // half a unit of the fortieth digit
        assertThat(error)
                .isLessThanOrEqualTo(BigDecimal.valueOf(numerator).abs().movePointLeft(39));
        Located whole = Reading.json(file(Long.toString(numerator)));
        assertThat(whole.whole(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(numerator);
        if (numerator < Long.MAX_VALUE) {
            assertThatThrownBy(() -> whole.whole(numerator + 1, Long.MAX_VALUE)).isInstanceOf(IOException.class);
        }
    }

    @Property
    void a_line_of_others_is_one_line_without_hidden_characters(@ForAll String text) {
        String line = Visible.line(text);
        assertThat(line.codePoints()).noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
        assertThat(Visible.line(line)).isEqualTo(line);
        assertThat(Visible.line(line + "\u202e\n" + line)).startsWith(line.strip());
        assertThat(Visible.shortened(text)).hasSizeLessThanOrEqualTo(43);
    }

    /** Every text comes back, with or without a byte order mark; bytes that are no text do not. */
    @Property(tries = 80)
    void a_text_is_its_bytes(@ForAll("utf8") String text, @ForAll boolean marked) throws IOException {
        Path file = file((marked ? "\uFEFF" : "") + text);
        assertThat(FileText.read(file)).isEqualTo(text);
        byte[] broken = (text + "\u00e9x").getBytes(StandardCharsets.UTF_8);
        broken[broken.length - 2] = 'x';
        Files.write(file, broken);
        assertThatThrownBy(() -> FileText.read(file)).hasMessage(file + ": is not UTF-8 text");
    }

    @Provide
    Arbitrary<String> utf8() {
        return Arbitraries.strings()
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .filter(text -> !text.startsWith("\uFEFF"));
    }
}
