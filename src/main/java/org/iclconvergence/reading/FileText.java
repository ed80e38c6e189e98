package org.iclconvergence.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file that may be anything, an endless device included. */
final class FileText {
    /** The paper's prompts take 0.1 MiB. */
    static final int LARGEST = 16 << 20;

    private FileText() {}

    /**
     * Reads a file.
     *
     * @param file UTF-8, with or without byte order mark
     * @return its text, without that mark
     * @throws IOException if it cannot be read, is not UTF-8 or is larger than {@link #LARGEST} bytes
     */
    static String read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a directory");
        }
        // what a shell hands over lies below /dev; any other pipe may never have a writer
        if (Files.exists(file) && !Files.isRegularFile(file) && !file.startsWith("/dev")) {
            throw new IOException(file + ": is not a regular file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw new IOException(file + ": is larger than " + (LARGEST >> 20) + " MiB");
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString().replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException other) {
            throw new IOException(file + ": is not UTF-8 text", other);
        }
    }
}
