package org.iclconvergence.training.external;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToDoubleFunction;

/** Types of entries that are read: whole and floating-point numbers that a double holds, in either byte order. */
record NpyType(int size, ByteOrder order, ToDoubleFunction<ByteBuffer> next) {
    /** The largest whole number below which doubles leave none out. */
    private static final long EXACT = 1L << 53;

    static NpyType of(String description, String name) throws IOException {
        char order = description.charAt(0);
        String kind = description.substring(1);
        ToDoubleFunction<ByteBuffer> next = switch (kind) {
            case "f4" -> ByteBuffer::getFloat;
            case "f8" -> ByteBuffer::getDouble;
            case "i1" -> ByteBuffer::get;
            case "i2" -> ByteBuffer::getShort;
            case "i4" -> ByteBuffer::getInt;
            case "i8" -> buffer -> exact(buffer.getLong());
            case "u1" -> buffer -> Byte.toUnsignedInt(buffer.get());
            case "u2" -> buffer -> Short.toUnsignedInt(buffer.getShort());
            case "u4" -> buffer -> Integer.toUnsignedLong(buffer.getInt());
            default -> null;
        };
        if (next == null || "<>=|".indexOf(order) < 0 || (order == '|' && kind.charAt(1) != '1')) {
            throw new IOException(name + " has entries of type " + description
                    + "; float32, float64 and whole numbers of up to 64 bits are read");
        }
        int size = kind.charAt(1) - '0';
        return new NpyType(size, order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, next);
    }

    private static double exact(long value) {
        return -EXACT <= value && value <= EXACT ? value : Double.NaN;
    }
}
