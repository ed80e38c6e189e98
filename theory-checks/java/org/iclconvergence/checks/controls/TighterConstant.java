package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.theory.MultinomialBound;

/** The concentration lemma with 1 in place of 25 in the exponent. */
final class TighterConstant extends Experiment {
    @Override
    public String name() {
        return "tighter-constant";
    }

    @Override
    public double concentrationBound(double promptLength, double deviation) {
        return MultinomialBound.probability(25 * promptLength, deviation);
    }
}
