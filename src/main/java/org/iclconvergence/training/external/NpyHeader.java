package org.iclconvergence.training.external;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an .npy file says of its array, in the format's versions 1 to 3. The header is a Python literal with three keys, which is
 * read as such a literal and nothing more: it cannot run anything.
 *
 * @param type of the entries
 * @param columnMajor whether the first index runs fastest (Fortran's order)
 * @param shape lengths of the axes; empty for a single number
 */
record NpyHeader(NpyType type, boolean columnMajor, long[] shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** NumPy's own limit for headers that it has not been told to trust. */
    private static final int LONGEST = 10_000;

    private static final int MOST_AXES = 32;

    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']{1,16})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)\\b");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");
    private static final Pattern WHOLE =
            // possessive: no run of blanks can be divided in two ways
            Pattern.compile(
                    "\\{(?:\\s*+'\\w++'\\s*+:\\s*+(?:'[^']*+'|True|False|\\([0-9L,\\s]*+\\))\\s*+,?+){3}\\s*+\\}\\s*+");

    /**
     * Reads a header.
     *
     * @param in at the start of the file; behind the header afterwards
     * @param name of the array, for messages
     * @return the header
     * @throws IOException if there is none, or its array is of a type that is not read
     */
    static NpyHeader read(DataInputStream in, String name) throws IOException {
        try {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new IOException(name + " is not an .npy file: it does not begin with \\x93NUMPY");
            }
            int major = in.readUnsignedByte();
            int minor = in.readUnsignedByte();
            if (major < 1 || major > 3 || minor != 0) {
                throw new IOException(name + ": version " + major + "." + minor + " of the .npy format is not known");
            }
            long length = major == 1
                    ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                    : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            if (length > LONGEST) {
                throw new IOException(
                        name + ": a header of " + length + " bytes; more than " + LONGEST + " are not read");
            }
            byte[] text = in.readNBytes((int) length);
            if (text.length < length) {
                throw new EOFException();
            }
            return parse(new String(text, major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1), name);
        } catch (EOFException end) {
            throw new IOException(name + " ends within its header", end);
        }
    }

    private static NpyHeader parse(String text, String name) throws IOException {
        Matcher type = DESCRIPTION.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        boolean typed = type.find();
        if (!typed && text.contains("'descr'")) {
            throw new IOException(name + " has entries of several parts; numbers are wanted");
        }
        if (!(typed && WHOLE.matcher(text).matches() && order.find() && shape.find())) {
            throw new IOException(name + ": the header is not a literal with 'descr', 'fortran_order' and 'shape'");
        }
        return new NpyHeader(
                NpyType.of(type.group(1), name), order.group(1).equals("True"), axes(shape.group(1), name));
    }

    private static long[] axes(String text, String name) throws IOException {
        String[] parts = text.isBlank()
                ? new String[0]
                : text.strip().replaceAll(",$", "").split(",", -1);
        if (parts.length > MOST_AXES) {
            throw new IOException(name + " has " + parts.length + " axes; more than " + MOST_AXES + " are not read");
        }
        long[] axes = new long[parts.length];
        for (int i = 0; i < axes.length; i++) {
            String part = parts[i].strip().replaceAll("L$", "");
            if (!part.matches("[0-9]{1,18}")) {
                throw new IOException(name + ": axis " + i + " of its shape is not a length: " + parts[i].strip());
            }
            axes[i] = Long.parseLong(part);
        }
        return axes;
    }

    /** How many entries there are; the largest long if a long cannot say it. */
    long count() {
        long count = 1;
        for (long axis : shape) {
            if (axis != 0 && count > Long.MAX_VALUE / axis) {
                return Long.MAX_VALUE;
            }
            count *= axis;
        }
        return count;
    }

    /** As Python writes it, such as (3, 4). */
    String shapeInWords() {
        return inWords(shape);
    }

    static String inWords(long... shape) {
        return "("
                + Arrays.stream(shape)
                        .mapToObj(axis -> String.format(Locale.ROOT, "%d", axis))
                        .collect(Collectors.joining(", "))
                + (shape.length == 1 ? ",)" : ")");
    }
}
