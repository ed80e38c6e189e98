package org.iclconvergence.training.external;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An array as NumPy stores it (.npy). Read are versions 1 to 3 of the format, float32, float64 and whole numbers, both byte and both
 * memory orders; written is version 1 in little-endian float64 or int64.
 *
 * @param shape lengths of the axes
 * @param values in row-major order, the last index fastest; not copied
 */
public record NpyArray(long[] shape, double[] values) {
    /** Nothing may be null. */
    public NpyArray {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(values, "values");
    }

    private static final int ALIGNMENT = 64;
    private static final int CHUNK = 1 << 16;

    /**
     * Reads an array. Nothing is allocated that the limit does not allow, whatever the header says.
     *
     * @param stream at the start of the file; not closed
     * @param name of the array, for messages
     * @param most entries that are accepted
     * @return the array
     * @throws IOException if the stream cannot be read, is no such array, is shorter or longer than its header says, or has more
     *     entries than accepted
     */
    public static NpyArray read(InputStream stream, String name, int most) throws IOException {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(name, "name");
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, CHUNK));
        NpyHeader header = NpyHeader.read(in, name);
        long count = header.count();
        if (count > most) {
            throw new IOException(
                    name + " has shape " + header.shapeInWords() + ", which is more than " + most + " entries");
        }
        double[] values = new double[(int) count];
        byte[] chunk = new byte[CHUNK];
        int size = header.type().size();
        for (int at = 0; at < values.length; ) {
            int wanted = Math.min(values.length - at, CHUNK / size);
            int got = in.readNBytes(chunk, 0, wanted * size);
            if (got < wanted * size) {
                throw new IOException(name + " ends after " + (at + got / size) + " of the " + count
                        + " entries of its shape " + header.shapeInWords());
            }
            ByteBuffer entries =
                    ByteBuffer.wrap(chunk, 0, got).order(header.type().order());
            for (int i = 0; i < wanted; i++) {
                values[at++] = header.type().next().applyAsDouble(entries);
            }
        }
        if (in.read() >= 0) {
            throw new IOException(
                    name + " goes on behind the " + count + " entries of its shape " + header.shapeInWords());
        }
        return new NpyArray(header.shape(), header.columnMajor() ? rowMajor(values, header.shape()) : values);
    }

    private static double[] rowMajor(double[] values, long[] shape) {
        double[] ordered = new double[values.length];
        long[] index = new long[shape.length];
        for (double value : values) {
            long at = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                at = at * shape[axis] + index[axis];
            }
            ordered[(int) at] = value;
            for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
                index[axis] = 0;
            }
        }
        return ordered;
    }

    /**
     * Refuses another shape.
     *
     * @param name of the array, for the message
     * @param wanted lengths of the axes; −1 for any length
     * @return this
     * @throws IOException if the shape is another; the message says both
     */
    public NpyArray require(String name, long... wanted) throws IOException {
        boolean fits = shape.length == wanted.length;
        for (int axis = 0; fits && axis < wanted.length; axis++) {
            fits = wanted[axis] == -1 || wanted[axis] == shape[axis];
        }
        if (!fits) {
            throw new IOException(name + " has shape " + NpyHeader.inWords(shape) + ", not "
                    + NpyHeader.inWords(wanted).replace("-1", "any"));
        }
        return this;
    }

    /**
     * Refuses NaN and infinity.
     *
     * @param name of the array, for the message
     * @return this
     * @throws IOException if an entry is not finite; the message names the first
     */
    public NpyArray requireFinite(String name) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IOException(name + "[" + indexInWords(i) + "] is " + values[i]);
            }
        }
        return this;
    }

    String indexInWords(int position) {
        long[] index = new long[shape.length];
        long rest = position;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return Arrays.stream(index).mapToObj(Long::toString).collect(Collectors.joining(", "));
    }

    /**
     * Writes the array as float64.
     *
     * @param out not closed
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        write(out, "<f8", ByteBuffer::putDouble);
    }

    /**
     * Writes the array as int64.
     *
     * @param out not closed
     * @throws IOException if it cannot be written
     * @throws IllegalStateException if an entry is not a whole number
     */
    public void writeWhole(OutputStream out) throws IOException {
        write(out, "<i8", (buffer, value) -> {
            if (value != Math.rint(value)) {
                throw new IllegalStateException("not a whole number: " + value);
            }
            buffer.putLong((long) value);
        });
    }

    /**
     * Writes the array as int16.
     *
     * @param out not closed
     * @throws IOException if it cannot be written
     * @throws IllegalStateException if an entry is not a whole number of that size
     */
    public void writeShort(OutputStream out) throws IOException {
        write(out, "<i2", (buffer, value) -> {
            if (value != (short) value) {
                throw new IllegalStateException("not a short whole number: " + value);
            }
            buffer.putShort((short) value);
        });
    }

    private interface Put {
        void into(ByteBuffer buffer, double value);
    }

    private void write(OutputStream out, String type, Put put) throws IOException {
        String literal =
                "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + NpyHeader.inWords(shape) + ", }";
        int preamble = 10;
        int padded = (preamble + literal.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - preamble;
        ByteBuffer header = ByteBuffer.allocate(preamble + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) padded);
        header.put((literal + " ".repeat(padded - 1 - literal.length()) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(header.array());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            put.into(chunk, value);
            if (!chunk.hasRemaining()) {
                out.write(chunk.array());
                chunk.clear();
            }
        }
        out.write(chunk.array(), 0, chunk.position());
    }
}
