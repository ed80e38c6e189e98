package org.iclconvergence.checks;

/** The seeds of a run, all from its base seed. */
final class Seeds {
    private static final long BASE = Judgement.SETTINGS.baseSeed();

    private Seeds() {}

    /** The base seed, as reported. */
    static String base() {
        return Long.toString(BASE);
    }

    /**
     * The seed of one trial of one stream of trials. Streams are put apart by a mixing function of their own: the generator
     * expands seeds by SplitMix64, whose steps would make streams overlap that differ by a multiple of its increment.
     */
    static long of(String stream, int trial) {
        return mix(BASE ^ mix(stream.hashCode())) + trial;
    }

    /** The finaliser of MurmurHash3: a bijection that changes half of the bits for each bit of the input. */
    private static long mix(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
