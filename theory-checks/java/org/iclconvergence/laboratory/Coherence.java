package org.iclconvergence.laboratory;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.worlds.CoherenceWorld;

/** What coherent features break, as coherence grows in one direction. Each search evaluates both ends of what it returns. */
public final class Coherence {
    private static final int GRID = 20;
    private static final double DOMINANT = 0.5;

    private final Wiring wiring;
    private final CoherenceWorld world;
    private final double[] grid;

    Coherence(Wiring wiring, CoherenceWorld world) {
        this.wiring = wiring;
        this.world = world;
        double largest = world.largestCoherence();
        grid = IntStream.rangeClosed(0, GRID)
                .mapToDouble(i -> largest * i / GRID)
                .toArray();
    }

    /**
     * Where balanced features take longer than allowed.
     *
     * @param steps that every query may take to its L_k ≤ ε
     * @return from μ = 0 on
     */
    public BreakingPoint ofTime(long steps) {
        FeatureProbabilities balanced = FeatureProbabilities.balanced(world.features());
        return BreakingPoint.on(
                grid,
                coherence ->
                        Arrays.stream(times(balanced, coherence, steps + 1)).allMatch(time -> time <= steps));
    }

    /**
     * Where a dominant feature, p_1 = ½, is no longer the first to be learned.
     *
     * @param budget steps; not to be learned by then counts as never
     * @return from μ = 0 on
     */
    public BreakingPoint ofOrder(long budget) {
        FeatureProbabilities imbalanced = FeatureProbabilities.imbalanced(world.features(), DOMINANT);
        return BreakingPoint.on(grid, coherence -> {
            long[] times = times(imbalanced, coherence, budget);
            return IntStream.range(1, times.length).allMatch(k -> times[k] > times[0]);
        });
    }

    /**
     * The time of orthonormal balanced features.
     *
     * @param budget steps at most
     * @return the first step at which L_k ≤ ε for every k, or the budget
     */
    public long orthonormalTime(long budget) {
        return Arrays.stream(
                        new CoherentTraining(FeatureProbabilities.balanced(world.features()), world.gram(0), wiring)
                                .hittingTimes(world.error(), world.learningRate(), budget))
                .max()
                .orElse(0);
    }

    private long[] times(FeatureProbabilities probabilities, double coherence, long budget) {
        RealMatrix gram = world.gram(wiring.at(Seams.COHERENCE).applyAsDouble(coherence));
        return new CoherentTraining(probabilities, gram, wiring)
                .hittingTimes(world.error(), world.learningRate(), budget);
    }
}
