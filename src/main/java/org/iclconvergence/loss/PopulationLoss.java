package org.iclconvergence.loss;

import org.iclconvergence.data.FeatureProbabilities;

/**
 * The population loss L = Σ_k p_k L_k of the paper, exact at finite prompt length N: no Monte Carlo and no enumeration
 * ([HCL24] Section 2.3; THEORY.md, "The exact population loss in one integral").
 *
 * <p>Error bounds are those of {@link PopulationIntegral}; an evaluation costs about 50 K² nodes. Not thread safe.
 */
public final class PopulationLoss extends ColumnwiseLoss {
    /**
     * The population loss.
     *
     * @param probabilities p, which also sets K
     * @param promptLength N, whole, from 1 to 1e15
     * @throws IllegalArgumentException if N is not whole or out of range
     */
    public PopulationLoss(FeatureProbabilities probabilities, double promptLength) {
        super(probabilities, groups -> new PopulationIntegral(groups, promptLength));
    }
}
