package org.iclconvergence.checks;

import static org.iclconvergence.checks.Experiment.time;

import java.util.Arrays;
import java.util.List;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.stats.LogLogSlope;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.SharpConstants;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** The theorem on balanced features and what is sharp about it: BAL-1, BAL-6, BAL-7. */
final class BalancedCheck {
    private static final QueryEvent HALF = QueryEvent.targetAttentionAtLeast(0.5);

    /** Fewer steps than the bound allows: not to have converged by then counts as never, which is only stricter. */
    private static final int BUDGET = 20_000;

    private static QueryGroups query(double features) {
        return SymmetryClasses.balanced(features).query(0);
    }

    @ClaimCheck("BAL-1")
    void population_loss_reaches_epsilon_within_the_bound_and_stays(Experiment experiment, Evidence evidence) {
        for (double features : new double[] {4, 10, 1e2, 1e3, 1e4, 1e5, 1e6}) {
            for (double error : new double[] {0.1, 0.03, 0.01, 1e-3}) {
                QueryEvent reached = QueryEvent.predictionErrorAtMost(error);
                QueryTrajectory flow =
                        experiment.flow(query(features), QueryEvent.predictionErrorAtMost(error / 4), reached);
                double hit = time(flow, reached);
                String where = "flow, K = " + features + ", error " + error;
                evidence.atMost(
                        where, hit, Experiment.FLOW_ERROR * hit, BalancedTheorem.convergenceTime(features, error, 1));
                requireBelow(where, flow, hit, error, evidence);
            }
        }
        for (int features : new int[] {4, 8, 16}) {
            for (double rate : new double[] {0.25, 1, 4}) {
                descentReachesEveryError(experiment, features, rate, evidence);
            }
        }
    }

    /** One training for all errors, of every query. */
    private static void descentReachesEveryError(
            Experiment experiment, int features, double intended, Evidence evidence) {
        double[] errors = {0.1, 0.01, 1e-3};
        double least = errors[errors.length - 1];
        double learningRate = experiment.learningRate(intended);
        List<QueryTrajectory> queries = experiment.descend(
                FeatureProbabilities.balanced(features),
                Math.pow(features, 3),
                intended,
                QueryEvent.predictionErrorAtMost(least / 4),
                (long) Math.min(Math.ceil(BalancedTheorem.convergenceTime(features, least, learningRate)), BUDGET),
                Arrays.stream(errors)
                        .mapToObj(QueryEvent::predictionErrorAtMost)
                        .toArray(QueryEvent[]::new));
        for (double error : errors) {
            String where = "descent, K = " + features + ", error " + error + ", rate " + learningRate;
            for (QueryTrajectory query : queries) {
                double hit = time(query, QueryEvent.predictionErrorAtMost(error)) / learningRate;
                evidence.atMost(where, hit, 0, BalancedTheorem.convergenceTime(features, error, learningRate));
                requireBelow(where, query, hit, error, evidence);
            }
        }
    }

    private static void requireBelow(
            String where, QueryTrajectory trajectory, double hit, double error, Evidence evidence) {
        for (QuerySnapshot at : trajectory.snapshots()) {
            if (at.time() / trajectory.learningRate() > hit) {
                evidence.atMost(where + ", afterwards", at.predictionError(), 1e-12 * error, error * (1 + 1e-9));
            }
        }
    }

    @ClaimCheck("BAL-6")
    void hitting_times_equal_the_closed_form(Experiment experiment, Evidence evidence) {
        for (double features : new double[] {3, 4, 20, 1e2, 1e3, 1e6, 1e9, 1e12}) {
            ClosedFormTime law = ClosedFormTime.balanced(features);
            QueryEvent half = QueryEvent.targetAttentionAtLeast(0.5);
            QueryEvent last = QueryEvent.predictionErrorAtMost(1e-4);
            for (double error : new double[] {0.1, 0.01, 1e-4}) {
                QueryEvent reached = QueryEvent.predictionErrorAtMost(error);
                QueryTrajectory flow = experiment.flow(query(features), last, reached, half);
                relative(
                        "K = " + features + ", error " + error,
                        time(flow, reached),
                        law.whenErrorReaches(error),
                        evidence);
                relative("K = " + features + ", half", time(flow, half), law.whenAttentionLeaves(0.5), evidence);
            }
        }
        descentApproachesTheFlow(experiment, evidence);
    }

    private static void relative(String what, double measured, double law, Evidence evidence) {
        evidence.atMost(what, Math.abs(measured / law - 1), Experiment.FLOW_ERROR, 1e-9);
    }

    /** Descent of n steps ends where the flow is at τ(½): the distance of Attn_k from ½ must fall like η. */
    private static void descentApproachesTheFlow(Experiment experiment, Evidence evidence) {
        for (int features : new int[] {4, 10}) {
            double duration = ClosedFormTime.balanced(features).whenAttentionLeaves(0.5);
            int[] steps = {200, 400, 800, 1600};
            double[] gaps = new double[steps.length];
            for (int i = 0; i < steps.length; i++) {
                gaps[i] = experiment
                        .descendOnInfinitePrompts(
                                FeatureProbabilities.balanced(features), duration / steps[i], steps[i])
                        .stream()
                        .mapToDouble(query -> Math.abs(query.last().rest() - 0.5))
                        .max()
                        .orElseThrow();
            }
            for (int i = 1; i < steps.length; i++) {
                evidence.equal(
                        "descent, K = " + features + ", " + steps[i] + " steps",
                        LogLogSlope.between(1.0 / steps[i - 1], gaps[i - 1], 1.0 / steps[i], gaps[i]),
                        1,
                        0.05);
            }
        }
    }

