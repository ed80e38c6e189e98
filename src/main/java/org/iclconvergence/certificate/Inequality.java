package org.iclconvergence.certificate;

import java.util.Objects;

/**
 * An inequality over a box.
 *
 * @param claim such as BAL-1
 * @param sentence what is proved, with its domain in words
 * @param lemma what was done by hand
 * @param domain of the variables
 * @param margin what must not be negative: the larger side minus the smaller one, up to a positive factor
 */
public record Inequality(String claim, String sentence, String lemma, Box domain, Margin margin)
        implements Proposition {
    /** Nothing may be null. */
    public Inequality {
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(lemma, "lemma");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(margin, "margin");
    }

    /** A quantity that depends on the constant of the sentence. */
    public interface Margin {
        /**
         * Its enclosure.
         *
         * @param factor by which the constant is sharpened, 1 for the sentence as it stands
         * @param box where the variables lie
         * @return contains the quantity at every point of the box
         */
        Interval over(Interval factor, Box box);
    }

    @Override
    public Outcome certify(Interval factor) {
        return Bisection.of(domain, box -> margin.over(factor, box));
    }
}
