package org.iclconvergence.laboratory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Trainings that were done already: equal ones are run once for all claims. A run that finds its training done has asked the
 * training's seams all the same.
 */
public final class Memory {
    private final Map<Object, Remembered> done = new ConcurrentHashMap<>();

    private record Remembered(Object result, Set<Seam<?>> asked) {}

    @SuppressWarnings("unchecked") // a key belongs to one kind of training
    <T> T recall(Object key, Wiring wiring, Supplier<T> training) {
        Remembered remembered = done.computeIfAbsent(key, ignored -> new Remembered(training.get(), wiring.asked()));
        wiring.alsoAsked(remembered.asked());
        return (T) remembered.result();
    }
}
