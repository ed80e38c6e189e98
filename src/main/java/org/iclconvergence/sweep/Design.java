package org.iclconvergence.sweep;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * Which points there are: all combinations of the values, or so many that are drawn. A point follows from its index alone, so
 * that it does not matter who computes it, and when.
 *
 * @param axes one for each parameter of the grid, in the order of {@link Parameter}
 * @param draws points of a random design; 0 for all combinations
 * @param seed of a random design
 */
record Design(List<Axis> axes, long draws, long seed) implements Serializable {
    Design {
        axes = List.copyOf(axes);
    }

    /** How many points there are; infinite where a long cannot count them. */
    double size() {
        return draws > 0
                ? draws
                : Arrays.stream(SweepRegime.values()).mapToDouble(this::size).sum();
    }

    /** Combinations of one regime, in which parameters of other regimes do not appear. */
    private double size(SweepRegime regime) {
        return regimes().values().contains(regime.toString())
                ? combined(regime).stream()
                        .mapToDouble(axis -> axis.values().size())
                        .reduce(1, (one, other) -> one * other)
                : 0;
    }

    private List<Axis> combined(SweepRegime regime) {
        return axes.stream()
                .filter(axis ->
                        axis.parameter() != Parameter.REGIME && axis.parameter().appliesTo(regime))
                .toList();
    }

    private Axis regimes() {
        return Objects.requireNonNull(axis(Parameter.REGIME), "no regime");
    }

    @Nullable
    Axis axis(Parameter parameter) {
        return axes.stream()
                .filter(axis -> axis.parameter() == parameter)
                .findFirst()
                .orElse(null);
    }

    /**
     * One point.
     *
     * @param index from 0, below the size
     * @return its settings
     */
    SweepPoint point(long index) {
        return draws > 0 ? drawn(index) : combination(index);
    }

    /** The last parameter changes fastest. */
    private SweepPoint combination(long index) {
        Map<Parameter, Object> settings = new EnumMap<>(Parameter.class);
        long rest = index;
        for (Object word : regimes().values()) {
            SweepRegime regime = regime(word);
            long size = (long) size(regime);
            if (rest < size) {
                settings.put(Parameter.REGIME, word);
                List<Axis> combined = combined(regime);
                for (int i = combined.size() - 1; i >= 0; i--) {
                    List<Object> values = combined.get(i).values();
                    settings.put(combined.get(i).parameter(), values.get((int) (rest % values.size())));
                    rest /= values.size();
                }
                return new SweepPoint(index, settings);
            }
            rest -= size;
        }
        throw new IndexOutOfBoundsException("no point " + index);
    }

    private SweepPoint drawn(long index) {
        // a generator of its own for every point, far from that of its neighbours
        long start = RandomSource.SPLIT_MIX_64.create(seed).nextLong() + index;
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(
                RandomSource.SPLIT_MIX_64.create(start).nextLong());
        Map<Parameter, Object> settings = new EnumMap<>(Parameter.class);
        Object word = regimes().draw(random);
        settings.put(Parameter.REGIME, word);
        for (Axis axis : combined(regime(word))) {
            settings.put(axis.parameter(), axis.draw(random));
        }
        return new SweepPoint(index, settings);
    }

    private static SweepRegime regime(Object word) {
        return Arrays.stream(SweepRegime.values())
                .filter(regime -> regime.toString().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
