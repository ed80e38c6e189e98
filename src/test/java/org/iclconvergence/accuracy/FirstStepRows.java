package org.iclconvergence.accuracy;

import static org.iclconvergence.accuracy.AccuracyTable.STATED;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.GiantStep;
import org.iclconvergence.theory.PhaseOneLead;
import org.iclconvergence.theory.PromptIdentities;

/** The growth at Q = 0 and what follows from one giant step, for probabilities that sum to 1 exactly. */
final class FirstStepRows {
    private static final String WHERE =
            "one dominant, K = 5 … 2^40 + 1, p_1 = ½ … 1 − 2^−20, either query, N = 2 … 1e6";
    private static final String PARTS = "its parts";

    private FirstStepRows() {}

    static void measure(AccuracyTable table) {
        growth(table);
        errors(table);
        trapped(table);
        rare(table);
        identities(table);
    }

    private static QueryGroups groups(Point point) {
        double rare = Math.scalb(1.0, (int) Math.rint(point.uniform(2, 40)));
        double scarce = Math.scalb(1.0, (int) -Math.rint(point.uniform(1, 20)));
        return SymmetryClasses.of(new double[] {1 - scarce, scarce / rare}, new double[] {1, rare})
                .query((int) Math.rint(point.uniform(0, 1)));
    }

    /** p_k p_n Σ of the third moments of counts: E c_i = N p_i, E c_i c_j = (N)_2 p_i p_j + …, scores c/N. */
    private static DefinedValues atZero(QueryGroups groups, double n) {
        DefinedValues values = new DefinedValues(groups);
        Digits p = Digits.of(groups.probability(0));
        Digits shorter = Digits.ONE.over(n).rest();
        Digits gamma = Digits.of(2).over(n).rest();
        Digits squares = Digits.ZERO;
        for (int g = 1; g < groups.count(); g++) {
            squares = squares.plus(Digits.of(groups.probability(g)).square().times(groups.multiplicity(g)));
        }
        for (int g = 0; g < groups.count(); g++) {
            Digits own = Digits.of(groups.probability(g));
            Digits factor = p.times(own).times(shorter);
            Digits up = gamma.times(squares.plus(p.square()));
            Digits down = gamma.times(own).plus(p);
            Digits alpha = p.rest().times(gamma.times(p).rest()).plus(gamma.times(squares));
            values.growth[g] = factor.times(g == 0 ? alpha : up.minus(down));
            values.growthSize[g] = factor.times(g == 0 ? alpha : up.plus(down));
        }
        return values;
    }

    private static void growth(AccuracyTable table) {
        Accuracy growth = table.row("GiantStep.growth", WHERE, STATED).relativeTo(PARTS);
        Accuracy lead = table.row("GiantStep.lead", WHERE, STATED).relativeTo(PARTS);
        Accuracy wrong = table.row("GiantStep.wrongLead", WHERE, STATED).relativeTo(PARTS);
        for (Point point : Point.of(4, 40)) {
            QueryGroups groups = groups(point);
            double n = point.whole(2, 1e6);
            GiantStep step = new GiantStep(groups, n);
            DefinedValues values = atZero(groups, n);
            int leader = 1;
            for (int g = 0; g < groups.count(); g++) {
                growth.add(step.growth(g), values.growth[g], values.growthSize[g]);
                leader = g > 1 && values.growth[leader].isBelow(values.growth[g]) ? g : leader;
            }
            Digits size = values.growthSize[0].plus(values.growthSize[leader]);
            lead.add(step.lead(), values.growth[0].minus(values.growth[leader]), size);
            Digits next = values.growth[0];
            Digits sizes = Digits.ZERO;
            for (int g = 0; g < groups.count(); g++) {
                next = g == leader || g == 0 ? next : next.max(values.growth[g]);
                sizes = sizes.plus(values.growthSize[g]);
            }
            wrong.add(step.wrongLead(), values.growth[leader].minus(next), sizes);
        }
    }

    private static void errors(AccuracyTable table) {
        Accuracy most = table.row("GiantStep.errorAtMost", WHERE + ", gap 0 … 40", STATED);
        Accuracy least = table.row("GiantStep.errorAtLeast", WHERE + ", gap 0 … 40", STATED)
                .relativeTo(PARTS);
        for (Point point : Point.of(5, 40)) {
            QueryGroups groups = groups(point);
            double n = point.whole(2, 1e6);
            double gap = point.uniform(0, 40);
            GiantStep step = new GiantStep(groups, n);
            Digits p = Digits.of(groups.probability(0));
            Digits decay = Digits.of(gap).negated().exp();
            most.add(
                    step.errorAtMost(Estimate.exact(gap)),
                    decay.square().times(6).over(p.square()).plus(power(p.rest(), n)));
            int leader = step.leader();
            Digits ofLeader = Digits.of(groups.probability(leader)).times(groups.multiplicity(leader));
            Digits factor = Digits.ONE.over(groups.multiplicity(leader)).plus(1).over(2);
            Digits missed = power(ofLeader.rest(), n).plus(decay.times(4).over(ofLeader));
            least.add(
                    step.errorAtLeast(Estimate.exact(gap)),
                    missed.rest().times(factor),
                    missed.plus(1).times(factor));
        }
    }

