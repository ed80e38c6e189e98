package org.iclconvergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of threats names tests that exist. */
class ThreatsTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Tests?|Properties))(?:#(\\w+))?`");
    private static final Pattern LISTED = Pattern.compile("(\\d+) listed");
    private static final Path TESTS = Path.of("src", "test", "java");

    @Test
    void every_test_that_is_named_exists() throws Exception {
        Map<String, Path> classes;
        try (Stream<Path> files = Files.walk(TESTS)) {
            classes = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Function.identity(),
                            (a, b) -> a));
        }
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(40);
        for (String row : rows) {
            var named = TEST.matcher(row.split("\\|", -1)[3]).results().toList();
            for (var test : named) {
                assertThat(classes).as(row).containsKey(test.group(1));
                String name = TESTS.relativize(classes.get(test.group(1)))
                        .toString()
                        .replaceFirst("\\.java$", "")
                        .replace('/', '.')
                        .replace('\\', '.');
                if (test.group(2) != null) {
                    assertThat(Arrays.stream(Class.forName(
                                                    name, false, getClass().getClassLoader())
                                            .getDeclaredMethods())
                                    .map(Method::getName))
                            .as(row)
                            .contains(test.group(2));
                }
            }
            boolean heading = row.startsWith("| **");
            boolean withoutTest = row.split("\\|", -1)[3].strip().matches("–?");
            assertThat(named.isEmpty()).as(row).isEqualTo(heading || withoutTest);
        }
    }

    @Test
    void as_many_mutants_are_listed_as_it_says() throws IOException {
        List<String> list = Files.readAllLines(Path.of("theory-checks", "equivalent-mutants.txt"));
        int told = 0;
        for (String row : rows()) {
            var listed = LISTED.matcher(row);
            if (listed.find()) {
                String rooms = row.split("\\|", -1)[1];
                long lines = list.stream()
                        .filter(line ->
                                rooms.contains("`" + line.replaceFirst("^org\\.iclconvergence\\.(\\w+).*", "$1") + "`"))
                        .count();
                assertThat(lines).as(row).isEqualTo(Long.parseLong(listed.group(1)));
                told += lines;
            }
        }
        assertThat(told).isEqualTo((int)
                list.stream().filter(line -> line.startsWith("org.")).count());
    }

    /** All cells, the two lines above the rows left out. */
    private static List<String> rows() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("theory-checks", "docs", "threats.md")).stream()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
        assertThat(rows).allMatch(row -> row.split("\\|", -1).length == 6);
        return rows;
    }
}
