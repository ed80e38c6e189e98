package org.iclconvergence.certificate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** IMB-3 for one problem, by descent on the exact loss: the steps at which the dominant and the rare queries have L_k ≤ ε. */
final class StageWiseDescent implements Proposition {
    private final int features;
    private final int promptLength;
    private final double dominant;
    private final String error;
    private final int dominantSteps;
    private final int rareSteps;
    /** What the steps showed, which no factor changes; null before they were taken. */
    private @Nullable Outcome enclosed;

    StageWiseDescent(int features, int promptLength, double dominant, String error, int dominantSteps, int rareSteps) {
        this.features = features;
        this.promptLength = promptLength;
        this.dominant = dominant;
        this.error = error;
        this.dominantSteps = dominantSteps;
        this.rareSteps = rareSteps;
    }

    @Override
    public String claim() {
        return "IMB-3";
    }

    @Override
    public String sentence() {
        return String.format(
                        Locale.ROOT,
                        "by descent with η = 1, K = %s, N = %s, p_1 = %s and the others equal, L_1 ≤ %s for the first time at step %s, L_k for k ≥ 2 at",
                        features,
                        promptLength,
                        ClosedForms.text(dominant),
                        error,
                        dominantSteps)
                + " step " + rareSteps + ", so that T_1 ≤ T_k";
    }

    @Override
    public String lemma() {
        return "none: every step is enclosed, for all descents whose growth is off by at most 1e-11";
    }

    @Override
    public Outcome certify(Interval factor) {
        enclosed = enclosed == null ? enclose() : enclosed;
        if (enclosed.verdict() != Outcome.Verdict.CERTIFIED) {
            return enclosed;
        }
        Interval margin = factor.times(rareSteps).minus(Interval.of(dominantSteps));
        return Outcome.ofSign(margin, enclosed.boxes(), "T_1 = " + dominantSteps + ", T_k = " + rareSteps);
    }

    private Outcome enclose() {
        Interval epsilon = Interval.decimal(error);
        Outcome first = descent(0).firstAtMost(epsilon, dominantSteps);
        if (first.verdict() != Outcome.Verdict.CERTIFIED) {
            return first;
        }
        Outcome later = descent(1).firstAtMost(epsilon, rareSteps);
        return new Outcome(later.verdict(), first.boxes() + later.boxes(), 0, later.where());
    }

    /** Of the dominant query, 0, or a rare one, 1: the queried feature comes first. */
    EnclosedDescent descent(int query) {
        Interval first = Interval.of(dominant);
        Interval rare = ClosedForms.rest(first).dividedBy(Interval.of(features - 1));
        List<Interval> probabilities = new ArrayList<>(Collections.nCopies(features, rare));
        probabilities.set(query == 0 ? 0 : 1, first);
        return new EnclosedDescent(probabilities, promptLength, Interval.ONE, BoundedDescent.GROWTH_ERROR);
    }
}
