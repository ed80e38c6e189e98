package org.iclconvergence.laboratory;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;

/** The curvature of the loss in the direction of its gradient, by differences of the growth: reported, never compared. */
final class Curvature {
    private Curvature() {}

    static double alongDescent(QueryGroups groups) {
        InfinitePromptQuery loss = new InfinitePromptQuery(groups);
        double largest = 0;
        for (QuerySnapshot at : new QueryGradientDescent(loss, 0.5)
                .run(QueryEvent.predictionErrorAtMost(1e-3), 5000, at -> at % 20 == 0)
                .snapshots()) {
            largest = Math.max(largest, Math.abs(at(loss, at)));
        }
        return largest;
    }

    private static double at(InfinitePromptQuery loss, QuerySnapshot at) {
        QueryGroups groups = loss.groups();
        double[] growth = at.growth().toArray();
        double norm = 0;
        for (int g = 0; g < groups.count(); g++) {
            norm += groups.multiplicity(g) * growth[g] * growth[g];
        }
        double h = 1e-4 / Math.sqrt(norm);
        double[] ahead = at.weights().toArray();
        double[] behind = at.weights().toArray();
        for (int g = 0; g < groups.count(); g++) {
            ahead[g] += h * growth[g];
            behind[g] -= h * growth[g];
        }
        QueryValues up = new QueryValues(groups.count());
        QueryValues down = new QueryValues(groups.count());
        loss.evaluate(ahead, up);
        loss.evaluate(behind, down);
        double curvature = 0;
        for (int g = 0; g < groups.count(); g++) {
            curvature += groups.multiplicity(g) * growth[g] * (down.growth()[g] - up.growth()[g]) / (2 * h * norm);
        }
        return curvature;
    }
}
