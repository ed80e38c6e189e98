package org.iclconvergence.report.figure;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.iclconvergence.report.TrajectoryCsv.Row;
import org.iclconvergence.report.chart.Chart.Band;
import org.iclconvergence.report.chart.Chart.Shade;
import org.iclconvergence.report.chart.ChartAxis;

/**
 * Where the phases of the under-represented features meet ([HCL24] Section 4.2), read off a trajectory: I and II end when
 * the attention on the queried feature overtakes the attention on the dominant one, III ends when it reaches ½. Each is the
 * median over the features k ≥ 2 that some prompt queries.
 *
 * @param overtaking epoch, or infinity if most features do not come so far
 * @param half epoch, not before {@code overtaking}, or infinity
 */
record PhaseBands(double overtaking, double half) {
    /**
     * The phases of a training with a dominant first feature.
     *
     * @param curves of K ≥ 2 features
     * @return the boundaries
     */
    static PhaseBands of(TrainingCurves curves) {
        Predicate<Row> overtaken = row -> row.targetAttention() >= row.dominantAttention();
        return new PhaseBands(
                median(curves.group(), overtaken),
                median(curves.group(), overtaken.and(row -> row.targetAttention() >= 0.5)));
    }

    private static double median(List<List<Row>> features, Predicate<Row> condition) {
        double[] epochs = features.stream()
                .filter(feature -> !Double.isNaN(feature.get(0).targetAttention()))
                .mapToDouble(feature -> feature.stream()
                        .filter(condition)
                        .mapToDouble(Row::epoch)
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY))
                .sorted()
                .toArray();
        if (epochs.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double lower = epochs[(epochs.length - 1) / 2];
        double upper = epochs[epochs.length / 2];
        return lower == upper ? lower : lower + (upper - lower) / 2;
    }

    /**
     * The phases on an axis.
     *
     * @param epochs horizontal axis
     * @return those that have a length
     */
    List<Band> on(ChartAxis epochs) {
        return Stream.of(
                        Band.on(epochs, 0, overtaking, "I, II", Shade.LIGHT),
                        Band.on(epochs, overtaking, half, "III", Shade.DARK),
                        Band.on(epochs, half, epochs.max(), "IV", Shade.NONE))
                .flatMap(band -> band)
                .toList();
    }
}
