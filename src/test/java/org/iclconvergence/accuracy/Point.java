package org.iclconvergence.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** One point of a domain of up to a few parameters: every combination of their ends comes first, then points drawn from one seed. */
final class Point {
    private static final long SEED = 20_240_229;

    private final int corner;
    private final boolean drawn;
    private final UniformRandomProvider random;
    private int asked;

    private Point(int corner, boolean drawn, UniformRandomProvider random) {
        this.corner = corner;
        this.drawn = drawn;
        this.random = random;
    }

    /** The 2^parameters corners, and so many drawn points. */
    static List<Point> of(int parameters, int drawn) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(SEED);
        List<Point> points = new ArrayList<>();
        int corners = 1 << parameters;
        for (int i = 0; i < corners + drawn; i++) {
            points.add(new Point(i, i >= corners, random));
        }
        return points;
    }

    /** The next parameter, uniform. */
    double uniform(double first, double last) {
        return drawn ? first + (last - first) * random.nextDouble() : end(first, last);
    }

    /** The next parameter, uniform in its logarithm. */
    double logUniform(double least, double most) {
        return drawn
                ? Math.min(most, Math.max(least, least * FastMath.pow(most / least, random.nextDouble())))
                : end(least, most);
    }

    /** The next parameter, a whole number. */
    double whole(double least, double most) {
        return Math.rint(logUniform(least, most));
    }

    /** The next parameter, a probability, its odds uniform in their logarithm. */
    double probability(double least, double restOfMost) {
        if (!drawn) {
            return end(least, 1 - restOfMost);
        }
        double odds = logUniform(least, 1 / restOfMost);
        return odds / (1 + odds);
    }

    /** A number that is drawn at the corners as well. */
    double between(double first, double last) {
        return first + (last - first) * random.nextDouble();
    }

    private double end(double first, double last) {
        return (corner >> asked++ & 1) == 0 ? first : last;
    }
}
