package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.training.external.Answers.float64;
import static org.iclconvergence.training.external.Answers.npy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries of an array at the ends of their types, of their chunks and of what is accepted. */
class NpyEntriesTest {
    private static final int CHUNK = 8192;

    private static NpyArray read(byte[] file, int most) throws IOException {
        return NpyArray.read(new ByteArrayInputStream(file), "Q", most);
    }

    /** Bytes as they lie in the file. */
    @ParameterizedTest
    @CsvSource({
        "<f4, 000080bf, -1",
        ">f4, bf800000, -1",
        "<f8, 000000000000f0bf, -1",
        "=f8, 000000000000f0bf, -1",
        "|i1, 80, -128",
        "<i1, 7f, 127",
        ">i2, 8000, -32768",
        "<i2, ff7f, 32767",
        "<i4, 00000080, -2147483648",
        ">i4, 7fffffff, 2147483647",
        "|u1, ff, 255",
        "<u2, ffff, 65535",
        ">u2, fffe, 65534",
        "<u4, ffffffff, 4294967295",
        ">u4, fffffffe, 4294967294",
        ">i8, 0020000000000000, 9007199254740992",
        ">i8, ffe0000000000000, -9007199254740992",
        "<i8, feffffffffffffff, -2"
    })
    void the_ends_of_every_type(String type, String bytes, double value) throws IOException {
        byte[] file = npy("'" + type + "'", false, "()", HexFormat.of().parseHex(bytes));
        assertThat(read(file, 1).values()).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0020000000000001", "ffdfffffffffffff", "8000000000000000", "7fffffffffffffff"})
    void whole_numbers_beyond_2_to_the_53_are_none(String bytes) throws IOException {
        byte[] file = npy("'>i8'", false, "()", HexFormat.of().parseHex(bytes));
        assertThat(read(file, 1).values()).containsExactly(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|i2", "|f8", "|f4", "!f8", "?", "<", "f8", "<f", "<u8", "<f16", "|b1"})
    void other_types_are_refused(String type) {
        assertThatThrownBy(() -> read(npy("'" + type + "'", false, "()", new byte[16]), 1))
                .isInstanceOf(IOException.class)
                .hasMessage("Q has entries of type " + type
                        + "; float32, float64 and whole numbers of up to 64 bits are read");
    }

    private static double[] counted(int count) {
        return IntStream.range(0, count).mapToDouble(i -> i + 0.5).toArray();
    }

    /** Arrays are read and written in chunks: less than one, whole ones, and a rest. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7})
    void arrays_of_several_chunks_come_back(int count) throws IOException {
        double[] values = counted(count);
        byte[] file = float64("(" + count + ",)", values);
        NpyArray array = read(file, count);
        assertThat(array.values()).isEqualTo(values);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        array.write(out);
        byte[] written = out.toByteArray();
        assertThat(Arrays.copyOfRange(written, written.length - 8 * count, written.length))
                .isEqualTo(Arrays.copyOfRange(file, file.length - 8 * count, file.length));
        assertThat(read(written, count).values()).isEqualTo(values);
    }

    /** A chunk of single bytes is the longest. */
    @Test
    void chunks_of_single_bytes_come_back() throws IOException {
        byte[] bytes = new byte[8 * CHUNK + 2];
        bytes[8 * CHUNK - 1] = 1;
        bytes[8 * CHUNK] = 2;
        double[] values = read(npy("'|i1'", false, "(" + bytes.length + ",)", bytes), bytes.length)
                .values();
        assertThat(values).hasSize(8 * CHUNK + 2).endsWith(0, 1, 2, 0);
    }

    @Test
    void as_many_entries_as_are_accepted_and_no_more() throws IOException {
        int count = CHUNK + 3;
        byte[] file = float64("(" + count + ",)", counted(count));
        assertThat(read(file, count).values()).hasSize(count);
        assertThatThrownBy(() -> read(file, count - 1))
                .hasMessage("Q has shape (8195,), which is more than 8194 entries");
        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length - 1), count))
                .hasMessage("Q ends after 8194 of the 8195 entries of its shape (8195,)");
        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length - 25), count))
                .hasMessage("Q ends after 8191 of the 8195 entries of its shape (8195,)");
        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length + 1), count))
                .hasMessage("Q goes on behind the 8195 entries of its shape (8195,)");
    }

    /** A stream that is read is not read beyond the array, if nothing follows; a following zero byte is seen as well. */
    @Test
    void a_zero_behind_the_end_is_seen() {
        byte[] file = float64("(1,)", 1);
        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length + 1), 1))
                .hasMessage("Q goes on behind the 1 entries of its shape (1,)");
    }

    @Test
    void small_whole_numbers_are_written_as_two_bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NpyArray(new long[] {4}, new double[] {-32768, -1, 258, 32767}).writeShort(out);
        byte[] file = out.toByteArray();
        assertThat(HexFormat.of().formatHex(file, file.length - 8, file.length)).isEqualTo("0080ffff0201ff7f");
        assertThat(read(file, 4).values()).containsExactly(-32768, -1, 258, 32767);
        for (double wrong : new double[] {0.5, 32768, -32769, Double.NaN}) {
            assertThatThrownBy(() -> new NpyArray(new long[] {1}, new double[] {wrong}).writeShort(out))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("not a short whole number: " + wrong);
        }
    }

    /** Column by column: the entry of row i, column j and layer k is 100 i + 10 j + k. */
    @Test
    void the_first_index_may_run_fastest() throws IOException {
        double[] fortran = {0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121};
        byte[] content = Answers.doubles(ByteOrder.LITTLE_ENDIAN, fortran);
        assertThat(read(npy("'<f8'", true, "(2, 3, 2)", content), 12).values())
                .containsExactly(0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121);
        assertThat(read(npy("'<f8'", true, "(12,)", content), 12).values()).containsExactly(fortran);
    }
}
