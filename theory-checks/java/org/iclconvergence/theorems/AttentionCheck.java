package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.errorAtMost;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Counting;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.BalancedWorld;
import org.iclconvergence.worlds.ImbalancedWorld;

/** Attention concentrates on all but an exponentially small fraction of the prompts: BAL-2 and IMB-4. */
final class AttentionCheck {
    private static final int[] LENGTHS = {128, 256, 512, 1024};

    @ClaimCheck("BAL-2")
    void balanced_attention_concentrates(BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        requireExponential(world.probabilities(), world.error(), lab, evidence);
    }

    @ClaimCheck("IMB-4")
    void imbalanced_attention_concentrates(ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        requireExponential(world.probabilities(), world.error(), lab, evidence);
    }

    /** After training to L_k ≤ ε: the fraction of prompts with (1 − Attn_k)² > 4ε, for every query and doubling of N. */
    private static void requireExponential(FeatureProbabilities p, double error, Laboratory lab, Evidence evidence) {
        Event small = errorAtMost(error);
        List<List<Run>> trained = new ArrayList<>();
        for (int length : LENGTHS) {
            trained.add(lab.descend(p, lab.promptLength(length), 1, 20_000, small));
        }
        for (int query = 0; query < trained.get(0).size(); query++) {
            Estimate[] logs = new Estimate[LENGTHS.length];
            for (int i = 0; i < LENGTHS.length; i++) {
                Run run = trained.get(i).get(query);
                int promptLength = lab.promptLength(LENGTHS[i]);
                logs[i] = Counting.missing(
                                run.groups(), run.at(small).orElse(run.last()), promptLength, 2 * Math.sqrt(error))
                        .log();
                evidence.parameter("query " + query + ", N = " + promptLength + ", ln(fraction)", logs[i].value());
            }
            requireExponential("query " + query, logs, evidence);
        }
    }

    /**
     * The exponent −Δ ln(fraction)/ΔN must stay above c = 1e-3 and must not change by more than a third from one doubling of N
     * to the next: the fraction is e^{−cN} up to a slowly varying factor.
     */
    private static void requireExponential(String where, Estimate[] logs, Evidence evidence) {
        Estimate previous = null;
        for (int i = 1; i < LENGTHS.length; i++) {
            Estimate exponent = logs[i - 1].minus(logs[i]).dividedBy(LENGTHS[i] - LENGTHS[i - 1]);
            evidence.atLeast(where + ": exponent from N = " + LENGTHS[i - 1], exponent, 1e-3);
            if (previous != null) {
                evidence.within(where + ": bend", exponent.dividedBy(previous), 1, 1.0 / 3);
            }
            previous = exponent;
        }
    }
}