    @ClaimCheck("BAL-7")
    void logarithms_are_slack_and_k_squared_is_necessary(Experiment experiment, Evidence evidence) {
        double[] features = {1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
        double[] times = new double[features.length];
        QueryEvent small = QueryEvent.predictionErrorAtMost(0.01);
        for (int i = 0; i < features.length; i++) {
            times[i] = time(experiment.flow(query(features[i]), small), small);
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 1; i < features.length; i++) {
            double slope = LogLogSlope.between(features[i - 1], times[i - 1], features[i], times[i]);
            smallest = Math.min(smallest, slope);
            largest = Math.max(largest, slope);
            // two times, each off by the flow's error, over one decade
            evidence.atMost("slope from K = " + features[i - 1], Math.abs(slope - 2), Experiment.FLOW_ERROR, 0.01);
        }
        evidence.parameter("slope in K", "between " + smallest + " and " + largest);
        double ratio =
                times[features.length - 1] / SharpConstants.balancedTimeForManyFeatures(features[features.length - 1]);
        evidence.atMost("time over K^2 at K = 1e12", Math.abs(ratio - 1), Experiment.FLOW_ERROR, 1e-3);
        for (double count : new double[] {4, 10, 100}) {
            double error = 1e-8;
            QueryEvent tiny = QueryEvent.predictionErrorAtMost(error);
            double hit = time(experiment.flow(query(count), tiny), tiny);
            // the next term of the closed form is 2/(1−a), smaller by 4(1−a) = 4√(2ε)
            double rest = 4 * Math.sqrt(2 * error) + 8 * count * error;
            evidence.atMost(
                    "time times error, K = " + count,
                    Math.abs(hit / SharpConstants.balancedTimeForSmallErrors(count, error) - 1),
                    Experiment.FLOW_ERROR,
                    rest);
        }
    }

    /** Along the flow from Attn_k = 1/K to ½; the bound is met with equality at the start. */
    @ClaimCheck("BAL-3")
    void phase_one_growth(Experiment experiment, Evidence evidence) {
        for (double features : new double[] {8, 32, 1e2, 1e4, 1e6}) {
            QueryTrajectory flow = experiment.flow(query(features), HALF);
            evidence.isTrue("K = " + features + ": phase I ends", flow.at(HALF).isPresent());
            for (QuerySnapshot at : flow.snapshots()) {
                String where = "K = " + features + ", time " + at.time();
                evidence.atLeast(where, at.targetGrowth() / BalancedTheorem.phaseOneGrowth(features), 1e-13, 1 - 1e-12);
                evidence.equal(
                        where + ": cross growth",
                        Math.abs(at.growth().getEntry(1)) * (features - 1) / at.targetGrowth(),
                        1,
                        1e-12 + features * 0x1p-52);
            }
        }
    }

    /** Exactly on infinite prompts; with finite prompts off by O(1/N). */
    @ClaimCheck("BAL-4")
    void phase_one_ends_at_log_k(Experiment experiment, Evidence evidence) {
        for (double features : new double[] {3, 8, 1e2, 1e4, 1e6, 1e9, 1e12}) {
            evidence.atMost(
                    "flow, K = " + features,
                    Math.abs(weightAtHalf(experiment.flow(query(features), HALF))
                            - BalancedTheorem.targetWeightAtHalf(features)),
                    1e-11,
                    1e-9);
        }
        for (int features : new int[] {4, 8}) {
            double[] lengths = {1e3, 1e4, 1e5};
            double[] gaps = new double[lengths.length];
            for (int i = 0; i < lengths.length; i++) {
                gaps[i] = Math.abs(weightAtHalf(experiment.flow(query(features), lengths[i], HALF))
                        - BalancedTheorem.targetWeightAtHalf(features));
            }
            for (int i = 1; i < lengths.length; i++) {
                evidence.equal(
                        "finite prompts, K = " + features + ", N from " + lengths[i - 1],
                        LogLogSlope.between(lengths[i - 1], gaps[i - 1], lengths[i], gaps[i]),
                        -1,
                        0.05);
            }
        }
    }

    private static double weightAtHalf(QueryTrajectory flow) {
        return flow.at(HALF).map(QuerySnapshot::targetWeight).orElse(Double.NaN);
    }

    @ClaimCheck("BAL-5")
    void phase_two_growth(Experiment experiment, Evidence evidence) {
        for (double features : new double[] {4, 32, 1e2, 1e4, 1e6}) {
            for (double error : new double[] {0.1, 0.01, 1e-3}) {
                QueryTrajectory flow = experiment.flow(query(features), QueryEvent.predictionErrorAtMost(error), HALF);
                String where = "K = " + features + ", error " + error;
                evidence.isTrue(where + ": phase II begins", flow.at(HALF).isPresent());
                for (QuerySnapshot at : flow.snapshots()) {
                    if (at.targetAttention() >= 0.5 && at.predictionError() > error) {
                        evidence.atLeast(where, at.targetGrowth() * features / error, 1e-12, 1);
                    }
                }
            }
        }
    }
}
