package org.iclconvergence.lies;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Seams;

/** Laws that say something else: formulas, constants, exponents. */
final class AboutTheTheory {
    static final List<Lie> LIES = List.of(
            new Lie(
                            "dropped-cross-term",
                            "The growth of a cross weight without its coupling to the target: the term Attn_k T is left"
                                    + " out.")
                    .bend(
                            Seams.GROWTH,
                            honest -> (scores, n, k) ->
                                    honest.of(scores, n, k) + (n == k ? 0 : scores[n] * scores[k] * rest(scores, k))),
            new Lie(
                            "dropped-variance",
                            "The prediction error as half the squared bias, ½ T²: without S, the variance over tasks.")
                    .bend(Seams.PREDICTION_ERROR, honest -> (scores, k) -> 0.5 * rest(scores, k) * rest(scores, k)),
            new Lie("sign-flipped-target", "The growth of the target weight with the wrong sign.")
                    .bend(Seams.GROWTH, honest -> (scores, n, k) -> (n == k ? -1 : 1) * honest.of(scores, n, k)),
            new Lie("tighter-constant", "The concentration lemma with 1 in place of 25 in the exponent.")
                    .bend(
                            Seams.CONCENTRATION_BOUND,
                            honest -> (promptLength, deviation) -> honest.applyAsDouble(25 * promptLength, deviation)),
            new Lie("wrong-offset", "The onset law with Attn_1 √K → 3/2 in place of √(3/2) at the switch.")
                    .bend(
                            Seams.SWITCH_OFFSET,
                            honest -> dominant -> honest.applyAsDouble(dominant) + 0.5 * FastMath.log(1.5)),
            new Lie("law-off-by-a-percent", "Every value that the theory says is attained is taken 1 % too large.")
                    .bend(Seams.LAW, honest -> value -> honest.apply(value).times(1.01))
                    .sweptOverAllClaims(),
            new Lie(
                            "bound-off-by-a-percent",
                            "Every upper bound is taken 1 % too small, every lower bound 1 % too large.")
                    .bend(Seams.CEILING, honest -> value -> honest.apply(value).times(0.99))
                    .bend(Seams.FLOOR, honest -> value -> honest.apply(value).times(1.01)),
            new Lie("bound-too-strong", "Every upper bound is divided by 20, every lower bound multiplied by 20.")
                    .bend(Seams.CEILING, honest -> value -> honest.apply(value).dividedBy(20))
                    .bend(Seams.FLOOR, honest -> value -> honest.apply(value).times(20))
                    .sweptOverAllClaims());

    private AboutTheTheory() {}

    private static double rest(double[] scores, int k) {
        double rest = 0;
        for (int m = 0; m < scores.length; m++) {
            rest += m == k ? 0 : scores[m];
        }
        return rest;
    }
}
