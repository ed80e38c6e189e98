package org.iclconvergence.bench;

import java.util.concurrent.TimeUnit;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of gradient descent on both queries of a two-class problem, N = 1e6: the same time whatever K is.
 *
 * <p>Measured: 25 µs at K = 1e2, 27 µs at K = 1e12 (medians of two runs 31 and 35 µs, 31 and 47 µs),
 * on 2 cores, JDK 17; the machine was shared and busy, so that the fastest iteration says most.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClassStepBenchmark {
    private static final int STEPS = 100;

    /** K. */
    @Param({"1e2", "1e12"})
    public double features;

    private QueryGradientDescent dominant;
    private QueryGradientDescent underRepresented;

    /** Makes the problem. */
    @Setup
    public void prepare() {
        SymmetryClasses classes = SymmetryClasses.imbalanced(features, 0.5);
        dominant = new QueryGradientDescent(new PopulationIntegral(classes.query(0), 1e6), 1);
        underRepresented = new QueryGradientDescent(new PopulationIntegral(classes.query(1), 1e6), 1);
    }

    /** A hundred steps, recorded only at both ends. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double step() {
        return dominant.run(QueryEvent.NEVER, STEPS, step -> false).last().targetWeight()
                + underRepresented
                        .run(QueryEvent.NEVER, STEPS, step -> false)
                        .last()
                        .targetWeight();
    }
}
