package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import java.util.Optional;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Counting;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Moment;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ExceptionalPrompts;
import org.iclconvergence.worlds.BalancedWorld;
import org.iclconvergence.worlds.ImbalancedWorld;

/**
 * Attention concentrates on all but an exponentially small share of the prompts: BAL-2 and IMB-4. At L_k = ε the share of prompts with (1 −
 * Attn_k)² > 4ε, by exact sums of binomial probabilities, is held against Chernoff's bound at the trained weights, and its exponent
 * against p_k.
 */
final class AttentionCheck {
    /** From the law of balanced features, whose exponent per N p_k falls to 0.0478 as ε → 0. */
    private static final double SMALLEST_EXPONENT = 0.04;

    @ClaimCheck("BAL-2")
    void balanced_attention_concentrates(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Event reached = errorAtMost(world.error());
        double limit = 2 * Math.sqrt(world.error());
        int promptLength = lab.promptLength((int) world.promptLength());
        for (Run run : lab.train(world, reached)) {
            Optional<Moment> end = whereReached(run, reached, evidence);
            if (end.isEmpty()) {
                return;
            }
            Moment at = end.get();
            Estimate log = Counting.logMissing(run.groups(), at, promptLength, limit);
            evidence.parameter("ln(share)", log.value());
            requireExponential(run.groups(), at, log, world.promptLength(), limit, theory, evidence);
            if (world.promptLength() >= 1e4 * world.features()) {
                evidence.within(
                        "−(K/N) ln(share) over its law",
                        log.negated()
                                .times(world.features() / world.promptLength())
                                .dividedBy(theory.law(ExceptionalPrompts.balancedExponent(world.error(), limit))),
                        exact(1),
                        theory.ceiling(0.03 + 3 / world.features()));
            }
        }
    }

    @ClaimCheck("IMB-4")
    void imbalanced_attention_concentrates(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Event reached = errorAtMost(world.error());
        double limit = 2 * Math.sqrt(world.error());
        int promptLength = lab.promptLength((int) world.promptLength());
        for (QueryGroups groups : new QueryGroups[] {lab.dominantQuery(world), lab.rareQuery(world)}) {
            evidence.where(groups.dominant() == 0 ? "the dominant query" : "a rare query");
            Run run = lab.flow(groups, world.promptLength(), reached);
            Optional<Moment> end = whereReached(run, reached, evidence);
            if (end.isEmpty()) {
                return;
            }
            Moment at = end.get();
            Estimate log = groups.dominant() == 0
                    ? Counting.logMissing(groups, at, promptLength, limit)
                    : Counting.missing(groups, at, promptLength, limit).log();
            evidence.parameter(
                    "ln(share), " + (groups.dominant() == 0 ? "the dominant query" : "a rare query"), log.value());
            requireExponential(groups, at, log, world.promptLength(), limit, theory, evidence);
        }
    }

    private static Optional<Moment> whereReached(Run run, Event reached, Evidence evidence) {
        Optional<Moment> at = run.at(reached);
        evidence.isTrue("L_k = ε is reached", at.isPresent());
        return at;
    }

    private static void requireExponential(
            QueryGroups groups,
            Moment at,
            Estimate log,
            double promptLength,
            double limit,
            Theory theory,
            Evidence evidence) {
        double exponent = ExceptionalPrompts.exponent(groups, at.weights(), limit);
        evidence.atMost("ln(share) against −N times Chernoff's exponent", log, theory.law(-promptLength * exponent));
        double p = groups.probability(0);
        evidence.atLeast(
                "Chernoff's exponent over p_k (1 − p_k)",
                Estimate.rounded(exponent, 100).dividedBy(p * (1 - p)),
                theory.floor(SMALLEST_EXPONENT));
    }
}
