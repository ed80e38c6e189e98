package org.iclconvergence.checks;

import static org.iclconvergence.checks.Experiment.time;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ImbalancedTheorem;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.theory.PhaseOneLead;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** The four phases of an under-represented query: IMB-6 to IMB-10, IMB-14. */
final class PhaseCheck {
    private static final double ERROR = 0.01;
    private static final QueryEvent SMALL = QueryEvent.predictionErrorAtMost(ERROR);
    private static final QueryEvent HALF = QueryEvent.targetAttentionAtLeast(0.5);
    private static final QueryEvent SWITCH = QueryEvent.targetLeads();
    private static final double[] DOMINANT = {0.2, 0.5, 0.8};

    private interface Visitor {
        void visit(String where, double features, double dominant, QueryTrajectory trajectory);
    }

    /** Flow for K from 8 to 1e6, and descent on the exact population loss with K = 8 and 16, N = K³, to L_k ≤ 0.01. */
    private static void forEachRareQuery(Experiment experiment, Visitor visitor) {
        for (double dominant : DOMINANT) {
            for (double features : new double[] {8, 32, 1e2, 1e3, 1e4, 1e6}) {
                QueryGroups groups = experiment.imbalanced(features, dominant).query(1);
                visitor.visit(
                        "flow, K = " + features + ", p_1 = " + dominant,
                        features,
                        dominant,
                        experiment.flow(groups, SMALL, SWITCH, HALF));
            }
            for (int features : new int[] {8, 16}) {
                FeatureProbabilities p =
                        experiment.imbalanced(features, dominant).expanded();
                List<QueryTrajectory> queries =
                        experiment.descend(p, Math.pow(features, 3), 1, SMALL, 20_000, SWITCH, HALF);
                String where = "descent, K = " + features + ", p_1 = " + dominant;
                queries.stream()
                        .filter(query -> query.groups().dominant() != 0)
                        .forEach(query -> visitor.visit(where, features, dominant, query));
            }
        }
    }

    /** Phase I needs a leader: where the dominant feature does not lead at the start there is no phase to check. */
    @ClaimCheck("IMB-6")
    void phase_one_the_dominant_weight_falls_and_leads(Experiment experiment, Evidence evidence) {
        forEachRareQuery(experiment, (where, features, dominant, trajectory) -> {
            QueryGroups intended =
                    new Experiment().imbalanced(features, dominant).query(1);
            if (!PhaseOneLead.holdsAtTheStart(intended)) {
                return;
            }
            int first = trajectory.groups().dominant();
            double end = time(trajectory, SWITCH);
            evidence.isTrue(where + ": the switch comes, after the start", end > 0 && end < Double.POSITIVE_INFINITY);
            QuerySnapshot before = null;
            for (QuerySnapshot at : trajectory.snapshots()) {
                if (at.time() >= end) {
                    break;
                }
                evidence.atLeast(
                        where + ": lead at " + at.time(), -at.growth().getEntry(first) / at.targetGrowth(), 1e-11, 1);
                if (before != null) {
                    evidence.atLeast(
                            where + ": B falls",
                            before.weights().getEntry(first) - at.weights().getEntry(first),
                            0,
                            0);
                    evidence.atLeast(
                            where + ": Attn_1 falls",
                            before.attention().getEntry(first) - at.attention().getEntry(first),
                            1e-13,
                            -1e-12);
                    evidence.atLeast(where + ": |B| over A", -at.weights().getEntry(first) - at.targetWeight(), 0, 0);
                }
                before = at;
            }
        });
        evidence.onset("p_1 > 1/sqrt K, K >= 3: K = 26 for p_1 = 0.2, K = 5 for p_1 = 0.5, K = 3 for p_1 = 0.8");
    }

    /**
     * The rate has the constant c = p_1²/(4(1−p_1)): at the end of the phase Attn_1 ≈ p_1/(1−p_1) K^{−0.49} and |β_{k,1}| ≈
     * (1−p_1)/K Attn_1². The time has the constant 1. Where the switch comes first, the phase ends before the paper's cut-off.
     */
    @ClaimCheck("IMB-7")
    void phase_one_rate_and_duration(Experiment experiment, Evidence evidence) {
        double onset = Double.POSITIVE_INFINITY;
        for (double dominant : new double[] {0.5, 0.8}) {
            for (double features = 1e2; features < 2e12; features *= 10) {
                QueryGroups groups = experiment.imbalanced(features, dominant).query(1);
                int first = groups.dominant();
                QueryEvent cutOff =
                        QueryEvent.crossWeightAtMost(first, ImbalancedTheorem.WINDOW_TOP * FastMath.log(features));
                QueryTrajectory flow = experiment.flow(groups, SMALL, cutOff, SWITCH);
                String where = "K = " + features + ", p_1 = " + dominant;
                double end = time(flow, cutOff);
                if (end > time(flow, SWITCH)) {
                    evidence.parameter(where, "the switch comes before B = -0.49 ln K");
                    evidence.isTrue(where + ": as the onset law predicts", features < OnsetLaw.onset(dominant));
                    continue;
                }
                onset = dominant == 0.5 ? Math.min(onset, features) : onset;
                double scale = FastMath.pow(features, ImbalancedTheorem.PHASE_ONE_EXPONENT);
                double constant = dominant * dominant / (4 * (1 - dominant));
                for (QuerySnapshot at : flow.snapshots()) {
                    if (at.time() <= end) {
                        evidence.atLeast(where + ": rate", -at.growth().getEntry(first) * scale, 1e-10, constant);
                    }
                }
                evidence.atMost(where + ": duration", end, 1e-11 * end, scale * FastMath.log(features));
            }
        }
        evidence.onset("K = " + onset + " on a grid of powers of 10 for p_1 = 0.5; every K >= 100 for p_1 = 0.8");
    }

