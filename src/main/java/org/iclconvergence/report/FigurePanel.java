package org.iclconvergence.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/**
 * What one panel of a figure shows.
 *
 * @param title above the panel
 * @param trajectory one training
 * @param dominant is feature 1 dominant? It is then drawn apart from the others
 */
public record FigurePanel(String title, Trajectory trajectory, boolean dominant) {
    /** More points than this in one curve cannot be told apart at column width. */
    private static final int MOST_POINTS = 800;

    /** One number of one query feature. */
    @FunctionalInterface
    interface FeatureValue {
        double of(Snapshot snapshot, int k);
    }

    /**
     * The panel of one experiment, titled by its regime.
     *
     * @param probabilities p; feature 1 is dominant if it is more probable than every other
     * @param trajectory what the training left
     * @return the panel
     */
    public static FigurePanel of(FeatureProbabilities probabilities, Trajectory trajectory) {
        double first = probabilities.get(0);
        int count = probabilities.count();
        boolean dominant = count > 1 && IntStream.range(1, count).allMatch(k -> probabilities.get(k) < first);
        boolean balanced = IntStream.range(0, count).allMatch(k -> probabilities.get(k) == first);
        String title = dominant
                ? "imbalanced: K = " + count + ", p₁ = "
                        + new BigDecimal(first).round(new MathContext(3)).stripTrailingZeros()
                : balanced ? "balanced: K = " + count : "given probabilities: K = " + count;
        return new FigurePanel(title, trajectory, dominant);
    }

    /**
     * The number of features.
     *
     * @return K
     */
    int features() {
        return trajectory.first().predictionErrors().length;
    }

    /**
     * The features that are drawn as one group: all, or all but the dominant one.
     *
     * @return the first index of the group
     */
    int firstOfGroup() {
        return dominant ? 1 : 0;
    }

    /**
     * The last epoch.
     *
     * @return at least 1, so that an axis has a length
     */
    double lastEpoch() {
        return Math.max(1, trajectory.last().step());
    }

    /**
     * A number over the epochs.
     *
     * @param value of a snapshot
     * @return epochs and values, [2][points]
     */
    double[][] curve(ToDoubleFunction<Snapshot> value) {
        var snapshots = trajectory.snapshots();
        int stride = (snapshots.size() + MOST_POINTS - 1) / MOST_POINTS;
        int points = (snapshots.size() + stride - 2) / stride + 1;
        double[][] curve = new double[2][points];
        for (int i = 0; i < points; i++) {
            Snapshot snapshot = snapshots.get(Math.min(i * stride, snapshots.size() - 1));
            curve[0][i] = snapshot.step();
            curve[1][i] = value.applyAsDouble(snapshot);
        }
        return curve;
    }

    /**
     * The mean of the group over the epochs.
     *
     * @param value of a query feature; features without one (NaN) do not count
     * @return epochs and means, [2][points]
     */
    double[][] meanCurve(FeatureValue value) {
        return curve(snapshot -> IntStream.range(firstOfGroup(), features())
                .mapToDouble(k -> value.of(snapshot, k))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN));
    }
}
