package org.iclconvergence.bench.comparison;

/**
 * How long everything takes.
 *
 * @param quick two rounds of small sizes, to see that everything runs; -Dbench.quick
 * @param rounds of every row that is taken in turn
 * @param runs of ours in each round, whose median counts
 */
record Effort(boolean quick, int rounds, int runs) {
    static Effort asked() {
        String quick = System.getProperty("bench.quick", "false");
        return quick.isEmpty() || Boolean.parseBoolean(quick) ? new Effort(true, 2, 5) : new Effort(false, 5, 25);
    }

    /** Seconds for the compiler, before anything counts. */
    double warmUp() {
        return quick ? 1 : 5;
    }

    /** One of two sizes. */
    <T> T of(T full, T small) {
        return quick ? small : full;
    }
}
