package org.iclconvergence.accuracy;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** What is read off a trajectory: a hitting time of the flow, the odds of attention where it is as good as 1. */
final class DynamicsRows {
    private DynamicsRows() {}

    static void measure(AccuracyTable table) {
        Accuracy time = table.row(
                "HittingTimes.ofFlow: L_k = ε", "balanced, K = 2 … 1e12, ε = 1e-8 … 0.1", "relativeTimeError()");
        for (Point point : Point.of(2, 12)) {
            QueryGroups groups = SymmetryClasses.balanced(point.whole(2, 1e12)).query(0);
            double error = point.logUniform(1e-8, 0.1);
            QueryTrajectory trajectory = HittingTimes.ofFlow(groups, error);
            Estimate reached =
                    HittingTimes.of(trajectory, trajectory.hits().get(QueryEvent.predictionErrorAtMost(error)));
            Digits exact = FlowTime.of(Digits.of(groups.features()), Digits.of(groups.probability(0)))
                    .toError(Digits.of(error));
            time.add(reached, exact);
        }
        Accuracy odds = table.row(
                "Moment.logOdds",
                "one dominant, K = 4 … 1e12, p_1 = 0.1 … 1 − 1e-9, weights −300 … 300",
                AccuracyTable.STATED);
        for (Point point : Point.of(4, 40)) {
            QueryGroups groups = SymmetryClasses.imbalanced(point.whole(4, 1e12), point.probability(0.1, 1e-9))
                    .query(1);
            double[] logits = new double[groups.count()];
            for (int g = 0; g < logits.length; g++) {
                logits[g] = g < 2 ? point.uniform(-300, 300) : point.between(-300, 300);
            }
            QueryValues values = new QueryValues(logits.length);
            InfinitePromptQuery loss = new InfinitePromptQuery(groups);
            loss.evaluate(logits, values);
            Moment moment = new Moment(loss, QuerySnapshot.of(0, logits, values), Estimate.exact(0), 0);
            for (int g = 0; g < logits.length; g++) {
                Digits own = Digits.ZERO;
                Digits others = Digits.ZERO;
                for (int h = 0; h < logits.length; h++) {
                    Digits weight = Digits.of(logits[h])
                            .exp()
                            .times(groups.probability(h))
                            .times(groups.multiplicity(h));
                    own = h == g ? weight : own;
                    others = h == g ? others : others.plus(weight);
                }
                odds.add(moment.logOdds(g), own.over(others).log());
            }
        }
    }
}
