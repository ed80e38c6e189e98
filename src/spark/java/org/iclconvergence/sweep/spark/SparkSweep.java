package org.iclconvergence.sweep.spark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Queue;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.iclconvergence.sweep.ClusterFailure;
import org.iclconvergence.sweep.Sweep;
import org.iclconvergence.sweep.SweepGrid;
import org.iclconvergence.sweep.SweepStore;

/**
 * A sweep on a Spark cluster. The driver hands out indices and keeps the rows as the tasks end; the workers need the grid and
 * nothing else. What a lost worker was computing, Spark gives to another.
 */
public final class SparkSweep implements Sweep {
    /** Beside which the cost of a task, some milliseconds, is nothing, and a lost one little. */
    private static final double TASK_SECONDS = 1;

    /** So many in a job for each core. */
    private static final int TASKS_PER_CORE = 20;

    /** Rows in the memory of the driver. */
    private static final int MOST_POINTS_OF_A_JOB = 100_000;

    /** While the last tasks of one job are computed, those of the next fill the cores that are free already. */
    private static final int JOBS_AT_A_TIME = 2;

    private static final long POLL_MILLIS = 50;
    private static final long COMMIT_MILLIS = 500;

    private final SweepGrid grid;
    private final SweepStore store;
    private final String master;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final Queue<Long> left = new ArrayDeque<>();
    private PrimitiveIterator.OfLong fresh;
    private long lastCommit;
    private int pointsOfATask = 1;

    /**
     * A sweep.
     *
     * @param grid its points
     * @param store where they are kept
     * @param master URL of a running cluster, or local[2]
     */
    public SparkSweep(SweepGrid grid, SweepStore store, String master) {
        this.grid = grid;
        this.store = store;
        this.master = master;
    }

    /**
     * Computes what is missing.
     *
     * @param progress told from time to time how many points there are
     * @throws IOException if a row cannot be stored
     * @throws ClusterFailure if the cluster gives up
     * @throws IllegalArgumentException if there is no such cluster
     */
    @Override
    public void run(LongConsumer progress) throws IOException, ClusterFailure {
        if (store.size() == grid.size()) {
            return;
        }
        try (JavaSparkContext cluster = connect()) {
            try {
                run(cluster, progress);
            } catch (ClusterFailure | IllegalStateException failure) {
                // Spark ends itself if no master answers for a minute, and then only says that it has ended
                if (cluster.sc().isStopped()) {
                    throw new ClusterFailure(
                            master + " gives no answer or has given up, as Spark's messages say", failure);
                }
                throw failure;
            }
        } finally {
            store.commit();
        }
    }

    private JavaSparkContext connect() {
        SparkConf settings = new SparkConf().setMaster(master).setAppName("icl sweep");
        String[] program = JavaSparkContext.jarOfClass(SparkSweep.class);
        // spark-submit has named it already
        if (!settings.contains("spark.jars") && program.length > 0) {
            settings.setJars(program);
        }
        try {
            return new JavaSparkContext(settings);
        } catch (Exception | LinkageError refused) {
            // LinkageError: a Java that spark-submit did not start
            throw new IllegalArgumentException("--spark-master " + master + ": " + refused.getMessage(), refused);
        }
    }

    private void run(JavaSparkContext cluster, LongConsumer progress) throws IOException, ClusterFailure {
        fresh = LongStream.range(0, grid.size())
                .filter(index -> !store.has(index))
                .iterator();
        Task task = new Task(cluster.broadcast(grid), TASK_SECONDS);
        while (areMissing() || !jobs.isEmpty()) {
            while (areMissing() && jobs.size() < JOBS_AT_A_TIME) {
                jobs.add(new Job(cluster, task, next(cluster.defaultParallelism()), store));
            }
            Job first = jobs.element();
            if (first.isOver()) {
                jobs.remove();
                first.requireSuccess();
                left.addAll(first.left());
                pointsOfATask = first.pointsIn(TASK_SECONDS, pointsOfATask);
            } else {
                rest();
            }
            keep(progress);
        }
    }

    private boolean areMissing() {
        return !left.isEmpty() || fresh.hasNext();
    }

    /** The points of the next job, task by task. */
    private List<long[]> next(int cores) {
        int tasks = Math.min(TASKS_PER_CORE * cores, MOST_POINTS_OF_A_JOB);
        int points = Math.min(pointsOfATask, MOST_POINTS_OF_A_JOB / tasks);
        List<long[]> indices = new ArrayList<>();
        while (areMissing() && indices.size() < tasks) {
            long[] task = new long[points];
            int filled = 0;
            while (filled < points && areMissing()) {
                task[filled++] = left.isEmpty() ? fresh.nextLong() : left.remove();
            }
            indices.add(Arrays.copyOf(task, filled));
        }
        return indices;
    }

    private static void rest() throws ClusterFailure {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClusterFailure("the sweep was interrupted", stopped);
        }
    }

    private void keep(LongConsumer progress) throws IOException {
        long now = System.nanoTime();
        if (now - lastCommit >= COMMIT_MILLIS * 1_000_000) {
            lastCommit = now;
            store.commit();
            progress.accept(store.size());
        }
    }
}
