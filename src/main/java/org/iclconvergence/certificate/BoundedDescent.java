package org.iclconvergence.certificate;

import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * BAL-1 for one problem, by descent on the exact loss: the first step with L_k ≤ ε, its bound, and the steps that follow.
 */
final class BoundedDescent implements Proposition {
    /** Far above what a growth in double precision may be off; the real descent is among the enclosed ones. */
    static final double GROWTH_ERROR = 1e-11;

    private static final int AFTERWARDS = 200;

    private final int features;
    private final int promptLength;
    private final double learningRate;
    private final String error;
    private final int steps;
    /** What the steps showed, which no factor changes; null before they were taken. */
    private @Nullable Outcome enclosed;

    BoundedDescent(int features, int promptLength, double learningRate, String error, int steps) {
        this.features = features;
        this.promptLength = promptLength;
        this.learningRate = learningRate;
        this.error = error;
        this.steps = steps;
    }

    @Override
    public String claim() {
        return "BAL-1";
    }

    @Override
    public String sentence() {
        return String.format(
                        Locale.ROOT,
                        "by descent with η = %s, K = %s and N = %s, L_k ≤ %s for the first time at step %s, which is at most the bound, and at each",
                        ClosedForms.text(learningRate),
                        features,
                        promptLength,
                        error,
                        steps)
                + " of the " + AFTERWARDS + " steps that follow";
    }

    @Override
    public String lemma() {
        return "none: every step is enclosed, for all descents whose growth is off by at most 1e-11";
    }

    @Override
    public Outcome certify(Interval factor) {
        Interval epsilon = Interval.decimal(error);
        enclosed = enclosed == null ? enclose(epsilon) : enclosed;
        if (enclosed.verdict() != Outcome.Verdict.CERTIFIED) {
            return enclosed;
        }
        Interval margin = factor.times(bound(epsilon)).minus(Interval.of(steps));
        return Outcome.ofSign(margin, enclosed.boxes(), "T* = " + steps + ", the bound minus it in " + margin);
    }

    private Outcome enclose(Interval epsilon) {
        EnclosedDescent descent = descent();
        Outcome first = descent.firstAtMost(epsilon, steps);
        if (first.verdict() != Outcome.Verdict.CERTIFIED) {
            return first;
        }
        for (int step = 0; step < AFTERWARDS; step++) {
            descent.advance();
            Interval found = descent.predictionError();
            if (found.high() > epsilon.low()) {
                return new Outcome(
                        found.low() > epsilon.high() ? Outcome.Verdict.REFUTED : Outcome.Verdict.UNDECIDED,
                        descent.step(),
                        0,
                        "step " + descent.step() + ", L_k in " + found);
            }
        }
        return new Outcome(Outcome.Verdict.CERTIFIED, descent.step(), 0, "");
    }

    EnclosedDescent descent() {
        Interval share = Interval.of(features).inverse();
        return new EnclosedDescent(
                Collections.nCopies(features, share), promptLength, Interval.of(learningRate), GROWTH_ERROR);
    }

    /** [K² ln K + K ln(K ε^{−1/2})/ε]/η. */
    private Interval bound(Interval epsilon) {
        Interval size = Interval.of(features);
        Interval first = size.squared().times(size.log());
        Interval second = size.times(size.dividedBy(epsilon.root()).log()).dividedBy(epsilon);
        return first.plus(second).dividedBy(Interval.of(learningRate));
    }
}
