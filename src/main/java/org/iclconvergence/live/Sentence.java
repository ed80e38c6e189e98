package org.iclconvergence.live;

/**
 * One inequality or equality that a claim states about one training of one query, with both of its numbers.
 *
 * <p>The quantifiers that a claim's statement and hypotheses name are its hypotheses here: where one is not met there is one row without
 * numbers. Where they all are, the row is a measurement at this point, whether or not the claim's check has looked so far: what the check
 * looks at beyond a proof (the ranges of claims.yaml) is said in {@code outside}.
 *
 * @param claim its id in claims.yaml
 * @param quantity what is compared, in short mathematical words; times are in units of 1/η. Empty if a hypothesis is missing
 * @param value of the quantity; of many moments the one that comes nearest to violating the sentence. While the training has not come to
 *     the claim's moment, the value so far. NaN if there is none
 * @param relation ≤, ≥ or =; empty if a hypothesis is missing
 * @param bound what it is compared with, in the same words
 * @param boundValue of the bound, NaN if there is none
 * @param outcome what came of it
 * @param missing the first hypothesis that is not met, or what the training has not come to; else empty
 * @param outside which range of the claim's check this point leaves, where nothing is proved beyond; else empty
 */
public record Sentence(
        String claim,
        String quantity,
        double value,
        String relation,
        String bound,
        double boundValue,
        Outcome outcome,
        String missing,
        String outside) {
    /** What came of a sentence. */
    public enum Outcome {
        /** The errors of both numbers leave no doubt, or the bound is one that is attained, and they explain what is missing. */
        HOLDS,
        /** The errors of both numbers do not explain it. */
        FAILS,
        /** The two numbers are nearer to each other than their errors tell. */
        UNDECIDED,
        /** The training ended before the claim's moment, and nothing so far violates the sentence. */
        OPEN,
        /** The claim says nothing about this setting. */
        HYPOTHESIS_MISSING
    }
}
