package org.iclconvergence.training;

import java.util.Arrays;
import java.util.stream.LongStream;

/** The steps of a training that are wanted, in order; the first is 0, the last the end of the training. Immutable. */
public final class RecordedSteps {
    private static final double RATIO = 1.02;

    /** A gigabyte of numbers; whoever trains for longer records fewer of them. */
    private static final long MOST = 1L << 27;

    private final long[] steps;

    private RecordedSteps(LongStream steps) {
        this.steps = steps.toArray();
    }

    /**
     * Every step.
     *
     * @param last training steps, ≥ 0
     * @return 0 … last
     * @throws IllegalArgumentException if last is negative, or they are too many to be recorded
     */
    public static RecordedSteps all(long last) {
        return every(1, last);
    }

    /**
     * Every step up to 100, then steps in the ratio 1.02: a hitting time that is rounded up to one is late by less than 2 %.
     *
     * @param last training steps, ≥ 0
     * @return from 0 to last
     * @throws IllegalArgumentException if last is negative
     */
    public static RecordedSteps logSpaced(long last) {
        requireLast(last);
        return new RecordedSteps(LongStream.concat(
                LongStream.iterate(0, step -> step < last, RecordedSteps::after), LongStream.of(last)));
    }

    /**
     * Every so many steps, and the end.
     *
     * @param stride ≥ 1
     * @param last training steps, ≥ 0
     * @return 0, stride, 2 stride, …, last
     * @throws IllegalArgumentException if the stride is not positive, last is negative, or they are too many to be recorded
     */
    public static RecordedSteps every(long stride, long last) {
        requireLast(last);
        if (stride < 1) {
            throw new IllegalArgumentException("the stride must be at least 1, not " + stride);
        }
        if (last / stride >= MOST) {
            throw new IllegalArgumentException("every step of stride " + stride + " up to " + last
                    + " is more than the " + MOST + " that are recorded");
        }
        long multiples = last / stride + (last % stride == 0 ? 0 : 1);
        return new RecordedSteps(
                LongStream.concat(LongStream.range(0, multiples).map(i -> i * stride), LongStream.of(last)));
    }

    /**
     * Nothing but the start and the end.
     *
     * @param last training steps, ≥ 0
     * @return 0 and last
     * @throws IllegalArgumentException if last is negative
     */
    public static RecordedSteps ends(long last) {
        return every(Math.max(1, last), last);
    }

    private static long after(long step) {
        return Math.max(step + 1, (long) (RATIO * step));
    }

    private static void requireLast(long last) {
        if (last < 0) {
            throw new IllegalArgumentException("the last step must not be negative: " + last);
        }
    }

    boolean contains(long step) {
        return Arrays.binarySearch(steps, step) >= 0;
    }

    int count() {
        return steps.length;
    }

    long get(int i) {
        return steps[i];
    }
}
