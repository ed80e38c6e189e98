package org.iclconvergence.bench;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.FastMath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@link ExperimentEpochBenchmark} cannot fall below: the arrays of one epoch, K = 10, d = 100, M = 300, and the operations on
 * them, with none of the classes around. The products are those of a BLAS; the loss is loops along the prompts, Adam is one loop.
 * Numbers are arbitrary, the loss is asked at the same weights again and again, and every query has as many prompts: none of that
 * changes the work.
 *
 * <p>Native is the library that the system's loader finds under libblas.so.3 (Debian: libopenblas0-serial; libblas3, the reference
 * implementation, is another floor), on one thread: set OPENBLAS_NUM_THREADS=1. Java is the BLAS library's own fallback.
 *
 * <p>Measured: 24 µs native (loss 4.2, lift 5.0, Adam 8.8, project 5.2; OpenBLAS 0.3.21), 150 µs by the fallback, on 2 cores, JDK 17;
 * the machine was shared and busy: these are fastest iterations of 10 to 40 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExperimentFloorBenchmark {
    private static final int K = 10;
    private static final int D = 100;
    private static final int M = 300;
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;

    /** Where the products are computed. */
    @Param({"native", "java"})
    public String products;

    private final SplittableRandom random = new SplittableRandom(1);
    private final double[] vectors = drawn(D * K);
    private final double[] logits = drawn(K * K);
    private final double[] slopes = new double[K * K];
    private final double[] narrow = new double[K * D];
    private final double[] gradient = new double[D * D];
    private final double[] mean = new double[D * D];
    private final double[] square = new double[D * D];
    private final double[] q = new double[D * D];
    private final double[] weights = new double[K * K];
    private final double[][] counts = drawnRows();
    private final double[][] gaps = drawnRows();
    private final double[][] scores = new double[K][M];
    private final double[] sums = new double[M];
    private final double[] residuals = new double[M];
    private final double[] terms = new double[M];
    private BLAS blas;

    private double[] drawn(int length) {
        return random.doubles(length).toArray();
    }

    private double[][] drawnRows() {
        return IntStream.range(0, K).mapToObj(m -> drawn(M)).toArray(double[][]::new);
    }

    /** Finds the BLAS; fails if there is no native one. */
    @Setup
    public void prepare() {
        blas = products.equals("native") ? NativeBLAS.getInstance() : JavaBLAS.getInstance();
    }

    /** Everything. */
    @Benchmark
    public double epoch() {
        return loss() + lift()[0] + adam()[0] + project()[0];
    }

    /** K² exponentials, the scores of M prompts, residuals, slopes. */
    @Benchmark
    public double loss() {
        Arrays.fill(sums, 0);
        Arrays.fill(residuals, 0);
        for (int m = 0; m < K; m++) {
            for (int k = 0; k < K; k++) {
                scale(FastMath.exp(logits[m * K + k]), counts[m], scores[m], k * (M / K), (k + 1) * (M / K));
            }
            add(scores[m], sums);
        }
        for (int m = 0; m < K; m++) {
            attend(scores[m], gaps[m]);
        }
        double total = 0;
        for (int m = 0; m < K; m++) {
            writeTerms(scores[m], gaps[m]);
            for (int k = 0; k < K; k++) {
                slopes[m * K + k] = sum(terms, k * (M / K), (k + 1) * (M / K));
                total += slopes[m * K + k];
            }
        }
        return total;
    }

    private static void scale(double factor, double[] of, double[] to, int from, int end) {
        for (int i = from; i < end; i++) {
            to[i] = factor * of[i];
        }
    }

    private static void add(double[] terms, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += terms[i];
        }
    }

    private void attend(double[] score, double[] gap) {
        for (int i = 0; i < M; i++) {
            score[i] /= sums[i];
            residuals[i] += score[i] * gap[i];
        }
    }

    private void writeTerms(double[] score, double[] gap) {
        for (int i = 0; i < M; i++) {
            terms[i] = residuals[i] * score[i] * (gap[i] - residuals[i]);
        }
    }

    private static double sum(double[] of, int from, int end) {
        double sum = 0;
        for (int i = from; i < end; i++) {
            sum += of[i];
        }
        return sum;
    }

    /** V G Vᵀ. */
    @Benchmark
    public double[] lift() {
        blas.dgemm("N", "T", K, D, K, 1, slopes, K, vectors, D, 0, narrow, K);
        blas.dgemm("N", "N", D, D, K, 1, vectors, D, narrow, K, 0, gradient, D);
        return gradient;
    }

    /** Adam, its two scales known. */
    @Benchmark
    public double[] adam() {
        for (int i = 0; i < D * D; i++) {
            double g = gradient[i];
            mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * g;
            square[i] = BETA_2 * square[i] + (1 - BETA_2) * g * g;
            q[i] -= 0.002 * mean[i] / (Math.sqrt(1.5 * square[i]) + 1e-8);
        }
        return q;
    }

    /** VᵀQV. */
    @Benchmark
    public double[] project() {
        blas.dgemm("T", "N", K, D, D, 1, vectors, D, q, D, 0, narrow, K);
        blas.dgemm("N", "N", K, K, D, 1, narrow, K, vectors, D, 0, weights, K);
        return weights;
    }
}
