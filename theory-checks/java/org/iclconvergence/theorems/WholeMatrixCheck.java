package org.iclconvergence.theorems;

import static org.iclconvergence.stats.Estimate.exact;

import java.util.Locale;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.MatrixDescent;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.MatrixWorld;

/** What is trained for the claims is the whole query-key matrix, whether by all of its columns or by one for each class: MAT-1. */
final class WholeMatrixCheck {
    @ClaimCheck("MAT-1")
    void descent_on_the_whole_matrix_is_descent_on_one_column_for_each_class(
            MatrixWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        MatrixDescent descent = lab.matrixDescent(world);
        for (int step = 1; step <= descent.last(); step++) {
            evidence.where("step " + step);
            evidence.equal("the same Q(t)", descent.distance(step), exact(0));
            for (int k = 0; k < descent.queries(); k++) {
                evidence.where(String.format(Locale.ROOT, "query %d, step %d", k + 1, step));
                Moment whole = descent.ofWholeMatrix(step, k);
                Moment reduced = descent.ofClasses(step, k);
                evidence.equal("the same L_k", whole.predictionError(), reduced.predictionError());
                int n = leastAlike(descent, whole, reduced, k);
                evidence.equal(
                        "the same attention on every feature",
                        whole.attention(QueryGroups.positionOf(n, k)),
                        reduced.attention(descent.group(n, k)));
            }
        }
    }

    /** The feature whose attention differs most, as their errors go. */
    private static int leastAlike(MatrixDescent descent, Moment whole, Moment reduced, int k) {
        int feature = 0;
        double most = -1;
        for (int n = 0; n < descent.queries(); n++) {
            Estimate gap = whole.attention(QueryGroups.positionOf(n, k)).minus(reduced.attention(descent.group(n, k)));
            if (Math.abs(gap.value()) > most * gap.error()) {
                most = Math.abs(gap.value()) / gap.error();
                feature = n;
            }
        }
        return feature;
    }
}
