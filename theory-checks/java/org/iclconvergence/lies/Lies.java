package org.iclconvergence.lies;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Seam;

/** Every lie by its name in claims.yaml. */
public final class Lies {
    private static final SortedMap<String, Lie> BY_NAME = new TreeMap<>();

    static {
        Stream.of(
                        AboutTheWorld.LIES,
                        AboutTheModel.LIES,
                        AboutTheLoss.LIES,
                        AboutTheTraining.LIES,
                        AboutTheExperiment.LIES,
                        AboutTheTrainer.LIES,
                        AboutTheTheory.LIES)
                .flatMap(List::stream)
                .forEach(lie -> {
                    if (BY_NAME.put(lie.name(), lie) != null) {
                        throw new IllegalStateException("two lies are named " + lie.name());
                    }
                });
    }

    private Lies() {}

    /**
     * One lie.
     *
     * @param name as claims.yaml names it
     * @return the lie
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Lie named(String name) {
        Lie lie = BY_NAME.get(name);
        if (lie == null) {
            throw new IllegalArgumentException("there is no lie " + name + "; there are " + BY_NAME.keySet());
        }
        return lie;
    }

    /**
     * The lies that are tried on every claim that they can touch.
     *
     * @param asked the seams that the claim's honest run asked
     * @return in alphabetical order
     */
    public static List<Lie> sweptOver(Collection<Seam<?>> asked) {
        return BY_NAME.values().stream()
                .filter(Lie::isSwept)
                .filter(lie -> lie.touches(asked))
                .toList();
    }
}
