package org.iclconvergence.training.external;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Arrays and archives as a trainer may write them, rightly or wrongly. */
final class Answers {
    private Answers() {}

    /** An .npy file with this header, and these bytes behind it. */
    static byte[] npy(String type, boolean columnMajor, String shape, byte[] content) {
        String literal = "{'descr': " + type + ", 'fortran_order': " + (columnMajor ? "True" : "False") + ", 'shape': "
                + shape + ", }\n";
        byte[] text = literal.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length)
                .put(text)
                .put(content)
                .array();
    }

    static byte[] doubles(ByteOrder order, double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES).order(order);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return buffer.array();
    }

    static byte[] float64(String shape, double... values) {
        return npy("'<f8'", false, shape, doubles(ByteOrder.LITTLE_ENDIAN, values));
    }

    static byte[] steps(double... steps) {
        return float64("(" + steps.length + ",)", steps);
    }

    static byte[] stepsTo(long last) {
        return steps(LongStream.rangeClosed(0, last).asDoubleStream().toArray());
    }

    /** An archive as numpy.savez writes it. */
    static byte[] npz(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Every occurrence of a text in a file replaced by one of the same length. */
    static byte[] patched(byte[] file, String from, String to) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
