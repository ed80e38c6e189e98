package org.iclconvergence.checks;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.report.figure.RivalsFigure;
import org.iclconvergence.theory.LinearAttentionFloor;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;

/** Softmax against linear attention: LIN-1 and LIN-2. */
final class RivalCheck {
    private static final QueryEvent NEVER = QueryEvent.predictionErrorAtMost(Double.MIN_VALUE);

    /** Long enough for a quadratic with curvature p_k (p_k² + p_k(1−p_k)/N) ≥ 1e-3: e^{−1e-3·2·20000} = 4e-18. */
    private static QuerySnapshot trained(QueryLoss loss) {
        return new QueryGradientDescent(loss, 2)
                .run(NEVER, 20_000, step -> false)
                .last();
    }

    @ClaimCheck("LIN-1")
    void linear_attention_falls_like_one_over_n_and_softmax_exponentially(Experiment experiment, Evidence evidence) {
        for (double p : new double[] {0.2, 0.5}) {
            QueryGroups groups = SymmetryClasses.imbalanced(4, p).query(0);
            double previous = Double.NaN;
            for (int promptLength : new int[] {4, 8, 16}) {
                String where = "p = " + p + ", N = " + promptLength;
                double linear =
                        trained(experiment.linearLoss(groups, promptLength)).predictionError();
                double floor = LinearAttentionFloor.bestPredictionError(p, promptLength);
                evidence.atMost(where + ": best loss", Math.abs(linear / floor - 1), 1e-13, 1e-10);
                double softmax = LossFloor.limitOfTargetWeight(FeatureProbabilities.imbalanced(4, p), 0, promptLength);
                double logRatio = FastMath.log(linear / softmax);
                if (promptLength > 4) {
                    // the ratio is e^{N rate} up to powers of N: at least half the rate from one N to its double
                    evidence.atLeast(
                            where + ": growth of the ratio",
                            (logRatio - previous) / (promptLength / 2.0),
                            1e-9,
                            0.5 * LossFloor.rate(p));
                }
                previous = logRatio;
            }
        }
        if (experiment.decides()) {
            attachFigure(experiment, evidence);
        }
    }

    private static void attachFigure(Experiment experiment, Evidence evidence) {
        List<RivalsFigure.Point> points = new ArrayList<>();
        for (double p : new double[] {0.2, 0.5}) {
            QueryGroups groups = SymmetryClasses.imbalanced(4, p).query(0);
            for (int promptLength = 1; promptLength <= 64; promptLength++) {
                points.add(new RivalsFigure.Point(
                        p,
                        promptLength,
                        trained(experiment.linearLoss(groups, promptLength)).predictionError(),
                        LossFloor.limitOfTargetWeight(FeatureProbabilities.imbalanced(4, p), 0, promptLength)));
            }
        }
        QueryFigures.attachRivals(points, evidence);
    }

    /** Trained at p = 0.5, tested at p' = 0.2: linear attention expects p_k N tokens and gets fewer. */
    @ClaimCheck("LIN-2")
    void linear_attention_hard_codes_the_probabilities(Experiment experiment, Evidence evidence) {
        FeatureProbabilities training = FeatureProbabilities.imbalanced(4, 0.5);
        FeatureProbabilities test = FeatureProbabilities.imbalanced(4, 0.2);
        QueryGroups trainingGroups = QueryGroups.ofEveryFeature(training, 0);
        QueryGroups testGroups = QueryGroups.ofEveryFeature(test, 0);
        QueryValues values = new QueryValues(4);
        for (int promptLength : new int[] {8, 32, 128}) {
            double[] linear = trained(new LinearAttentionQuery(
                            experiment.linearTraining(trainingGroups, testGroups), promptLength))
                    .weights();
            new LinearAttentionQuery(testGroups, promptLength).evaluate(linear, values);
            double own = LinearAttentionFloor.bestPredictionError(0.2, promptLength);
            evidence.atLeast(
                    "linear, N = " + promptLength + ": test loss over the best",
                    values.predictionError() / own,
                    1e-9,
                    1.1);
        }
        for (int promptLength : new int[] {4, 8}) {
            double[] softmax = new QueryGradientDescent(
                            experiment.trainedLoss(experiment.populationLoss(trainingGroups, promptLength)), 20)
                    .run(NEVER, 20_000, step -> false)
                    .last()
                    .weights();
            new PopulationIntegral(testGroups, promptLength).evaluate(softmax, values);
            evidence.atMost(
                    "softmax, N = " + promptLength + ": test loss over its floor",
                    values.predictionError() / LossFloor.limitOfTargetWeight(test, 0, promptLength),
                    1e-9,
                    1.01);
        }
    }
}
