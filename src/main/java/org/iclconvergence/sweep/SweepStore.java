package org.iclconvergence.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The rows of a sweep on disk, by index, while it runs and after. H2's MVStore appends and never overwrites what counts: a process
 * that is killed at any moment, or a full disk, leaves what was last committed. Threads may put rows at the same time.
 */
public final class SweepStore implements AutoCloseable {
    private static final int CACHE = 16;
    private static final String GRID = "grid";

    private final Path file;
    private final MVStore store;
    private final MVMap<Long, byte[]> rows;
    private final MVMap<String, String> about;

    private SweepStore(Path file, MVStore store) {
        this.file = file;
        this.store = store;
        rows = store.openMap(
                "rows",
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
        about = store.openMap(
                "about",
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    /**
     * Opens a store, or makes one.
     *
     * @param file its place
     * @param identity of grid and program: what a row depends on beside its index
     * @return with the rows of earlier runs
     * @throws IOException if it cannot be opened, another process has it, or it holds the rows of something else
     */
    public static SweepStore open(Path file, String identity) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + ": is not a file");
        }
        MVStore store = null;
        try {
            store = new MVStore.Builder()
                    .fileName(file.toString())
                    .cacheSize(CACHE)
                    .autoCommitDisabled()
                    .open();
            store.setVersionsToKeep(0);
            SweepStore opened = new SweepStore(file, store);
            String kept = opened.about.putIfAbsent(GRID, identity);
            if (kept != null && !kept.equals(identity)) {
                throw new IOException(file.toAbsolutePath().getParent()
                        + ": holds the points of another grid, or of another version; choose another --out, or"
                        + " discard them by --force");
            }
            opened.commit();
            return opened;
        } catch (MVStoreException | IOException failure) {
            if (store != null) {
                store.closeImmediately();
            }
            throw failure instanceof MVStoreException refused ? inWords(file, refused) : (IOException) failure;
        }
    }

    /**
     * Removes a store.
     *
     * @param file its place; need not exist
     * @throws IOException if it cannot be removed, or another process is writing it
     */
    public static void discard(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock alone = channel.tryLock()) {
            if (alone == null) {
                throw held(file);
            }
            Files.delete(file);
        } catch (OverlappingFileLockException ofThisProcess) {
            throw held(file);
        }
    }

    private static IOException held(Path file) {
        return new IOException(file + ": another sweep writes into this folder");
    }

    private static IOException inWords(Path file, MVStoreException failure) {
        return failure.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                ? held(file)
                : new IOException(
                        file + ": " + String.valueOf(failure.getMessage()).replaceAll("\\s+", " "), failure);
    }

    /**
     * Whether a point has been computed.
     *
     * @param index of the point
     * @return true if its row is here
     */
    public boolean has(long index) {
        return rows.containsKey(index);
    }

    /**
     * How many rows there are.
     *
     * @return rows
     */
    public long size() {
        return rows.sizeAsLong();
    }

    /**
     * Keeps a row.
     *
     * @param row in place of another of the same index
     */
    public void put(SweepRow row) {
        rows.put(row.index(), row.toBytes());
    }

    /**
     * Makes everything that was put survive a kill.
     *
     * @throws IOException if it cannot be written
     */
    public void commit() throws IOException {
        try {
            store.commit();
        } catch (MVStoreException failure) {
            throw inWords(file, failure);
        }
    }

    /**
     * Goes through the rows, one at a time in memory.
     *
     * @param reader sees every row, in the order of the design
     */
    public void forEach(Consumer<SweepRow> reader) {
        Cursor<Long, byte[]> all = rows.cursor(null);
        while (all.hasNext()) {
            long index = all.next();
            reader.accept(SweepRow.ofBytes(index, all.getValue()));
        }
    }

    @Override
    public void close() {
        if (!store.isClosed()) {
            store.close();
        }
    }
}
