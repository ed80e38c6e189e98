package org.iclconvergence.training;

import java.util.Arrays;
import java.util.stream.LongStream;

/** The steps of a training that are wanted, in order; the first is 0, the last the end of the training. Immutable. */
public final class RecordedSteps {
    private static final long DENSE = 64;
    private static final double RATIO = 1.02;

    private final long[] steps;

    private RecordedSteps(LongStream steps) {
        this.steps = steps.toArray();
    }

    /**
     * Every step.
     *
     * @param last training steps, ≥ 0
     * @return 0 … last
     */
    public static RecordedSteps all(long last) {
        return new RecordedSteps(LongStream.rangeClosed(0, last));
    }

    /**
     * Every step up to 64, then steps in the ratio 1.02: a hitting time that is rounded up to one is late by less than 2 %.
     *
     * @param last training steps, ≥ 0
     * @return from 0 to last
     */
    public static RecordedSteps logSpaced(long last) {
        return new RecordedSteps(LongStream.iterate(0, step -> step <= last, step -> after(step, last)));
    }

    /**
     * Every so many steps, and the end.
     *
     * @param stride ≥ 1
     * @param last training steps, ≥ 0
     * @return 0, stride, 2 stride, …, last
     */
    public static RecordedSteps every(long stride, long last) {
        return new RecordedSteps(LongStream.concat(
                LongStream.iterate(0, step -> step < last, step -> step + stride), LongStream.of(last)));
    }

    /**
     * Nothing but the start and the end.
     *
     * @param last training steps, ≥ 0
     * @return 0 and last
     */
    public static RecordedSteps ends(long last) {
        return new RecordedSteps(LongStream.of(0, last).distinct());
    }

    private static long after(long step, long last) {
        if (step == last) {
            return last + 1;
        }
        return Math.min(last, step < DENSE ? step + 1 : (long) Math.floor(RATIO * step));
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
