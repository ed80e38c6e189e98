package org.iclconvergence.bench.comparison;

import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Two measurements taken in turn, so that a machine that slows down slows down both. What counts is the ratio within a round.
 *
 * @param ours one for each round
 * @param rivals one for each round
 */
record Rounds(double[] ours, double[] rivals) {
    /** Takes a measurement. */
    @FunctionalInterface
    interface Measured {
        double take() throws IOException, InterruptedException;
    }

    static Rounds alternate(int rounds, Measured ours, Measured rival) throws IOException, InterruptedException {
        Rounds taken = new Rounds(new double[rounds], new double[rounds]);
        for (int i = 0; i < rounds; i++) {
            // each is first as often as the other
            if (i % 2 == 0) {
                taken.ours[i] = ours.take();
                taken.rivals[i] = rival.take();
            } else {
                taken.rivals[i] = rival.take();
                taken.ours[i] = ours.take();
            }
        }
        return taken;
    }

    /** Seconds of one run, the median of so many: what a busy machine takes away from a few does not count. */
    static double secondsOf(int runs, Runnable run) {
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            run.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        return median(seconds);
    }

    /** Lets the compiler see what is to be measured: for so many seconds, and not less than ten times. */
    static void warm(double seconds, Runnable run) {
        long start = System.nanoTime();
        for (int i = 0; i < 10 || (System.nanoTime() - start) / 1e9 < seconds; i++) {
            run.run();
        }
    }

    static double median(double[] values) {
        return quantile(values, 50);
    }

    /** The quartiles. */
    static double[] spread(double[] values) {
        return new double[] {quantile(values, 25), quantile(values, 75)};
    }

    /** Rival over ours in each round. */
    double[] ratios() {
        double[] ratios = new double[ours.length];
        Arrays.setAll(ratios, i -> rivals[i] / ours[i]);
        return ratios;
    }

    private static double quantile(double[] values, double percent) {
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(values, percent);
    }
}
