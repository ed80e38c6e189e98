package org.iclconvergence.sweep.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.iclconvergence.sweep.ClusterFailure;
import org.iclconvergence.sweep.SweepStore;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** Tasks that were handed to the cluster together. Rows are stored when their task ends, not only when all have. */
final class Job {
    private static final int FASTEST_GROWTH = 8;

    private final List<long[]> indices;
    private final SweepStore store;
    private final LongAdder points = new LongAdder();
    private final DoubleAdder seconds = new DoubleAdder();
    private final Queue<Long> left = new ConcurrentLinkedQueue<>();
    private final SimpleFutureAction<Void> action;

    /**
     * Begins at once.
     *
     * @param cluster that computes
     * @param task what is done
     * @param indices of the points of each task
     * @param store of the rows
     */
    Job(JavaSparkContext cluster, Task task, List<long[]> indices, SweepStore store) {
        this.indices = indices;
        this.store = store;
        JavaRDD<Task.Rows> tasks = cluster.parallelize(indices, indices.size()).map(task);
        Seq<Object> all = CollectionConverters.<Object>asScala(IntStream.range(0, indices.size())
                        .<Object>mapToObj(i -> i)
                        .toList())
                .toSeq();
        action = cluster.sc()
                .submitJob(
                        tasks.rdd(),
                        (Function1<Iterator<Task.Rows>, Task.Rows> & Serializable) Iterator::next,
                        all,
                        this::keep,
                        () -> null);
    }

    /** Spark calls this once for each task, whatever became of the workers that tried it. */
    private BoxedUnit keep(Object number, Task.Rows rows) {
        rows.rows().forEach(store::put);
        points.add(rows.rows().size());
        seconds.add(rows.seconds());
        Arrays.stream(indices.get((Integer) number)).skip(rows.rows().size()).forEach(left::add);
        return BoxedUnit.UNIT;
    }

    boolean isOver() {
        return action.isCompleted();
    }

    /**
     * Of a job that is over.
     *
     * @throws ClusterFailure if it was given up
     */
    void requireSuccess() throws ClusterFailure {
        var result = action.value().get();
        if (result.isFailure()) {
            Throwable failure = result.failed().get();
            throw new ClusterFailure(
                    String.valueOf(failure.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("")
                            .strip(),
                    failure);
        }
    }

    /** The points that its tasks had no time for; complete when it is over. */
    Queue<Long> left() {
        return left;
    }

    /** So many of its points take about so long; after a few quick ones not thousands at once. */
    int pointsIn(double time, int before) {
        return (int) Math.max(1, Math.min(time * points.sum() / seconds.sum(), FASTEST_GROWTH * (double) before));
    }
}
