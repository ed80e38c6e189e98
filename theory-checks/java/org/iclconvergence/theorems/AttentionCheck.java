package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import java.util.Optional;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.MissedPrompts;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ExceptionalPrompts;
import org.iclconvergence.theory.ExceptionalShare;
import org.iclconvergence.worlds.BalancedWorld;
import org.iclconvergence.worlds.ExceptionalWorld;
import org.iclconvergence.worlds.ImbalancedWorld;

/**
 * Attention concentrates on all but an exponentially small share of the prompts: BAL-2, IMB-4 and CONC-3. At L_k = ε the share of prompts
 * with (1 − Attn_k)² > δ, by exact sums of binomial probabilities, is held against bounds and laws of its exponent.
 */
final class AttentionCheck {
    /** Of rare queries, measured; their exponent per N p_k falls to 0.0478 as K → ∞ and ε → 0. */
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
            Estimate log = MissedPrompts.logShare(run.groups(), at, promptLength, limit);
            evidence.parameter("ln(share)", log.value());
            chernoff(
                    run.groups(),
                    at,
                    log,
                    world.promptLength(),
                    limit,
                    ExceptionalShare.OF_FOUR_EPSILON,
                    theory,
                    evidence);
            // N = K^a
            Estimate perToken = log.negated().times(world.features() / world.promptLength());
            evidence.atLeast("−ln(share)/K^{a−1}", perToken, theory.floor(ExceptionalShare.OF_FOUR_EPSILON));
            if (world.promptLength() >= 1e4 * world.features()) {
                evidence.within(
                        "−(K/N) ln(share) over its law",
                        perToken.dividedBy(theory.law(ExceptionalPrompts.exponentOfFewTargets(world.error(), limit))),
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
            boolean rare = groups.dominant() != 0;
            String which = rare ? "a rare query" : "the dominant query";
            evidence.where(which);
            Run run = lab.flow(groups, world.promptLength(), reached);
            Optional<Moment> end = whereReached(run, reached, evidence);
            if (end.isEmpty()) {
                return;
            }
            Moment at = end.get();
            Estimate log = MissedPrompts.logShare(groups, at, promptLength, limit);
            evidence.parameter("ln(share), " + which, log.value());
            double smallest = rare ? SMALLEST_EXPONENT : ExceptionalShare.OF_FOUR_EPSILON;
            chernoff(groups, at, log, world.promptLength(), limit, smallest, theory, evidence);
            double targets = world.promptLength() * groups.probability(0);
            if (rare && targets >= 100 && world.features() >= 100) {
                evidence.within(
                        "−ln(share)/(N p_k) of rare queries over its law",
                        log.negated()
                                .dividedBy(targets)
                                .dividedBy(theory.law(ExceptionalPrompts.exponentOfFewTargets(world.error(), limit))),
                        exact(1),
                        theory.ceiling(4 / world.features() + (11 * FastMath.log(targets) + 20) / targets));
            }
        }
    }

    /** Both sides of the exponent, from K, p_k, N, ε and δ alone. */
    @ClaimCheck("CONC-3")
    void exponent_of_the_exceptional_share(ExceptionalWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Event reached = errorAtMost(world.error());
        Run run = lab.flow(world.query(), world.promptLength(), reached);
        Optional<Moment> end = whereReached(run, reached, evidence);
        if (end.isEmpty()) {
            return;
        }
        int promptLength = lab.promptLength((int) world.promptLength());
        Estimate exponent = MissedPrompts.logShare(run.groups(), end.get(), promptLength, world.limit())
                .negated();
        double targets = world.promptLength() * world.probability();
        evidence.parameter("−ln(share)/(N p_k)", exponent.value() / targets);
        evidence.parameter("its law", ExceptionalPrompts.exponentOfFewTargets(world.error(), world.limit()));
        ExceptionalShare theorem = world.theory();
        evidence.atLeast("−ln(share) over its lower bound", exponent.dividedBy(theory.floor(theorem.least())), 1);
        evidence.atMost("−ln(share) over its upper bound", exponent.dividedBy(theory.ceiling(theorem.most())), 1);
    }

    private static Optional<Moment> whereReached(Run run, Event reached, Evidence evidence) {
        Optional<Moment> at = run.at(reached);
        evidence.isTrue("L_k = ε is reached", at.isPresent());
        return at;
    }

    /** For every p, by the exponent of the weights that training has found. */
    private static void chernoff(
            QueryGroups groups,
            Moment at,
            Estimate log,
            double promptLength,
            double limit,
            double smallest,
            Theory theory,
            Evidence evidence) {
        double exponent = ExceptionalPrompts.exponent(groups, at.weights(), limit);
        evidence.atMost("ln(share) against −N times Chernoff's exponent", log, theory.law(-promptLength * exponent));
        double p = groups.probability(0);
        evidence.atLeast(
                "Chernoff's exponent over p_k (1 − p_k)",
                Estimate.rounded(exponent, 100).dividedBy(p * (1 - p)),
                theory.floor(smallest));
    }
}
