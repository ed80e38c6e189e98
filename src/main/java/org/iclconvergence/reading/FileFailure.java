package org.iclconvergence.reading;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, in words: the JDK's messages are often the bare path. */
public final class FileFailure {
    private FileFailure() {}

    /**
     * Says it.
     *
     * @param failure of a file operation
     * @return path and reason, one line
     */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or directory";
        }
        if (failure instanceof FileSystemException general && general.getReason() != null) {
            return general.getFile() + ": " + general.getReason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