    private static Digits power(Digits base, double n) {
        return base.log().times(n).exp();
    }

    /** Rare queries on infinitely long prompts, of which the dominant feature is the wrong leader. */
    private static void trapped(AccuracyTable table) {
        String where = "rare query beside one dominant feature, K = 5 … 2^20 + 1, 1 − p_1 = 2^−1 … 2^−20, N → ∞";
        Accuracy odds =
                table.row("GiantStep.logOdds", where + ", gap 0 … 40", STATED).relativeTo("1 + gap + |ln(P/(1−P))|");
        Accuracy steps = table.row("GiantStep.stepsTrapped", where + ", η |lead| = 0.1 … 100", STATED)
                .relativeTo("e^{ηx} P/(1−P)/(4ηp_k) (1 + its conditioning)");
        for (Point point : Point.of(4, 40)) {
            double rare = Math.scalb(1.0, (int) Math.rint(point.uniform(2, 20)));
            double scarce = Math.scalb(1.0, (int) -Math.rint(point.uniform(1, 20)));
            double gap = point.uniform(0, 40);
            double strength = point.logUniform(0.1, 100);
            QueryGroups groups = SymmetryClasses.of(new double[] {1 - scarce, scarce / rare}, new double[] {1, rare})
                    .query(1);
            GiantStep step = new GiantStep(groups, Double.POSITIVE_INFINITY);
            int leader = step.leader();
            Digits ofLeader = Digits.of(groups.probability(leader)).times(groups.multiplicity(leader));
            Digits log = ofLeader.over(ofLeader.rest()).log();
            odds.add(
                    step.logOdds(Estimate.exact(gap)),
                    log.plus(gap),
                    log.abs().plus(gap).plus(1));
            DefinedValues values = atZero(groups, 1e300);
            Digits next = values.growth[0];
            Digits size = Digits.ZERO;
            for (int g = 0; g < groups.count(); g++) {
                next = g == leader || g == 0 ? next : next.max(values.growth[g]);
                size = size.plus(values.growthSize[g]);
            }
            Digits lead = values.growth[leader].minus(next);
            double rate = strength / lead.abs().toDouble();
            Digits four = Digits.of(4).times(rate).times(groups.probability(0));
            Digits grown = lead.times(rate).plus(log).exp();
            Digits conditioning = size.times(rate).plus(log.abs()).plus(1);
            steps.add(
                    step.stepsTrapped(rate),
                    grown.minus(1).over(four).plus(1),
                    grown.times(conditioning).plus(1).over(four).plus(1));
        }
    }

    private static void rare(AccuracyTable table) {
        Accuracy row = table.row(
                        "PhaseOneLead.rareCrossGrowth", "K = 3 … 1e12, p_1 = 0.01 … 1 − 1e-9, N = 2 … 1e15", STATED)
                .relativeTo(PARTS);
        for (Point point : Point.of(3, 40)) {
            double features = point.whole(3, 1e12);
            double dominant = point.probability(0.01, 1e-9);
            double n = point.whole(2, 1e15);
            Digits own = Digits.of(dominant).rest().over(features - 1);
            Digits squares = Digits.of(dominant).square().plus(own.square().times(features - 1));
            Digits up = Digits.of(n).minus(2).times(squares);
            Digits down = Digits.of(n).minus(1).times(2).times(own);
            Digits factor = own.square().over(n).over(n).times(n - 1);
            row.add(
                    PhaseOneLead.rareCrossGrowth(features, dominant, n),
                    factor.times(up.minus(down)),
                    factor.times(up.plus(down)));
        }
    }

    private static void identities(AccuracyTable table) {
        String where = "K = 2 … 16, 1 − Attn_k = 1e-12 … 1";
        Accuracy error = table.row("PromptIdentities.predictionError", where, "(2K + 2)u");
        Accuracy alpha = table.row("PromptIdentities.growth: of k", where, "(2K + 3)u");
        Accuracy beta = table.row("PromptIdentities.growth: of n ≠ k", where, "(K + 5)u")
                .relativeTo(PARTS);
        for (Point point : Point.of(2, 40)) {
            int features = (int) point.whole(2, 16);
            double rest = point.logUniform(1e-12, 0.9);
            double[] scores = new double[features];
            scores[0] = 1 - rest;
            for (int m = 1; m < features; m++) {
                scores[m] = rest / (features - 1) * point.between(0, 2);
            }
            Digits t = Digits.ZERO;
            Digits s = Digits.ZERO;
            for (int m = 1; m < features; m++) {
                t = t.plus(scores[m]);
                s = s.plus(Digits.of(scores[m]).square());
            }
            Digits twice = s.plus(t.square());
            error.add(PromptIdentities.predictionError(scores, 0), twice.over(2), 2 * features + 2.0);
            alpha.add(PromptIdentities.growth(scores, 0, 0), twice.times(scores[0]), 2 * features + 3.0);
            Digits own = Digits.of(scores[1]);
            Digits down = own.plus(t.times(scores[0]));
            beta.add(
                    PromptIdentities.growth(scores, 1, 0),
                    s.minus(down).times(own),
                    s.plus(down).times(own),
                    features + 5.0);
        }
    }
}
