package org.iclconvergence.accuracy;

import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ImbalancedTheorem;

/**
 * Times, rates and distances that are plain doubles. Their bounds count roundings: 1 for an operation or a root, 2 for a logarithm or an
 * exponential; a logarithm, whose argument is off by a few u, adds these where it is not below ½.
 */
final class LawRows {
    private static final String WHERE = "K = 10 … 1e12, p = 1e-3 … 1 − 1e-6, ε = 1e-6 … 0.1, N/K = 1e-3 … 1e3";

    /** A law in doubles. */
    interface InDoubles {
        double of(double features, double p, double error, double tokens);
    }

    /** The same in digits. */
    interface InDigits {
        Digits of(Digits features, Digits p, Digits error, Digits tokens);
    }

    private LawRows() {}

    static void measure(AccuracyTable table) {
        balanced(table);
        imbalanced(table);
    }

    /** One row. */
    static void law(AccuracyTable table, String name, double roundings, InDoubles law, InDigits exact) {
        Accuracy row = table.row(name, WHERE, (int) roundings + "u");
        for (Point point : Point.of(4, 32)) {
            double features = point.whole(10, 1e12);
            double p = point.probability(1e-3, 1e-6);
            double error = point.logUniform(1e-6, 0.1);
            double tokens = 1 + Math.ceil(point.logUniform(1e-3, 1e3) * features);
            Digits value = exact.of(Digits.of(features), Digits.of(p), Digits.of(error), Digits.of(tokens));
            row.add(law.of(features, p, error, tokens), value, roundings);
        }
    }

    private static Digits growthTime(Digits k) {
        return k.square().times(k.log());
    }

    private static Digits refinement(Digits k, Digits error) {
        return k.over(error.sqrt()).log().times(k).over(error);
    }

    private static Digits phaseOne(Digits k) {
        return k.minus(1).over(k.cube());
    }

    private static void balanced(AccuracyTable table) {
        law(
                table,
                "BalancedTheorem.convergenceTime",
                9,
                (k, p, e, n) -> BalancedTheorem.convergenceTime(k, e, p),
                (k, p, e, n) -> growthTime(k).plus(refinement(k, e)).over(p));
        law(
                table,
                "BalancedTheorem.growthTime",
                4,
                (k, p, e, n) -> BalancedTheorem.growthTime(k),
                (k, p, e, n) -> growthTime(k));
        law(
                table,
                "BalancedTheorem.refinementTime",
                6,
                (k, p, e, n) -> BalancedTheorem.refinementTime(k, e),
                (k, p, e, n) -> refinement(k, e));
        law(
                table,
                "BalancedTheorem.phaseOneGrowth(K)",
                4,
                (k, p, e, n) -> BalancedTheorem.phaseOneGrowth(k),
                (k, p, e, n) -> phaseOne(k));
        // 1 − 1/N is off by 3u/2 where N is 2
        law(
                table,
                "BalancedTheorem.phaseOneGrowth(K, N)",
                19,
                (k, p, e, n) -> BalancedTheorem.phaseOneGrowth(k, n),
                (k, p, e, n) -> Digits.ONE
                        .over(n)
                        .rest()
                        .square()
                        .over(k.over(n).plus(1).cube())
                        .times(phaseOne(k)));
        law(
                table,
                "BalancedTheorem.phaseTwoGrowth",
                1,
                (k, p, e, n) -> BalancedTheorem.phaseTwoGrowth(p, e, n),
                (k, p, e, n) -> p.times(e).over(2));
        law(
                table,
                "BalancedTheorem.targetWeightAtHalf",
                6,
                (k, p, e, n) -> BalancedTheorem.targetWeightAtHalf(k),
                (k, p, e, n) -> k.minus(1).log().times(k.minus(1)).over(k));
        law(
                table,
                "BalancedTheorem.excessAtHalf",
                2,
                (k, p, e, n) -> BalancedTheorem.excessAtHalf(k, n),
                (k, p, e, n) -> k.minus(2).over(n).over(2));
    }

    private static Digits dominantTime(Digits p, Digits error) {
        return error.log().negated().over(p.square()).over(error);
    }

    private static Digits power(Digits base, double hundredths) {
        return base.log().times(hundredths).over(100).exp();
    }

    private static void imbalanced(AccuracyTable table) {
        // ε ≤ 0.1: ln(1/√ε) ≥ 1.15 has (2 + 2)u
        law(
                table,
                "ImbalancedTheorem.dominantTime",
                8,
                (k, p, e, n) -> ImbalancedTheorem.dominantTime(p, e, 1),
                (k, p, e, n) -> dominantTime(p, e));
        law(
                table,
                "ImbalancedTheorem.underRepresentedTime",
                13,
                (k, p, e, n) -> ImbalancedTheorem.underRepresentedTime(k, p, e, 1),
                (k, p, e, n) ->
                        growthTime(k).plus(refinement(k, e)).over(p.rest().square()));
        // the exponent 1.98 is off by u, which counts ln K times twice
        law(
                table,
                "ImbalancedTheorem.phaseOneRate",
                8 + 55,
                (k, p, e, n) -> ImbalancedTheorem.phaseOneRate(k, p),
                (k, p, e, n) -> p.square().over(8).over(p.rest()).over(power(k, 198)));
        law(
                table,
                "ImbalancedTheorem.phaseOneTime",
                5 + 55,
                (k, p, e, n) -> ImbalancedTheorem.phaseOneTime(k),
                (k, p, e, n) -> power(k, 198).times(k.log()));
        law(
                table,
                "ImbalancedTheorem.ratioOfTimes",
                10,
                (k, p, e, n) -> ImbalancedTheorem.ratioOfTimes(k, p, e),
                (k, p, e, n) -> k.square().over(dominantTime(p, e)).over(2));
    }
}
