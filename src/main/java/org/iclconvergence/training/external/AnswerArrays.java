package org.iclconvergence.training.external;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The arrays of an answer: those of trajectory.npz if it is there, otherwise .npy files. */
record AnswerArrays(Path folder, @Nullable NpzArchive archive) implements Closeable {
    static AnswerArrays in(Path folder) throws IOException {
        Path file = folder.resolve(Answer.ARCHIVE);
        if (!Answer.exists(file)) {
            return new AnswerArrays(folder, null);
        }
        Answer.requireFile(file);
        return new AnswerArrays(folder, new NpzArchive(file));
    }

    boolean has(String array) {
        return archive == null
                ? Files.isRegularFile(folder.resolve(array + ".npy"), LinkOption.NOFOLLOW_LINKS)
                : archive.names().contains(array);
    }

    NpyArray read(String array, int most) throws IOException {
        return archive == null ? Answer.read(folder.resolve(array + ".npy"), most) : archive.read(array, most);
    }

    String place(String array) {
        return archive == null ? array + ".npy" : Answer.ARCHIVE + ": " + array;
    }

    @Override
    public void close() throws IOException {
        if (archive != null) {
            archive.close();
        }
    }
}
