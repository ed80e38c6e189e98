package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers at the ends of what the format allows. */
class NpyHeaderTest {
    private static byte[] file(int major, int minor, String literal) {
        byte[] text = literal.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.allocate((major == 1 ? 10 : 12) + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) major, (byte) minor});
        if (major == 1) {
            buffer.putShort((short) text.length);
        } else {
            buffer.putInt(text.length);
        }
        return buffer.put(text).array();
    }

    private static NpyHeader read(byte[] file) throws IOException {
        return NpyHeader.read(new DataInputStream(new ByteArrayInputStream(file)), "Q");
    }

    private static String shaped(String shape) {
        return "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
    }

    private static void refused(byte[] file, String message) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "1, 1", "3, 2"})
    void versions_that_are_not_known_are_refused(int major, int minor) {
        refused(
                file(major, minor, shaped("(1,)")),
                "Q: version " + major + "." + minor + " of the .npy format is not known");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void a_header_may_be_10_000_bytes_long(int major) throws IOException {
        String literal = shaped("(2, 3)");
        String longest = literal + " ".repeat(10_000 - literal.length());
        assertThat(read(file(major, 0, longest)).shape()).containsExactly(2, 3);
        refused(file(major, 0, longest + " "), "Q: a header of 10001 bytes; more than 10000 are not read");
    }

    /** The length of a header in version 1 has two bytes, without a sign; later it has four. */
    @Test
    void lengths_have_no_sign() {
        byte[] first = file(1, 0, "");
        first[8] = (byte) 0xff;
        first[9] = (byte) 0xff;
        refused(first, "Q: a header of 65535 bytes; more than 10000 are not read");
        byte[] second = file(2, 0, "");
        second[8] = (byte) 0xfe;
        second[9] = (byte) 0xff;
        second[10] = (byte) 0xff;
        second[11] = (byte) 0xff;
        refused(second, "Q: a header of 4294967294 bytes; more than 10000 are not read");
    }

    @Test
    void a_header_ends_where_it_says() {
        byte[] whole = file(1, 0, shaped("(1,)"));
        for (int length : new int[] {6, 7, 8, 9, 10, whole.length - 1}) {
            refused(Arrays.copyOf(whole, length), "Q ends within its header");
        }
        refused(Arrays.copyOf(whole, 5), "Q is not an .npy file: it does not begin with \\x93NUMPY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "() ~ 1 ~ ()",
                "( ) ~ 1 ~ ()",
                "(7,) ~ 7 ~ (7,)",
                "(7) ~ 7 ~ (7,)",
                "(2, 3) ~ 6 ~ (2, 3)",
                "(2,3, ) ~ 6 ~ (2, 3)",
                "(2L, 3L) ~ 6 ~ (2, 3)",
                "(0, 5) ~ 0 ~ (0, 5)",
                "(0, 999999999999999999, 999999999999999999) ~ 0 ~ (0, 999999999999999999, 999999999999999999)",
                "(3037000499, 3037000499) ~ 9223372030926249001 ~ (3037000499, 3037000499)",
                "(7, 7, 73, 127, 337, 92737, 649657) ~ 9223372036854775807 ~ (7, 7, 73, 127, 337, 92737, 649657)",
                "(3037000499, 3037000500) ~ 9223372033963249500 ~ (3037000499, 3037000500)",
                "(4294967296, 4294967296) ~ 9223372036854775807 ~ (4294967296, 4294967296)"
            })
    void shapes_and_their_entries(String literal, long count, String words) throws IOException {
        NpyHeader header = read(file(1, 0, shaped(literal)));
        assertThat(header.count()).isEqualTo(count);
        assertThat(header.shapeInWords()).isEqualTo(words);
        assertThat(header.columnMajor()).isFalse();
    }

    @Test
    void an_array_has_at_most_32_axes_of_18_digits() throws IOException {
        assertThat(read(file(1, 0, shaped("(" + "1, ".repeat(32) + ")"))).shape())
                .hasSize(32);
        refused(file(1, 0, shaped("(" + "1, ".repeat(33) + ")")), "Q has 33 axes; more than 32 are not read");
        refused(
                file(1, 0, shaped("(2, 1000000000000000000)")),
                "Q: axis 1 of its shape is not a length: 1000000000000000000");
        refused(file(1, 0, shaped("(L, 2)")), "Q: axis 0 of its shape is not a length: L");
        refused(file(1, 0, shaped("(2,,)")), "Q: axis 1 of its shape is not a length: ");
    }

    @Test
    void keys_may_come_in_any_order() throws IOException {
        NpyHeader header = read(file(1, 0, "{'shape': (2, 5), 'fortran_order': True, 'descr': '>i2'}"));
        assertThat(header.shape()).containsExactly(2, 5);
        assertThat(header.columnMajor()).isTrue();
        assertThat(header.type().size()).isEqualTo(2);
        assertThat(header.type().order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        String fault = "Q: the header is not a literal with 'descr', 'fortran_order' and 'shape'";
        refused(file(1, 0, "{'shape': (2, 5), 'shape': (2, 5), 'descr': '>i2'}"), fault);
        refused(file(1, 0, shaped("(2, 5)") + "exit()"), fault);
        refused(file(1, 0, "{'shape': (2, 5), 'fortran_order': True, 'descr': '>i2', 'x': True}"), fault);
        refused(file(1, 0, "{'descr': '>i2', 'fortran_order': True, 'fortran_order': True}"), fault);
        refused(file(1, 0, "{'fortran_order': True, 'shape': (2, 5), 'shape': (2, 5)}"), fault);
    }

    /** The two bytes of é in UTF-8 are two letters of Latin-1, which versions 1 and 2 are written in. */
    @Test
    void version_3_is_in_utf_8() {
        String end = "; float32, float64 and whole numbers of up to 64 bits are read";
        String latin = shaped("()").replace("<f8", "<\u00c3\u00a9");
        refused(file(1, 0, latin), "Q has entries of type <\u00c3\u00a9" + end);
        refused(file(2, 0, latin), "Q has entries of type <\u00c3\u00a9" + end);
        refused(file(3, 0, latin), "Q has entries of type <\u00e9" + end);
    }

    /** NumPy pads a header with the fewest blanks that let the entries begin at a multiple of 64, and ends it with a line feed. */
    @Test
    void entries_begin_at_a_multiple_of_64() throws IOException {
        for (int digits = 1; digits <= 18; digits++) {
            for (int axes = 1; axes <= 32; axes++) {
                long[] shape = new long[axes];
                Arrays.fill(shape, 1);
                shape[0] = Long.parseLong("7".repeat(digits));
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                new NpyArray(shape, new double[0]).write(out);
                byte[] header = out.toByteArray();
                String text = new String(header, 10, header.length - 10, StandardCharsets.ISO_8859_1);
                assertThat(header.length % 64).isZero();
                assertThat(text).endsWith("\n");
                assertThat(text.length() - text.stripTrailing().length()).isBetween(1, 64);
                assertThat(read(header).shape()).isEqualTo(shape);
            }
        }
    }
}
