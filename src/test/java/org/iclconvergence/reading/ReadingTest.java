package org.iclconvergence.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    @TempDir
    private Path folder;

    /** A record with one component of each kind. */
    public record Sample(
            String text,
            int number,
            @NonFinite double real,
            @Nullable Double absent,
            Optional<BigDecimal> fraction,
            boolean truth,
            Colour colour,
            List<Point> points,
            Map<String, Long> counts,
            double[][] matrix) {
        /** Numbers are not negative. */
        public Sample {
            if (number < 0) {
                throw new IllegalArgumentException("number must be 0 or more, not " + number);
            }
        }
    }

    /** A record in a record. */
    public record Point(String id, double x) {}

    /** Words. */
    public enum Colour {
        RED,
        BLUE
    }

    private static final String SAMPLE = """
            {"text": "t", "number": 3,
            "real": "-Infinity", "absent": null,
            "truth": true, "colour": "BLUE",
            "points": [{"id": "A-1", "x": 1e-320}],
            "counts": {"b": 9007199254740993, "a": -1},
            "matrix": [[1, 2.5], []]}
            """;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("given"), content);
    }

    @Test
    void a_record_is_bound_by_the_names_and_types_of_its_components() throws IOException {
        Sample sample = Reading.json(file(SAMPLE)).as(Sample.class);
        assertThat(sample.real()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sample.absent()).isNull();
        assertThat(sample.fraction()).isEmpty();
        assertThat(sample.colour()).isEqualTo(Colour.BLUE);
        assertThat(sample.points()).containsExactly(new Point("A-1", 1e-320));
        assertThat(sample.counts()).containsEntry("b", 9007199254740993L).containsEntry("a", -1L);
        assertThat(sample.matrix()).isDeepEqualTo(new double[][] {{1, 2.5}, {}});
        String fraction = SAMPLE.replace("\"truth\"", "\"fraction\": \"1/8\", \"truth\"");
        assertThat(Reading.json(file(fraction)).as(Sample.class).fraction()).contains(new BigDecimal("0.125"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "\"t\" # 3 # 1: text must be text, not the number 3",
                "\"text\": \"t\", # # 1: text is missing",
                "\"text\" # \"word\" # 1: text is missing",
                "\"colour\" # \"more\": [], \"colour\" # 3: more is unknown",
                "\"number\": 3, # \"number\": 3, \"number\": 4, # 1: number is given twice",
                "\"number\": 3 # \"number\": -3 # 1: number must be 0 or more, not -3",
                "\"number\": 3 # \"number\": 3.0 # 1: number must be a whole number, not the number 3.0",
                "\"number\": 3 # \"number\": 2147483648 # 1: number must be a whole number from -2147483648 to 2147483647, not the number 2147483648",
                "\"-Infinity\" # \"infinite\" # 2: real must be a number, not the text \"infinite\"",
                "\"-Infinity\" # 1e999 # 2: real is too large for a double",
                "\"-Infinity\" # NaN # 2: /real: ",
                "null # \"NaN\" # 2: absent must be a number",
                "\"absent\": null, # # 1: absent is missing",
                "true # 1 # 3: truth must be true or false, not the number 1",
                "true # null # 3: truth must be true or false, not null",
                "BLUE # blue # 3: colour must be one of RED, BLUE, not the text \"blue\"",
                "1e-320 # \"1\" # 4: points[A-1].x must be a number, not the text \"1\"",
                "\"A-1\" # 7 # 4: points[0].id must be text, not the number 7",
                "-1} # 9223372036854775808} # 5: counts.a must be a whole number from",
                "[] # [[]] # 6: matrix[1][0] must be a number, not a list",
                "[] # {} # 6: matrix[1] must be a list, not a table"
            })
    void one_line_names_place_field_what_was_wanted_and_what_was_found(String from, String to, String message)
            throws IOException {
        Path file = file(SAMPLE.replace(from, to == null ? "" : to));
        assertThatThrownBy(() -> Reading.json(file).as(Sample.class))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":" + message);
    }

    @ParameterizedTest
    @CsvSource({
        "1/3, 0.3333333333333333333333333333333333333333",
        "1e99999, 1e99999",
        "-.5/4., -0.125",
        "' 1', ",
        "1/0, ",
        "1e100000, ",
        "0x1, ",
        "1/2/3, "
    })
    void a_fraction_is_exact_to_40_digits_and_its_exponent_bounded(String text, BigDecimal value) throws IOException {
        Located fraction = Reading.json(file('"' + text + '"'));
        if (value == null) {
            assertThatThrownBy(fraction::fraction).isInstanceOf(IOException.class);
        } else {
            assertThat(fraction.fraction()).isEqualByComparingTo(value);
        }
    }

    @Test
    @Timeout(60)
    void bombs_are_refused() throws IOException {
        assertThatThrownBy(() -> Reading.yaml(file("a: &a [x]\nb: [*a, *a]\n")))
                .hasMessageEndingWith(":2: *a is an alias; write the value out");
        for (String deep : List.of("[".repeat(100_000), "{\"a\":".repeat(100_000))) {
            assertThatThrownBy(() -> Reading.json(file(deep))).hasMessageEndingWith("nested deeper than 100 levels");
            assertThatThrownBy(() -> Reading.yaml(file(deep))).hasMessageEndingWith("nested deeper than 100 levels");
        }
        for (String number : List.of("9".repeat(100_000), "1." + "9".repeat(100_000))) {
            assertThatThrownBy(() -> Reading.json(file(number)).number()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Reading.yaml(file(number)).number()).isInstanceOf(IOException.class);
        }
        try (RandomAccessFile large = new RandomAccessFile(file("").toFile(), "rw")) {
            large.setLength(1L << 34);
        }
        assertThatThrownBy(() -> Reading.json(folder.resolve("given"))).hasMessageEndingWith("is larger than 16 MiB");
    }

    @Test
    @Timeout(60)
    void an_endless_device_is_refused() {
        Path zeros = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(zeros));
        assertThatThrownBy(() -> Reading.csv(zeros)).hasMessage("/dev/zero: is larger than 16 MiB");
    }

    @Test
    void a_file_that_is_no_text_is_named() throws IOException {
        assertThatThrownBy(() -> Reading.json(folder)).hasMessage(folder + ": is a directory");
        Path latin = Files.write(folder.resolve("given"), "a: b\nc: \u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Reading.yaml(latin)).hasMessage(latin + ": is not UTF-8 text");
        assertThat(Reading.yaml(file("\uFEFFa: \u00fc")).field("a").text()).isEqualTo("\u00fc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "`` # 1: is empty",
                "a: b\\n---\\nc: d # 3: something follows the end of the document",
                "a: 1\\na: 2 # 2: a is given twice",
                "a: [b # 1: ",
                "a: !!binary aGFsbG8= # 1: holds a value",
                "a: !!int x # 1: "
            })
    void other_yaml_is_refused(String text, String message) throws IOException {
        Path file = file(text.replace("\\n", "\n"));
        assertThatThrownBy(() -> Reading.yaml(file).field("a").number())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":" + message);
    }

    @Test
    void what_is_not_seen_is_spelt_out() throws IOException {
        Path file = file("{\"a\\u202e\\u001b[2J\\n\": \"\\ud800\"}");
        assertThatThrownBy(() -> Reading.json(file).as(Point.class)).hasMessage(file + ":1: id is missing");
        assertThatThrownBy(() ->
                        Reading.json(file).table().values().iterator().next().number())
                .hasMessage(file + ":1: a<U+202E><U+001B>[2J must be a number, not the text \"<U+D800>\"");
    }

    @Test
    void rows_know_their_lines_and_cells_their_columns() throws IOException {
        Path file = file("a,b\n\"two\nlines\",1\nx,-Infinity\ny,ten\n");
        List<Located> rows = Reading.csv(file);
        assertThat(rows).extracting(Located::line).containsExactly(2, 4, 5);
        assertThat(rows.get(0).field("a").text()).isEqualTo("two\nlines");
        assertThat(rows.get(1).field("b").number()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> rows.get(2).field("b").number())
                .hasMessage(file + ":5: b must be a number or a fraction such as \"1/3\", not the text \"ten\"");
        assertThatThrownBy(() -> rows.get(2).field("c")).hasMessage(file + ":5: c is missing");
        for (Map.Entry<String, String> wrong : Map.of(
                        "", "1: Empty header line",
                        "a,b\n1\n", "2: Not enough column values",
                        "a,b\n1,2,3\n", "2: Too many entries",
                        "a,b\n\n1,2\n", "2: Not enough column values",
                        "a,a\n1,2\n", "2: a is given twice",
                        "a,b\n\"1,2\n", "3: Missing closing quote")
                .entrySet()) {
            assertThatThrownBy(() -> Reading.csv(file(wrong.getKey())))
                    .hasMessageStartingWith(file + ":" + wrong.getValue());
        }
    }
}
