package org.iclconvergence.certificate;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Gradient descent from zero on the exact loss of one query, every step enclosed: the weights of the real descent lie in the intervals,
 * and so do those of every descent whose growth is off by at most a number that is given. Such is a descent in double precision.
 */
public final class EnclosedDescent {
    private final PromptSums loss;
    private final Interval learningRate;
    private final Interval perturbation;
    private final Interval[] weights;
    private PromptSums.Values values;
    private int step;

    /**
     * A descent before its first step.
     *
     * @param probabilities p_m of every feature, the queried one first
     * @param promptLength N
     * @param learningRate η
     * @param growthError by which each growth may be off, a step's rounding over η included; 0 for the real descent alone
     * @throws IllegalArgumentException if the error is negative or not finite, or N is out of the range of {@link PromptSums}
     */
    public EnclosedDescent(List<Interval> probabilities, int promptLength, Interval learningRate, double growthError) {
        if (!(growthError >= 0 && growthError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("growthError must be finite and not negative, not " + growthError);
        }
        this.loss = new PromptSums(probabilities, promptLength);
        this.learningRate = Objects.requireNonNull(learningRate, "learningRate");
        this.perturbation = new Interval(-growthError, growthError);
        this.weights = new Interval[probabilities.size()];
        Arrays.fill(weights, Interval.ZERO);
        this.values = loss.at(weights);
    }

    /** One step. */
    public void advance() {
        for (int m = 0; m < weights.length; m++) {
            weights[m] = weights[m].plus(learningRate.times(values.growth()[m].plus(perturbation)));
        }
        values = loss.at(weights);
        step++;
    }

    /**
     * The steps that were taken.
     *
     * @return from 0
     */
    public int step() {
        return step;
    }

    /**
     * L_k at this step.
     *
     * @return an enclosure
     */
    public Interval predictionError() {
        return values.predictionError();
    }

    /**
     * A weight of the column.
     *
     * @param feature in the order of the probabilities
     * @return an enclosure
     */
    public Interval weight(int feature) {
        return weights[feature];
    }

    /**
     * Was the error small for the first time at a given step?
     *
     * @param error ε
     * @param expected the step T
     * @return certified if L_k &gt; ε at all steps before T and L_k ≤ ε at T; refuted if not; undecided if an enclosure contains ε
     */
    Outcome firstAtMost(Interval error, int expected) {
        while (step < expected && values.predictionError().low() > error.high()) {
            advance();
        }
        Interval found = values.predictionError();
        String where = "step " + step + ", L_k in " + found;
        if (found.high() <= error.low()) {
            Outcome.Verdict verdict = step == expected ? Outcome.Verdict.CERTIFIED : Outcome.Verdict.REFUTED;
            return new Outcome(verdict, step, 0, step == expected ? "" : where);
        }
        boolean above = found.low() > error.high();
        return new Outcome(above ? Outcome.Verdict.REFUTED : Outcome.Verdict.UNDECIDED, step, 0, where);
    }
}
