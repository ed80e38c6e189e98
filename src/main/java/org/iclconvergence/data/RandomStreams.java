package org.iclconvergence.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * One seed in, independent streams out: features, tokens, tasks and everything else draw from generators that are
 * 2^128 steps apart, so that asking one for more never changes another (Commons RNG, xoshiro256++ with jumps).
 */
public final class RandomStreams {
    private final UniformRandomProvider features;
    private final UniformRandomProvider tokens;
    private final UniformRandomProvider tasks;
    private final UniformRandomProvider other;

    /**
     * The streams of a seed.
     *
     * @param seed any value; the same seed gives the same numbers on every machine
     */
    public RandomStreams(long seed) {
        SplitMix64 seeds = new SplitMix64(seed);
        var source = new XoShiRo256PlusPlus(seeds.nextLong(), seeds.nextLong(), seeds.nextLong(), seeds.nextLong());
        features = source.jump();
        tokens = source.jump();
        tasks = source.jump();
        other = source;
    }

    /**
     * The stream that draws the features.
     *
     * @return the generator, shared state
     */
    public UniformRandomProvider features() {
        return features;
    }

    /**
     * The stream that draws context and query tokens.
     *
     * @return the generator, shared state
     */
    public UniformRandomProvider tokens() {
        return tokens;
    }

    /**
     * The stream that draws task weights.
     *
     * @return the generator, shared state
     */
    public UniformRandomProvider tasks() {
        return tasks;
    }

    /**
     * A stream that no sampler of this project reads: for the choices of an experiment itself.
     *
     * @return the generator, shared state
     */
    public UniformRandomProvider other() {
        return other;
    }
}
