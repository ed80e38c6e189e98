package org.iclconvergence.sweep;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** A sweep on threads of this process. */
public final class LocalSweep implements Sweep {
    /** What a kill costs at most, beside the points that are being computed. */
    private static final long COMMIT_MILLIS = 500;

    private final SweepGrid grid;
    private final SweepStore store;
    private final int threads;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    /**
     * A sweep.
     *
     * @param grid its points
     * @param store where they are kept
     * @param threads so many points at a time, at least 1
     * @throws IllegalArgumentException if there is no thread
     */
    public LocalSweep(SweepGrid grid, SweepStore store, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        this.grid = Objects.requireNonNull(grid, "grid");
        this.store = Objects.requireNonNull(store, "store");
        this.threads = threads;
    }

    @Override
    public void run(LongConsumer progress) throws IOException {
        done.set(store.size());
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "sweep");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < threads; i++) {
            workers.execute(this::work);
        }
        workers.shutdown();
        try {
            boolean over = false;
            while (!over) {
                over = workers.awaitTermination(COMMIT_MILLIS, TimeUnit.MILLISECONDS);
                store.commit();
                progress.accept(done.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the sweep was interrupted; the same command continues it", stopped);
        } finally {
            workers.shutdownNow();
        }
        Throwable failure = broken.get();
        if (failure instanceof OutOfMemoryError) {
            throw new IOException(
                    "out of memory: raise java -Xmx or lower --threads; the same command continues the sweep", failure);
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private void work() {
        long size = grid.size();
        try {
            for (long index = next.getAndIncrement();
                    index < size
                            && broken.get() == null
                            && !Thread.currentThread().isInterrupted();
                    index = next.getAndIncrement()) {
                if (!store.has(index)) {
                    store.put(grid.row(index));
                    done.incrementAndGet();
                }
            }
        } catch (RuntimeException | Error failure) {
            broken.compareAndSet(null, failure);
        }
    }
}
