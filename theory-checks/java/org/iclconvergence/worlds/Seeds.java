package org.iclconvergence.worlds;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import org.iclconvergence.data.RandomStreams;

/**
 * The seeds of a run: everything random in it follows from one number.
 *
 * @param base as the settings say
 */
public record Seeds(long base) {
    /**
     * The seed of one trial of one stream of trials. Streams are put apart by a mixing function of their own: the generator
     * expands seeds by SplitMix64, whose steps would make streams overlap that differ by a multiple of its increment.
     *
     * @param stream its name
     * @param trial number from 0
     * @return the seed
     */
    public long of(String stream, int trial) {
        return mix(base ^ mix(stream.hashCode())) + trial;
    }

    /**
     * The generators of one trial.
     *
     * @param stream its name
     * @param trial number from 0
     * @return fresh ones
     */
    public RandomStreams streams(String stream, int trial) {
        return new RandomStreams(of(stream, trial));
    }

    /** Seeds of drawn worlds, one like the other: 0 is no simpler than the rest, but there has to be an end to shrink to. */
    static Arbitrary<Long> drawn() {
        return Arbitraries.longs()
                .between(0, 1_000_000)
                .withDistribution(RandomDistribution.uniform())
                .edgeCases(config -> config.includeOnly(0L));
    }

    /** The finaliser of MurmurHash3: a bijection that changes half of the bits for each bit of the input. */
    private static long mix(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