    @ClaimCheck("IMB-8")
    void phase_two_the_influence_switches_once_inside_the_window(Experiment experiment, Evidence evidence) {
        for (double dominant : DOMINANT) {
            for (double features : new double[] {32, 1e2, 1e4, 1e6, 1e8, 1e9, 1e10, 1e12}) {
                QueryGroups groups = experiment.imbalanced(features, dominant).query(1);
                QueryTrajectory flow = experiment.flow(groups, SMALL, SWITCH);
                String where = "K = " + features + ", p_1 = " + dominant;
                evidence.isTrue(where + ": one switch", switches(flow) == 1);
                double position = flow.at(SWITCH)
                        .map(at -> at.weights().getEntry(groups.dominant()) / FastMath.log(features))
                        .orElse(Double.NaN);
                evidence.parameter(where, "B = " + position + " ln K at the switch");
                if (features >= OnsetLaw.onset(dominant)) {
                    evidence.atMost(where + ": top", position, 1e-10, ImbalancedTheorem.WINDOW_TOP);
                    evidence.atLeast(where + ": bottom", position, 1e-10, ImbalancedTheorem.WINDOW_BOTTOM);
                }
            }
        }
        evidence.onset(String.valueOf(OnsetLaw.onset(0.5)));
        if (experiment.decides()) {
            QueryFigures.attachPhases(experiment, evidence);
        }
    }

    private static int switches(QueryTrajectory trajectory) {
        int switches = 0;
        boolean leads = false;
        for (int i = 0; i < trajectory.snapshots().size(); i++) {
            QuerySnapshot at = trajectory.snapshots().get(i);
            boolean now = at.targetGrowth() > at.largestCrossGrowth();
            switches += i > 0 && now != leads ? 1 : 0;
            leads = now;
        }
        return switches;
    }

    @ClaimCheck("IMB-9")
    void phase_three_the_target_weight_grows_to_log_k(Experiment experiment, Evidence evidence) {
        forEachRareQuery(experiment, (where, features, dominant, trajectory) -> {
            double start = time(trajectory, SWITCH);
            double end = time(trajectory, HALF);
            evidence.atMost(
                    where + ": duration",
                    end - start,
                    1e-10 * end,
                    BalancedTheorem.growthTime(features) / (1 - dominant));
            for (QuerySnapshot at : trajectory.snapshots()) {
                double now = at.time();
                if (now > start && now < end) {
                    evidence.atLeast(where + ": lead", at.targetGrowth() / at.largestCrossGrowth(), 1e-11, 1);
                }
            }
            double weight = trajectory.at(HALF).map(QuerySnapshot::targetWeight).orElse(Double.NaN);
            // at Attn_k = 1/2, e^{A_k} = Σ_{n≠k} p_n e^{B_n} / p_k, between (K−1) times the smallest and largest
            // e^{B_n}
            evidence.atMost(
                    where + ": A_k against ln K",
                    Math.abs(weight / FastMath.log(features) - 1),
                    1e-11,
                    2 / FastMath.log(features));
        });
    }

    @ClaimCheck("IMB-10")
    void phase_four_convergence(Experiment experiment, Evidence evidence) {
        forEachRareQuery(experiment, (where, features, dominant, trajectory) -> {
            double start = time(trajectory, HALF);
            double end = time(trajectory, SMALL);
            double p = (1 - dominant) / (features - 1);
            evidence.atMost(
                    where + ": duration",
                    end - start,
                    1e-10 * end,
                    BalancedTheorem.refinementTime(features, ERROR) / (1 - dominant));
            for (QuerySnapshot at : trajectory.snapshots()) {
                if (at.time() >= start && at.predictionError() > ERROR) {
                    evidence.atLeast(where + ": growth", at.targetGrowth() / p, 1e-12, ERROR);
                }
            }
        });
    }

    /** Random p with K from 3 to 64, a query drawn from all but the most frequent feature; those that lead from the start are passed over. */
    @ClaimCheck("IMB-14")
    void the_switch_comes_before_half_and_only_once(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < 150; trial++) {
            UniformRandomProvider random = new RandomStreams(Seeds.of("IMB-14", trial)).other();
            int count = random.nextInt(3, 65);
            double power = random.nextDouble(1, 6);
            double[] p = new double[count];
            double sum = 0;
            for (int k = 0; k < count; k++) {
                p[k] = -Math.pow(0.02 + random.nextDouble(), power);
                sum += p[k];
            }
            Arrays.sort(p); // the most frequent feature first
            for (int k = 0; k < count; k++) {
                p[k] /= sum;
            }
            QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(p), random.nextInt(1, count));
            if (!PhaseOneLead.holdsAtTheStart(groups)) {
                continue;
            }
            QueryTrajectory flow = experiment.flow(groups, HALF, SWITCH);
            String where = "instance " + trial + ", K = " + count;
            evidence.isTrue(where + ": one switch", switches(flow) == 1);
            evidence.atMost(where + ": switch over half", time(flow, SWITCH) / time(flow, HALF), 2e-11, 1);
        }
    }
}
