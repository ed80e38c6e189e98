package org.iclconvergence.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.FollowedFlow;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** Honest trainings of all kinds that a reader may ask for. */
final class Trainings {
    static final double INFINITE = Double.POSITIVE_INFINITY;

    private Trainings() {}

    private static QueryLoss loss(QueryProblem problem, double promptLength) {
        return Double.isInfinite(promptLength)
                ? new InfinitePromptQuery(problem.groups())
                : new PopulationIntegral(problem.groups(), promptLength);
    }

    /** Until L_k = ε; a little further where it is to be seen that it stays. Given up where the reader's is. */
    static QueryRun flow(QueryProblem problem, double promptLength, double error) {
        return flow(problem, promptLength, error, error);
    }

    static QueryRun flow(QueryProblem problem, double promptLength, double error, double until) {
        QueryLoss loss = loss(problem, promptLength);
        QueryTrajectory trajectory = FollowedFlow.run(
                loss,
                promptLength,
                until,
                LossFloor.certain(problem.groups(), promptLength),
                QueryRun.events(loss.groups(), error).toArray(QueryEvent[]::new));
        return new QueryRun(problem, promptLength, 1, QueryRun.FLOW, new double[] {error}, trajectory);
    }

    static QueryRun descent(QueryProblem problem, double promptLength, double rate, double error, long budget) {
        return descent(problem, promptLength, rate, error, error, budget);
    }

    static QueryRun descent(
            QueryProblem problem, double promptLength, double rate, double error, double until, long budget) {
        QueryLoss loss = loss(problem, promptLength);
        QueryTrajectory trajectory = new QueryGradientDescent(loss, rate)
                .run(
                        QueryEvent.predictionErrorAtMost(until),
                        budget,
                        step -> step < 100 || step % 50 == 0,
                        QueryRun.events(loss.groups(), error).toArray(QueryEvent[]::new));
        return new QueryRun(problem, promptLength, rate, budget, new double[] {error}, trajectory);
    }

    /** The same moments with the steps of another rate. */
    static QueryTrajectory atRate(QueryTrajectory trajectory, double rate) {
        double scale = rate / trajectory.learningRate();
        return new QueryTrajectory(
                trajectory.groups(),
                rate,
                trajectory.snapshots().stream()
                        .map(at -> new QuerySnapshot(
                                at.time() * scale,
                                at.weights(),
                                at.predictionError(),
                                at.rest(),
                                at.attention(),
                                at.growth()))
                        .toList(),
                Map.of(),
                0,
                0);
    }

    static QueryProblem balanced(double features) {
        return QueryProblem.balanced(features, QueryProblem.RAREST);
    }

    static QueryProblem imbalanced(double features, double dominant, double query) {
        return QueryProblem.imbalanced(features, dominant, query);
    }

    /** Prompts so many times as long as ε demands. */
    static double length(double times, double probability, double error) {
        return Math.ceil(times * LossFloor.shortestPrompt(probability, error));
    }

    static List<QueryRun> all() {
        List<QueryRun> runs = new ArrayList<>();
        addBalanced(runs);
        addImbalanced(runs);
        addGiven(runs);
        addDescents(runs);
        return runs;
    }

    private static void addBalanced(List<QueryRun> runs) {
        for (double features : new double[] {2, 3, 4, 8, 10, 100, 1e4, 1e12, 1e80}) {
            for (double error : new double[] {0.6, 0.3, 0.1, 0.01, 1e-4}) {
                runs.add(flow(balanced(features), INFINITE, error));
            }
            runs.add(flow(balanced(features), INFINITE, 0.01, 0.0025));
        }
        for (double features : new double[] {2, 3, 10, 1000}) {
            for (double times : new double[] {0.5, 0.95, 1.2, 2, 30}) {
                runs.add(flow(balanced(features), length(times, 1 / features, 0.01), 0.01));
            }
            runs.add(flow(balanced(features), length(4, 1 / features, 0.01), 0.01, 0.0025));
            runs.add(flow(balanced(features), 1, 0.01));
            runs.add(flow(balanced(features), 30 * features, 1e-4));
        }
    }

