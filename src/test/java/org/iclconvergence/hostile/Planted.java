package org.iclconvergence.hostile;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.commons.math3.linear.MatrixUtils;

/** Factories of which all but the sound ones answer as no factory may: one fault each. */
public final class Planted {
    static final long PATIENCE = 500;

    private final double[] values;

    private Planted(double... values) {
        this.values = values;
    }

    /** Throws if there is none, which its factory lets pass. */
    public double first() {
        return values[0];
    }

    public static Planted soundLength(int length) {
        if (length < 1 || length > 10) {
            throw new IllegalArgumentException("length must lie from 1 to 10, not " + length);
        }
        return new Planted(new double[length]);
    }

    public static Planted soundText(String text) {
        return new Planted(Objects.requireNonNull(text, "text").length());
    }

    public static Planted emptyOne(double[] values) {
        return new Planted(values.clone());
    }

    public static Planted nullTaken(String text) {
        return new Planted(text == null ? 1 : 2);
    }

    public static Planted negativeSize(int length) {
        return new Planted(new double[Math.min(3, length) - 1]);
    }

    public static Planted byZero(int divisor) {
        return new Planted(1 / divisor);
    }

    public static Planted ofTheListLibrary(List<String> words) {
        return new Planted(words.stream()
                .findFirst()
                .orElseThrow(NoSuchElementException::new)
                .length());
    }

    public static Planted ofTheMathLibrary(int size) {
        return new Planted(MatrixUtils.createRealMatrix(Math.min(2, size), 1).getColumn(0));
    }

    public static Planted withoutAWord(double level) {
        if (Double.isNaN(level)) {
            throw new IllegalArgumentException("bad");
        }
        return new Planted(level);
    }

    public static Planted endless(int steps) {
        for (int i = 0; i != steps; i = Math.min(i + 1, 3)) {
            Thread.onSpinWait();
        }
        return new Planted(steps);
    }

    public static Planted large(long count) {
        return new Planted(new double[count > 3 ? 1 << 24 : 1]);
    }

    public static Planted deep(int depth) {
        return depth == 0 ? new Planted(0) : new Planted(deep(depth - 1).values);
    }
}
