package org.iclconvergence.report.figure;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.report.TrajectoryCsv;
import org.iclconvergence.report.TrajectoryCsv.Row;
import org.iclconvergence.training.Trajectory;

/**
 * One training of every feature, as one panel of a figure shows it.
 *
 * @param features for each feature its rows, by increasing epoch, all of the same epochs
 * @param dominant is feature 1 more probable than every other? It is then drawn apart from them
 */
public record TrainingCurves(List<List<Row>> features, boolean dominant) {
    /** More points than this in one curve cannot be told apart at column width. */
    private static final int MOST_POINTS = 800;

    /**
     * The curves of a training.
     *
     * @param probabilities p
     * @param promptLength N
     * @param trajectory what the training left
     * @return long ones thinned; the first and the last epoch stay
     */
    public static TrainingCurves of(FeatureProbabilities probabilities, int promptLength, Trajectory trajectory) {
        var snapshots = trajectory.snapshots();
        int last = snapshots.size() - 1;
        int stride = (snapshots.size() + MOST_POINTS - 1) / MOST_POINTS;
        var thinned = IntStream.rangeClosed(0, last)
                .filter(i -> i % stride == 0 || i == last)
                .mapToObj(snapshots::get)
                .toList();
        return of(TrajectoryCsv.rows(probabilities, promptLength, thinned));
    }

    /**
     * The curves of a table.
     *
     * @param file its name, for messages
     * @param csv what {@link TrajectoryCsv} wrote
     * @return all of its rows
     * @throws IOException if it is no such table
     */
    public static TrainingCurves read(String file, String csv) throws IOException {
        TrainingCurves curves = of(TrajectoryCsv.read(file, csv).stream());
        if (curves.features.stream().map(List::size).distinct().count() != 1) {
            throw new IOException(file + ": not every feature has the same number of epochs");
        }
        return curves;
    }

    private static TrainingCurves of(Stream<Row> rows) {
        List<List<Row>> features =
                new ArrayList<>(rows.collect(Collectors.groupingBy(Row::feature, TreeMap::new, Collectors.toList()))
                        .values());
        boolean dominant = features.size() > 1
                && features.stream().skip(1).allMatch(others -> probability(others) < probability(features.get(0)));
        return new TrainingCurves(features, dominant);
    }

    private static double probability(List<Row> feature) {
        return feature.get(0).probability();
    }

    /**
     * The panel's title.
     *
     * @return regime and number of features
     */
    String title() {
        double first = probability(features.get(0));
        if (dominant) {
            return "imbalanced: K = " + features.size() + ", p₁ = "
                    + new BigDecimal(first).round(new MathContext(3)).stripTrailingZeros();
        }
        boolean balanced = features.stream().allMatch(feature -> probability(feature) == first);
        return (balanced ? "balanced: K = " : "given probabilities: K = ") + features.size();
    }

    /**
     * The last epoch.
     *
     * @return from 0
     */
    long lastEpoch() {
        List<Row> first = features.get(0);
        return first.get(first.size() - 1).epoch();
    }

    /**
     * The features that are drawn as one group: all, or all but the dominant one.
     *
     * @return their rows
     */
    List<List<Row>> group() {
        return dominant ? features.subList(1, features.size()) : features;
    }

    /**
     * A number of every feature at every epoch.
     *
     * @param value of a row
     * @return in no order
     */
    DoubleStream values(ToDoubleFunction<Row> value) {
        return features.stream().flatMap(List::stream).mapToDouble(value);
    }

    /**
     * A number of one feature over the epochs.
     *
     * @param feature its rows
     * @param value of a row
     * @return pairs epoch, value
     */
    static List<double[]> curve(List<Row> feature, ToDoubleFunction<Row> value) {
        return feature.stream()
                .map(row -> new double[] {row.epoch(), value.applyAsDouble(row)})
                .toList();
    }

    /**
     * The mean of the group over the epochs.
     *
     * @param value of a row; features without one (NaN) do not count
     * @return pairs epoch, mean
     */
    List<double[]> mean(ToDoubleFunction<Row> value) {
        List<List<Row>> group = group();
        return IntStream.range(0, group.get(0).size())
                .mapToObj(i -> new double[] {
                    group.get(0).get(i).epoch(),
                    group.stream()
                            .mapToDouble(feature -> value.applyAsDouble(feature.get(i)))
                            .filter(Double::isFinite)
                            .average()
                            .orElse(Double.NaN)
                })
                .toList();
    }
}
