package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against files that NumPy wrote (npy/make.py), and files that it would not. */
class NpyArrayTest {
    private static final Path WRITTEN_BY_NUMPY = Path.of("src", "test", "resources", "npy");
    private static final int MOST = 1000;

    /** What make.py put there: entry i is (i − 7)/8. */
    private static double[] eighths() {
        return IntStream.range(0, 24).mapToDouble(i -> (i - 7) / 8.0).toArray();
    }

    private static NpyArray written(String name, int most) throws IOException {
        try (InputStream in = Files.newInputStream(WRITTEN_BY_NUMPY.resolve(name + ".npy"))) {
            return NpyArray.read(in, name, most);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(WRITTEN_BY_NUMPY.resolve(name + ".npy"));
    }

    private static void refused(byte[] file, String message) {
        assertThatThrownBy(() -> NpyArray.read(new ByteArrayInputStream(file), "Q", MOST))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    /** A file of version 1 with this header, and nothing behind it. */
    private static byte[] headed(String literal) {
        byte[] text = literal.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64", "float32", "big_endian", "fortran", "fortran_float32", "version2", "version3"})
    void reads_every_order_width_and_version(String name) throws IOException {
        NpyArray array = written(name, MOST);
        assertThat(array.shape()).containsExactly(2, 3, 4);
        assertThat(array.values()).containsExactly(eighths());
    }

    @ParameterizedTest
    @CsvSource({"int64, -7", "int32, -7", "int8, -7", "uint8, 0"})
    void reads_whole_numbers(String name, double first) throws IOException {
        double[] expected = IntStream.range(0, 24).mapToDouble(i -> first + i).toArray();
        assertThat(written(name, MOST).values()).containsExactly(expected);
    }

    @Test
    void reads_every_rank() throws IOException {
        assertThat(written("vector", MOST).shape()).containsExactly(24);
        assertThat(written("scalar", MOST).shape()).isEmpty();
        assertThat(written("scalar", MOST).values()).containsExactly(0.125);
        assertThat(written("empty", MOST).values()).isEmpty();
    }

    @Test
    void refuses_types_that_are_no_real_numbers() {
        assertThatThrownBy(() -> written("complex", MOST))
                .hasMessage(
                        "complex has entries of type <c16; float32, float64 and whole numbers of up to 64 bits are read");
        assertThatThrownBy(() -> written("text", MOST)).hasMessageContaining("text has entries of type <U1;");
        assertThatThrownBy(() -> written("half", MOST)).hasMessageContaining("half has entries of type <f2;");
        assertThatThrownBy(() -> written("structured", MOST))
                .hasMessage("structured has entries of several parts; numbers are wanted");
    }

    @Test
    void a_whole_number_that_no_double_holds_is_no_number() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(headed("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }"));
        file.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong((1L << 53) + 1)
                .array());
        NpyArray array = NpyArray.read(new ByteArrayInputStream(file.toByteArray()), "steps", MOST);
        assertThatThrownBy(() -> array.requireFinite("steps")).hasMessage("steps[0] is NaN");
    }

    @Test
    void refuses_what_is_too_large_before_it_is_allocated() {
        assertThatThrownBy(() -> written("float64", 23))
                .hasMessage("float64 has shape (2, 3, 4), which is more than 23 entries");
        refused(
                headed("{'descr': '<f8', 'fortran_order': False, 'shape': (1250000000,), }"),
                "Q has shape (1250000000,), which is more than 1000 entries");
        refused(
                headed("{'descr': '<f8', 'fortran_order': False, 'shape': (999999999999999999, 999999999999999999), }"),
                "Q has shape (999999999999999999, 999999999999999999), which is more than 1000 entries");
    }

    @Test
    void refuses_files_that_are_shorter_or_longer_than_they_say() throws IOException {
        byte[] whole = bytes("float64");
        refused(Arrays.copyOf(whole, whole.length - 9), "Q ends after 22 of the 24 entries of its shape (2, 3, 4)");
        refused(Arrays.copyOf(whole, whole.length + 1), "Q goes on behind the 24 entries of its shape (2, 3, 4)");
        refused(Arrays.copyOf(whole, 60), "Q ends within its header");
        refused(Arrays.copyOf(whole, 7), "Q ends within its header");
        refused(new byte[0], "Q is not an .npy file: it does not begin with \\x93NUMPY");
    }

    @Test
    @Timeout(60)
    void refuses_a_header_of_blanks_without_trying_every_way_to_divide_them() {
        String blanks = " ".repeat(3000);
        refused(
                headed("{'descr'" + blanks + ":" + blanks + "'<f8'" + blanks + "}"),
                "Q: the header is not a literal with 'descr', 'fortran_order' and 'shape'");
    }

    @Test
    void refuses_headers_that_are_no_plain_literal() {
        String fault = "Q: the header is not a literal with 'descr', 'fortran_order' and 'shape'";
        refused(headed("{'descr': '<f8', 'fortran_order': False}"), fault);
        refused(headed("{'descr': '<f8', 'fortran_order': False, 'shape': (__import__('os'),), }"), fault);
        refused(headed("{'descr': '<f8', 'fortran_order': 1, 'shape': (1,), }"), fault);
        refused(headed("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }"), fault);
        refused(
                headed("{'descr': '<f8', 'fortran_order': False, 'shape': (1,,2), }"),
                "Q: axis 1 of its shape is not a length: ");
        refused(
                headed("{'descr': '<f8', 'fortran_order': False, 'shape': (" + "1, ".repeat(33) + "), }"),
                "Q has 33 axes; more than 32 are not read");
        refused(headed(" ".repeat(10_001)), "Q: a header of 10001 bytes; more than 10000 are not read");
        byte[] tomorrow = headed("{}");
        tomorrow[6] = 9;
        refused(tomorrow, "Q: version 9.0 of the .npy format is not known");
    }

    @Test
    void says_which_entry_is_not_finite_and_which_shape_was_wanted() throws IOException {
        double[] values = eighths();
        values[13] = Double.NEGATIVE_INFINITY;
        NpyArray array = new NpyArray(new long[] {2, 3, 4}, values);
        assertThatThrownBy(() -> array.requireFinite("Q")).hasMessage("Q[1, 0, 1] is -Infinity");
        assertThatThrownBy(() -> array.require("Q", -1, 4, 4)).hasMessage("Q has shape (2, 3, 4), not (any, 4, 4)");
        assertThatThrownBy(() -> array.require("Q", 24)).hasMessage("Q has shape (2, 3, 4), not (24,)");
        assertThat(array.require("Q", -1, 3, 4)).isSameAs(array);
    }

    @Test
    void writes_what_numpy_would() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NpyArray(new long[] {2, 3, 4}, eighths()).write(out);
        assertThat(out.toByteArray()).isEqualTo(bytes("float64"));
        out.reset();
        double[] whole = IntStream.range(-7, 17).mapToDouble(i -> i).toArray();
        new NpyArray(new long[] {2, 3, 4}, whole).writeWhole(out);
        assertThat(out.toByteArray()).isEqualTo(bytes("int64"));
        assertThatThrownBy(() -> new NpyArray(new long[] {1}, new double[] {0.5}).writeWhole(out))
                .hasMessage("not a whole number: 0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "compressed"})
    void reads_archives(String name) throws IOException {
        try (NpzArchive archive = new NpzArchive(WRITTEN_BY_NUMPY.resolve(name + ".npz"))) {
            assertThat(archive.names()).containsExactly("Q", "steps");
            assertThat(archive.read("Q", MOST).values()).containsExactly(eighths());
            assertThat(archive.read("steps", MOST).values()).containsExactly(0, 1);
            assertThatThrownBy(() -> archive.read("W", MOST)).hasMessage(name + ".npz has no array W; it has Q, steps");
        }
    }

    @Test
    void refuses_archives_that_are_none(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(WRITTEN_BY_NUMPY.resolve("plain.npz"));
        Path truncated = Files.write(folder.resolve("truncated.npz"), Arrays.copyOf(whole, 500));
        assertThatThrownBy(() -> new NpzArchive(truncated))
                .hasMessageStartingWith("truncated.npz is not an .npz archive, or not a whole one: ");
        Path other = archive(folder.resolve("other.npz"), "run.sh", new byte[] {1});
        assertThatThrownBy(() -> new NpzArchive(other))
                .hasMessage("other.npz holds something that is not an array: run.sh");
    }

    /** Ten million zeros in a few thousand bytes: read up to the limit and no further. */
    @Test
    void a_bomb_is_not_unpacked(@TempDir Path folder) throws IOException {
        byte[] zeros =
                Arrays.copyOf(headed("{'descr': '<f8', 'fortran_order': False, 'shape': (1000,), }"), 10_000_000);
        try (NpzArchive bomb = new NpzArchive(archive(folder.resolve("bomb.npz"), "Q.npy", zeros))) {
            assertThatThrownBy(() -> bomb.read("Q", MOST))
                    .hasMessage("bomb.npz: Q goes on behind the 1000 entries of its shape (1000,)");
            assertThatThrownBy(() -> bomb.read("Q", 999))
                    .hasMessage("bomb.npz: Q has shape (1000,), which is more than 999 entries");
        }
    }

    private static Path archive(Path file, String entry, byte[] content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
            zip.closeEntry();
        }
        return file;
    }
}
