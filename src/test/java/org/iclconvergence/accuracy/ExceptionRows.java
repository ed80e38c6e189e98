package org.iclconvergence.accuracy;

import static org.iclconvergence.accuracy.AccuracyTable.STATED;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.theory.ExceptionalPrompts;
import org.iclconvergence.theory.ExceptionalShare;

/** How rare the prompts are on which attention misses its target. */
final class ExceptionRows {
    private ExceptionRows() {}

    static void measure(AccuracyTable table) {
        exponent(table);
        few(table);
        share(table);
    }

    /** θ ln(θ/p) + (1 − θ) ln((1 − θ)/(1 − p)). */
    private static Digits divergence(Digits theta, Digits p) {
        Digits first = theta.isPositive() ? theta.times(theta.over(p).log()) : Digits.ZERO;
        return first.plus(theta.rest().times(theta.rest().over(p.rest()).log()));
    }

    /** The share whose odds are those of p times (1 − limit)/limit over (1 − z)/z. */
    private static Digits share(Digits limit, Digits z, Digits p) {
        Digits odds = limit.rest().over(limit).times(z).over(z.rest()).times(p).over(p.rest());
        return odds.over(odds.plus(1));
    }

    /** Of equal competitors, whose least M is e^−KL of the share of v_k at which Σ y is 0 in the mean. */
    private static void exponent(AccuracyTable table) {
        Accuracy row = table.row(
                        "ExceptionalPrompts.exponent",
                        "K = 2 … 2^30, p_k = 1/K, √δ = 0.1 … 0.9, odds of a miss 1e-3 … 0.9 of those of p_k",
                        "40u")
                .relativeTo("Σ p_m |e^{θy_m} − 1|");
        for (Point point : Point.of(3, 40)) {
            QueryGroups groups = SymmetryClasses.balanced(Math.scalb(1.0, (int) Math.rint(point.uniform(1, 30))))
                    .query(0);
            double limit = point.uniform(0.1, 0.9);
            double p = groups.probability(0);
            // (1 − √δ) e^−D / √δ is the odds of v_k at which attention misses
            double gap = -FastMath.log(point.logUniform(1e-3, 0.9) * p / (1 - p) * limit / (1 - limit));
            Digits below = Digits.of(limit);
            Digits above = below.rest().times(Digits.of(gap).negated().exp());
            Digits share = above.over(above.plus(below));
            Digits own = Digits.of(p);
            Digits theta = own.times(below).over(own.rest().times(above)).log().over(above.plus(below));
            Digits lost = theta.times(below).negated().exp().rest().times(own);
            Digits gained = theta.times(above).exp().minus(1).times(own.rest());
            double computed = ExceptionalPrompts.exponent(groups, new double[] {gap, 0}, limit);
            // twice 20u: where the minimum is looked for among values that are so far off
            row.add(computed, divergence(share, own), lost.plus(gained), 40);
        }
    }

    private static void few(AccuracyTable table) {
        Accuracy row = table.row(
                        "ExceptionalPrompts.exponentOfFewTargets",
                        "ε = 1e-6 … 0.4, √δ from 1.01 √(2ε) to within 1e-3 of 1",
                        "9u")
                .relativeTo("ρ |ln ρ| + ρ + 1");
        for (Point point : Point.of(2, 60)) {
            double error = point.logUniform(1e-6, 0.4);
            double least = Math.sqrt(2 * error);
            double limit = least + (1 - least) * point.logUniform(0.01, 0.999);
            Digits root = Digits.of(error).times(2).sqrt();
            Digits rho = Digits.of(limit).rest().over(limit).times(root).over(root.rest());
            Digits log = rho.times(rho.log());
            // ρ has (6 + 1/(1 − √(2ε)))u, of which ρ ln ρ − ρ + 1 keeps |ln ρ| times so much
            double roundings = 9 + 1 / (1 - least);
            row.add(
                    ExceptionalPrompts.exponentOfFewTargets(error, limit),
                    log.minus(rho).plus(1),
                    log.abs().plus(rho).plus(1),
                    roundings);
        }
    }

    private static void share(AccuracyTable table) {
        String where = "K = 2 … 1e12, p_k = 1e-9 … 0.9, N p_k = 1 … 1e4, ε = 1e-6 … 0.1, √δ = (1.01 … 2) √(2ε)";
        Accuracy least = table.row("ExceptionalShare.least", where, STATED).relativeTo("N (p_k + KL)");
        Accuracy most = table.row("ExceptionalShare.most", where, STATED).relativeTo("N (p_k + KL)");
        for (Point point : Point.of(5, 32)) {
            double features = point.whole(2, 1e12);
            double probability = point.probability(1e-9, 0.1);
            double n = Math.ceil(point.logUniform(1, 1e4) / probability);
            double error = point.logUniform(1e-6, 0.1);
            double limit = point.uniform(1.01, 2) * FastMath.sqrt(2 * error);
            ExceptionalShare question = new ExceptionalShare(features, probability, n, error, limit);
            Digits p = Digits.of(probability);
            Digits fraction = Digits.ONE.minus(Digits.ONE.over(features));
            Digits larger = share(
                    Digits.of(limit), Digits.of(error).times(2).times(fraction).sqrt(), p);
            Digits kl = divergence(larger, p).times(n);
            least.add(question.least(), kl, kl.plus(p.times(n)));
            Digits mean = p.times(n);
            Digits absent = p.rest().log().times(n).exp();
            Digits twice = Digits.of(error).times(2);
            Digits square = twice.minus(twice.sqrt().over(n))
                    .times(fraction)
                    .minus(absent)
                    .max(Digits.ZERO);
            Digits spread = Digits.of(23)
                    .over(mean)
                    .plus(mean.plus(1).times(2).times(absent))
                    .times(3)
                    .over(p.rest().square());
            Digits remainder = square.over(spread.plus(1)).sqrt();
            Digits theta = share(Digits.of(limit), remainder, p)
                    .minus(Digits.ONE.over(n))
                    .max(Digits.ZERO);
            Digits root = larger.times(n).times(8).max(Digits.ONE).log().over(2);
            Digits far = divergence(theta, p).times(n);
            most.add(question.most(), far.plus(root), far.plus(p.times(n)));
        }
    }
}
