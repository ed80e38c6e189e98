package org.iclconvergence.sweep.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.iclconvergence.sweep.SweepGrid;
import org.iclconvergence.sweep.SweepRow;

/**
 * Computes some points, on whatever worker, until its time is over: how long a point takes is not known before.
 *
 * @param grid sent once to each
 * @param seconds after which no other point is begun
 */
record Task(Broadcast<SweepGrid> grid, double seconds) implements Function<long[], Task.Rows> {
    private static final double NANOS = 1e9;

    /**
     * What a task gives.
     *
     * @param rows of the first indices, at least one
     * @param seconds how long they took
     */
    record Rows(List<SweepRow> rows, double seconds) implements Serializable {}

    @Override
    public Rows call(long[] indices) {
        long start = System.nanoTime();
        List<SweepRow> rows = new ArrayList<>(indices.length);
        double taken = 0;
        while (rows.size() < indices.length && (rows.isEmpty() || taken < seconds)) {
            rows.add(grid.value().row(indices[rows.size()]));
            taken = (System.nanoTime() - start) / NANOS;
        }
        return new Rows(rows, taken);
    }
}
