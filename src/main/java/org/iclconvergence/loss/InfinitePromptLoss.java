package org.iclconvergence.loss;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.model.BilinearWeights;

/**
 * The population loss in the limit N → ∞: counts are replaced by N p (THEORY.md, "N → ∞"). {@link PopulationLoss} differs from
 * it by O(1/N).
 *
 * <p>Error bounds are those of {@link InfinitePromptQuery}; an evaluation costs O(K²). Not thread safe.
 */
public final class InfinitePromptLoss implements Loss {
    private final ColumnwiseLoss columns;

    /**
     * The limit.
     *
     * @param probabilities p, which also sets K
     */
    public InfinitePromptLoss(FeatureProbabilities probabilities) {
        columns = new ColumnwiseLoss(probabilities, InfinitePromptQuery::new);
    }

    @Override
    public int features() {
        return columns.features();
    }

    @Override
    public void evaluate(BilinearWeights weights, LossValues values) {
        columns.evaluate(weights, values);
    }
}
