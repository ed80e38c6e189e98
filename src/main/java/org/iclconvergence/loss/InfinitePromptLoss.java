package org.iclconvergence.loss;

import org.iclconvergence.data.FeatureProbabilities;

/**
 * The population loss in the limit N → ∞: counts are replaced by N p (THEORY.md, "N → ∞"). {@link PopulationLoss} differs from
 * it by O(1/N).
 *
 * <p>Error bounds are those of {@link InfinitePromptQuery}; an evaluation costs O(K²). Not thread safe.
 */
public final class InfinitePromptLoss extends ColumnwiseLoss {
    /**
     * The limit.
     *
     * @param probabilities p, which also sets K
     */
    public InfinitePromptLoss(FeatureProbabilities probabilities) {
        super(probabilities, InfinitePromptQuery::new);
    }
}
