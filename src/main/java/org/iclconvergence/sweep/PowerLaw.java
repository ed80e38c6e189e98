package org.iclconvergence.sweep;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A power law y = A x^b that is to be fitted to the points of a sweep.
 *
 * @param y a measured column
 * @param x a parameter or another column
 * @param by parameters: one fit for each combination of their values
 * @param where parameter or column to [least, most]: points outside are left out
 */
public record PowerLaw(String y, String x, Optional<List<String>> by, Optional<Map<String, List<Double>>> where) {
    /**
     * A law.
     *
     * @throws IllegalArgumentException if y is x, or a range is none
     */
    public PowerLaw {
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(where, "where");
        if (y.equals(x)) {
            throw new IllegalArgumentException("y must not be x");
        }
        where.orElse(Map.of()).forEach((name, range) -> {
            if (range.size() != 2 || !(range.get(0) <= range.get(1))) {
                throw new IllegalArgumentException("where must have [least, most] for " + name);
            }
        });
    }
}
