package org.iclconvergence.sweep;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LossFloor;

/** Measures one point: everything that is known before the training, then what the training shows. */
final class Measurement {
    private static final int LONGEST_REASON = 300;

    private final SweepGrid grid;
    private final long index;
    private final Map<Quantity, Estimate> found = new EnumMap<>(Quantity.class);

    private Measurement(SweepGrid grid, long index) {
        this.grid = grid;
        this.index = index;
    }

    static SweepRow of(SweepGrid grid, SweepPoint point) {
        Measurement measurement = new Measurement(grid, point.index());
        try {
            return switch (grid.training()) {
                case FLOW, DESCENT -> new QueryPoint(grid, point, measurement).measure();
                case EXPERIMENT -> new ExperimentPoint(grid, point, measurement).measure();
            };
        } catch (RuntimeException failed) {
            String reason = failed.getMessage() == null ? failed.toString() : failed.getMessage();
            measurement.found.clear();
            return measurement.row(Status.FAILED, reason);
        }
    }

    static boolean isHopeless(SweepGrid grid, SweepPoint point) {
        if (grid.training() == TrainingKind.EXPERIMENT) {
            // the floor is one of all prompts, the experiment has only some
            return false;
        }
        try {
            return LossFloor.ofTraining(point.problem().groups(), point.number(Parameter.N))
                            .lower()
                    > point.number(Parameter.EPSILON);
        } catch (RuntimeException failing) {
            return false;
        }
    }

    boolean wants(Measure measure) {
        return grid.measures().contains(measure);
    }

    /** Puts down a number that somebody may have asked for. */
    void put(Quantity quantity, Estimate value) {
        found.put(quantity, value);
    }

    SweepRow row(Status status, String reason) {
        List<Quantity> columns = grid.quantities();
        double[] values = new double[columns.size()];
        double[] errors = new double[columns.size()];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(errors, Double.NaN);
        for (int i = 0; i < values.length; i++) {
            Estimate value = found.get(columns.get(i));
            if (value != null && Double.isFinite(value.value())) {
                values[i] = value.value();
                errors[i] = value.isKnown() ? value.error() : Double.NaN;
            }
        }
        String line = reason.replaceAll("\\s+", " ");
        return new SweepRow(index, status, line.substring(0, Math.min(LONGEST_REASON, line.length())), values, errors);
    }
}
