package org.iclconvergence.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One seed, the same bytes: every file and standard output, whatever virtual machine the commands are run by. */
class SameBytesTest {
    private static final long PATIENCE = 120;
    private static final int CONTEXT = 60;
    /** Signature, and width and height, with which every PNG begins. */
    private static final int PNG_SIZE_END = 24;

    private static final String STANDARD_OUTPUT = "standard output";

    /** The store of a sweep while it runs, no result: H2 writes into it when it was made. */
    private static final String STORE = "points.mvstore";

    /** Which Java it was: the one field that may differ, and the files that have it. */
    private static final String JAVA = "\"java\" : \"[^\"]*\"";

    private static final List<String> NAMING_JAVA = List.of(
            "experiment/run.json", "flow/run.json", "order/run.json", "population/run.json", "sweep/sweep.json");

    @TempDir
    private static Path folder;

    private static Map<String, String> expected;

    /** File to content, a character a byte. */
    private static Map<String, String> written(Path java, String name, List<String> options)
            throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve(name));
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EveryKindOfFile.class.getName()));
        Process child = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(child.waitFor(PATIENCE, TimeUnit.SECONDS)).as(name).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.exitValue()).as(Files.readString(err, ISO_8859_1)).isZero();
        Map<String, String> found = new TreeMap<>();
        found.put(STANDARD_OUTPUT, Files.readString(out, ISO_8859_1));
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(STORE)) {
                    found.put(place.relativize(file).toString().replace('\\', '/'), Files.readString(file, ISO_8859_1));
                }
            }
        }
        for (String file : NAMING_JAVA) {
            found.compute(file, (key, text) -> {
                assertThat(text).as(key).containsPattern(JAVA);
                return text.replaceFirst(JAVA, "");
            });
        }
        return found;
    }

    private static void requireTheSame(Map<String, String> expected, Map<String, String> found) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        List<String> differing = expected.keySet().stream()
                .filter(file -> !expected.get(file).equals(found.get(file)))
                .map(file ->
                        file.endsWith(".png") ? file : file + ": " + difference(expected.get(file), found.get(file)))
                .toList();
        assertThat(differing).isEmpty();
    }

    /** Where they part, with what stands around it. */
    private static String difference(String one, String other) {
        int first = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        int from = Math.max(0, first - CONTEXT);
        return "byte " + first + "\n" + one.substring(from, Math.min(one.length(), first + CONTEXT)) + "\n"
                + other.substring(from, Math.min(other.length(), first + CONTEXT));
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }

    private static Path thisJava() {
        return java(Path.of(System.getProperty("java.home")));
    }

    @BeforeAll
    static void as_it_is() throws Exception {
        expected = written(thisJava(), "as it is", List.of());
    }

    @Test
    void every_kind_of_file_is_compared() {
        for (String kind : List.of(".csv", ".json", ".svg", ".png", ".npy")) {
            assertThat(expected.keySet()).as(kind).anyMatch(file -> file.endsWith(kind));
        }
        assertThat(expected.get(STANDARD_OUTPUT).lines())
                .as("a command each")
                .filteredOn(line -> line.startsWith("$ icl "))
                .hasSizeGreaterThan(5);
        assertThat(expected)
                .hasSizeGreaterThan(30)
                .allSatisfy((file, content) -> assertThat(content).as(file).isNotEmpty());
    }

    /** Letters without a dot, commas for points, other digits, other days, other bytes for a character, fewer threads. */
    @ParameterizedTest
    @CsvSource({
        "tr, TR, Asia/Kathmandu, ISO-8859-1, 1",
        "de, DE, America/St_Johns, IBM850, 2",
        "ar, EG, Pacific/Apia, windows-1256, 2"
    })
    void whatever_language_zone_encoding_and_number_of_processors(
            String language, String country, String zone, String encoding, int processors) throws Exception {
        requireTheSame(
                expected,
                written(
                        thisJava(),
                        language,
                        List.of(
                                "-Duser.language=" + language,
                                "-Duser.country=" + country,
                                "-Duser.timezone=" + zone,
                                "-Dfile.encoding=" + encoding,
                                "-Dsun.stdout.encoding=" + encoding,
                                "-Dstdout.encoding=" + encoding,
                                "-XX:ActiveProcessorCount=" + processors)));
    }

    /** The pixels of a PNG are promised for one Java: another draws a few edges of lines otherwise. Its size is the same. */
    private static Map<String, String> withPixelsLeftOut(Map<String, String> files) {
        Map<String, String> left = new TreeMap<>(files);
        left.replaceAll((file, content) -> file.endsWith(".png") ? content.substring(0, PNG_SIZE_END) : content);
        return left;
    }

    /** Of those that a Linux distribution or a build server installs beside each other. */
    @Test
    void whatever_java() throws Exception {
        Path installed = Path.of("/usr/lib/jvm");
        String version = Runtime.version().feature() == 25 ? "17" : "25";
        assumeTrue(Files.isDirectory(installed), "no " + installed);
        Path other;
        try (Stream<Path> homes = Files.list(installed)) {
            other = homes.filter(home -> home.getFileName().toString().matches(".*\\b" + version + "\\b.*"))
                    .filter(home -> Files.isExecutable(java(home)))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        }
        assumeTrue(other != null, "no Java " + version + " in " + installed);
        requireTheSame(
                withPixelsLeftOut(expected), withPixelsLeftOut(written(java(other), "java " + version, List.of())));
    }
}
