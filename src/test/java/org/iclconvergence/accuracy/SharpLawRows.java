package org.iclconvergence.accuracy;

import static org.iclconvergence.accuracy.AccuracyTable.STATED;
import static org.iclconvergence.accuracy.LawRows.law;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.AdamRule;
import org.iclconvergence.theory.ExceptionalShare;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.theory.RareFeature;
import org.iclconvergence.theory.SharpConstants;

/** The constants that the theorems hide, the laws of a rare feature, and Adam's rule. Roundings are counted as in {@link LawRows}. */
final class SharpLawRows {
    private SharpLawRows() {}

    static void measure(AccuracyTable table) {
        sharp(table);
        rare(table);
        onset(table);
        adam(table);
    }

    private static void sharp(AccuracyTable table) {
        law(
                table,
                "SharpConstants.balancedTimeForManyFeatures",
                1,
                (k, p, e, n) -> SharpConstants.balancedTimeForManyFeatures(k),
                (k, p, e, n) -> k.square());
        law(
                table,
                "SharpConstants.balancedTimeForSmallErrors",
                2,
                (k, p, e, n) -> SharpConstants.balancedTimeForSmallErrors(k, e),
                (k, p, e, n) -> k.minus(1).over(e).over(4));
        law(
                table,
                "SharpConstants.balancedDistanceForManyFeatures",
                7,
                (k, p, e, n) -> SharpConstants.balancedDistanceForManyFeatures(k, e),
                (k, p, e, n) ->
                        k.log().times(3).plus(Digits.ONE.over(e)).plus(9).over(k));
        law(
                table,
                "SharpConstants.balancedDistanceForSmallErrors",
                8,
                (k, p, e, n) -> SharpConstants.balancedDistanceForSmallErrors(k, e),
                (k, p, e, n) -> k.plus(k.log().times(3))
                        .minus(e.log().times(2))
                        .times(e)
                        .times(4)
                        .plus(e.sqrt().times(7)));
        law(
                table,
                "SharpConstants.underRepresentedTime",
                3,
                (k, p, e, n) -> SharpConstants.underRepresentedTime(k, p),
                (k, p, e, n) -> k.square().over(p.rest()));
    }

    private static Digits tenths(double numerator) {
        return Digits.of(numerator).over(10);
    }

    private static void rare(AccuracyTable table) {
        law(
                table,
                "RareFeature.earliestTime",
                0,
                (k, p, e, n) -> RareFeature.earliestTime(k),
                (k, p, e, n) -> k.minus(6));
        law(
                table,
                "RareFeature.latestTime",
                4,
                (k, p, e, n) -> RareFeature.latestTime(k, e),
                (k, p, e, n) -> k.plus(k.sqrt().times(tenths(22))).plus(Digits.ONE.over(e)));
        // K/3 − ½ √K, K ≥ 10: the parts are at most three times the value
        law(
                table,
                "RareFeature.earliestSwitch",
                6,
                (k, p, e, n) -> RareFeature.earliestSwitch(k),
                (k, p, e, n) -> k.over(3).minus(k.sqrt().over(2)));
        law(
                table,
                "RareFeature.latestSwitch",
                4,
                (k, p, e, n) -> RareFeature.latestSwitch(k),
                (k, p, e, n) -> k.over(3).plus(k.sqrt().times(tenths(24))));
        law(
                table,
                "RareFeature.distanceOfTheTime",
                4,
                (k, p, e, n) -> RareFeature.distanceOfTheTime(k, e),
                (k, p, e, n) -> tenths(22).over(k.sqrt()).plus(Digits.ONE.over(e.times(k))));
        law(
                table,
                "RareFeature.distanceOfTheSwitch",
                3,
                (k, p, e, n) -> RareFeature.distanceOfTheSwitch(k, e),
                (k, p, e, n) -> tenths(15).over(k.sqrt()).plus(Digits.ONE.over(e.times(k))));
        law(
                table,
                "RareFeature.distanceOfTargetAttention",
                2,
                (k, p, e, n) -> RareFeature.distanceOfTargetAttention(k),
                (k, p, e, n) -> Digits.ONE.over(k.sqrt()));
        law(
                table,
                "RareFeature.distanceOfDominantAttention",
                2,
                (k, p, e, n) -> RareFeature.distanceOfDominantAttention(k),
                (k, p, e, n) -> tenths(5).over(k.sqrt()));
        law(
                table,
                "RareFeature.distanceOfDominantWeight",
                2,
                (k, p, e, n) -> RareFeature.distanceOfDominantWeight(k),
                (k, p, e, n) -> tenths(20).over(k.sqrt()));
    }

    private static void onset(AccuracyTable table) {
        String where = "p_1 = 0.002 … 0.998";
        Accuracy offset =
                table.row("OnsetLaw.offset", where, "4u, and 2u of the value").relativeTo("1 + |offset|");
        Accuracy onset = table.row("OnsetLaw.onset", where, "(402 + 400 |offset|)u");
        Accuracy constant =
                table.row("ExceptionalShare.OF_FOUR_EPSILON", "1 point", "4u").relativeTo("2");
        for (Point point : Point.of(1, 100)) {
            double p = point.probability(0.002, 0.002);
            Digits exact =
                    Digits.of(1.5).sqrt().times(Digits.of(p).rest()).over(p).log();
            offset.add(OnsetLaw.offset(p), exact, exact.abs().plus(1), 4);
            double size = Math.abs(exact.toDouble());
            onset.add(OnsetLaw.onset(p), exact.abs().times(100).exp(), 402 + 400 * size);
        }
        Digits half = Digits.ONE.over(2).sqrt();
        Digits exact = half.times(Digits.of(2).log().over(2).plus(1)).rest();
        constant.add(ExceptionalShare.OF_FOUR_EPSILON, exact, Digits.of(2), 4);
    }

    private static void adam(AccuracyTable table) {
        Accuracy row = table.row("AdamRule.move", "1 … 30 gradients of one sign, 1e-6 … 1, η = 1e-4 … 0.1", STATED);
        for (Point point : Point.of(3, 24)) {
            int steps = (int) point.whole(1, 30);
            double scale = point.logUniform(1e-6, 1);
            double rate = point.logUniform(1e-4, 0.1);
            List<Estimate> gradients = new ArrayList<>();
            Digits mean = Digits.ZERO;
            Digits square = Digits.ZERO;
            Digits first = Digits.of(9).over(10);
            Digits second = Digits.of(999).over(1000);
            Digits firstPower = Digits.ONE;
            Digits secondPower = Digits.ONE;
            for (int s = 0; s < steps; s++) {
                double gradient = scale * point.between(0.5, 1);
                gradients.add(Estimate.exact(gradient));
                mean = mean.times(first).plus(first.rest().times(gradient));
                square = square.times(second).plus(second.rest().times(gradient).times(gradient));
                firstPower = firstPower.times(first);
                secondPower = secondPower.times(second);
            }
            Digits corrected = mean.over(firstPower.rest());
            Digits root = square.over(secondPower.rest()).sqrt();
            Digits epsilon = Digits.ONE.over(1e8);
            row.add(AdamRule.move(gradients, rate), corrected.times(-rate).over(root.plus(epsilon)));
        }
    }
}
