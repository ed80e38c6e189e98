package org.iclconvergence.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second run out of a folder. The operating system holds the lock and ends it with the process, however that ends: what a killed
 * run leaves is an empty promise, a small file that the next run takes over and removes.
 */
public final class FolderLock implements AutoCloseable {
    /** Behind everything that is ever written: where locks are mandatory the rest of the file can be read. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    private static final int ATTEMPTS = 100;
    private static final int LONGEST = 1 << 20;

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a folder, by a hidden file beside or in it.
     *
     * @param folder what is locked, for messages
     * @param file the lock; its folder exists
     * @return to be closed when nothing more is written
     * @throws IOException if another run has it, or the file cannot be made or locked; the message names the folder
     */
    public static FolderLock of(Path folder, Path file) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            FileChannel channel;
            try {
                channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            } catch (IOException refused) {
                throw StagedDirectory.unwritable(folder, Objects.requireNonNull(file.getParent()), refused);
            }
            FileLock lock = tryLock(channel, folder);
            if (lock == null) {
                channel.close();
                throw new IOException(folder + ": another run is writing there; wait for it, or choose another folder");
            }
            try {
                if (isStillAt(file, channel)) {
                    return new FolderLock(file, channel);
                }
            } catch (IOException full) {
                new FolderLock(file, channel).close();
                throw new IOException(folder + " cannot be written: " + full.getMessage(), full);
            }
            // the run before removed the file after it was opened here
            channel.close();
        }
        throw new IOException(folder + ": other runs come and go there; choose another folder");
    }

    private static @Nullable FileLock tryLock(FileChannel channel, Path folder) throws IOException {
        try {
            return channel.tryLock(POSITION, 1, false);
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        } catch (IOException impossible) {
            channel.close();
            throw new IOException(
                    folder + " cannot be locked (" + impossible.getMessage() + "); choose another file system",
                    impossible);
        }
    }

    /**
     * Whether the file that is locked is the one that others find. It gets a length that tells it from others; to open it once more and
     * close that again would end the lock, which POSIX gives to the process and not to the channel.
     */
    private static boolean isStillAt(Path file, FileChannel channel) throws IOException {
        long length =
                1L + Math.floorMod(System.nanoTime() ^ (ProcessHandle.current().pid() << 20), LONGEST);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), length - 1);
        return Files.exists(file) && Files.size(file) == length;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
