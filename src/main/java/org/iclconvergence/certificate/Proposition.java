package org.iclconvergence.certificate;

/** What a machine can prove for every point of a continuum, or of a descent for every step. */
public interface Proposition {
    /**
     * The claim whose inequality it is.
     *
     * @return such as BAL-1
     */
    String claim();

    /**
     * What is proved, with its domain in words.
     *
     * @return a whole sentence
     */
    String sentence();

    /**
     * Why the enclosure proves it: the lemma by hand.
     *
     * @return one line, with its place in THEORY.md
     */
    String lemma();

    /**
     * Tries to prove it, or a stronger one.
     *
     * @param factor 1 for the sentence as it stands; below 1 its constant is sharpened by it: an upper bound times the factor, a
     *     lower bound divided by it
     * @return the outcome
     */
    Outcome certify(Interval factor);
}