    private static void addImbalanced(List<QueryRun> runs) {
        for (double dominant : new double[] {0.05, 0.2, 0.5, 0.8}) {
            for (double query : new double[] {1, 2}) {
                for (double features : new double[] {2, 3, 10, 100, 1e4, 1e12, 1e80}) {
                    runs.add(flow(imbalanced(features, dominant, query), INFINITE, 0.01));
                    runs.add(flow(imbalanced(features, dominant, query), INFINITE, 0.1));
                }
                runs.add(flow(imbalanced(1e9, dominant, query), INFINITE, 0.49));
                for (double features : new double[] {3, 40, 1e4}) {
                    double rare = (1 - dominant) / (features - 1);
                    for (double times : new double[] {0.9, 1.2, 2, 10}) {
                        runs.add(flow(imbalanced(features, dominant, query), length(times, rare, 0.01), 0.01));
                    }
                    runs.add(flow(imbalanced(features, dominant, query), 1, 0.01));
                }
            }
        }
        runs.add(flow(imbalanced(1e6, 0.65, 2), INFINITE, 0.01));
        runs.add(flow(imbalanced(6e8, 0.5, 2), INFINITE, 0.01));
        runs.add(flow(imbalanced(7e8, 0.5, 2), INFINITE, 0.01));
        runs.add(flow(imbalanced(1e9, 0.5, 2), 1e10, 0.01));
    }

    private static void addGiven(List<QueryRun> runs) {
        FeatureProbabilities uneven = FeatureProbabilities.of(0.5, 0.3, 0.15, 0.04, 0.01);
        FeatureProbabilities zipf = FeatureProbabilities.zipf(16, 1);
        for (double error : new double[] {0.3, 0.01}) {
            for (int k = 1; k <= 5; k++) {
                runs.add(flow(QueryProblem.given(uneven, k), INFINITE, error));
            }
            runs.add(flow(QueryProblem.given(uneven, 3), 200, error));
            for (int k = 1; k <= 16; k += 5) {
                runs.add(flow(QueryProblem.given(zipf, k), INFINITE, error));
            }
            runs.add(flow(QueryProblem.given(zipf, 4), 500, error));
        }
        runs.add(flow(QueryProblem.given(FeatureProbabilities.balanced(5), 3), INFINITE, 0.01));
    }

    private static void addDescents(List<QueryRun> runs) {
        for (double features : new double[] {4, 8, 16}) {
            for (double rate : new double[] {0.25, 1, 4}) {
                runs.add(descent(balanced(features), FastMath.pow(features, 3), rate, 0.01, 0.0025, 20_000));
            }
            runs.add(descent(imbalanced(features, 0.5, 2), FastMath.pow(features, 3), 1, 0.01, 20_000));
            runs.add(descent(imbalanced(features, 0.5, 1), FastMath.pow(features, 3), 1, 0.01, 20_000));
        }
        for (double rate : new double[] {0.5, 30, 1e6}) {
            for (double length : new double[] {INFINITE, 1, 20, 300}) {
                runs.add(descent(balanced(10), length, rate, 0.01, 3_000));
                runs.add(descent(imbalanced(20, 0.5, 1), length, rate, 0.01, 3_000));
                runs.add(descent(imbalanced(20, 0.5, 2), length, rate, 0.01, 3_000));
            }
            runs.add(descent(balanced(2), INFINITE, rate, 0.01, 3_000));
            runs.add(descent(balanced(2), 2, rate, 0.9, 3_000));
            runs.add(descent(balanced(1e12), INFINITE, rate, 0.01, 100));
        }
        runs.add(descent(balanced(10), 300, 1, 0.01, 0));
        runs.add(descent(
                QueryProblem.given(FeatureProbabilities.of(0.5, 0.3, 0.15, 0.04, 0.01), 5), INFINITE, 10, 0.01, 5_000));
    }
}
