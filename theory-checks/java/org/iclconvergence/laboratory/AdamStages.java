package org.iclconvergence.laboratory;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.Adam;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.worlds.AdamWorld;

/**
 * How many steps of Adam on the exact loss of infinitely long prompts the dominant feature takes, and how many all rare ones, until their
 * prediction errors are small; beside them the times of gradient flow.
 */
public final class AdamStages {
    private static final double LEARNING_RATE = 0.002;
    private static final double ERROR = 0.01;
    private static final long BUDGET = 3000;

    /** A training whose loss is so far above its start is given up. */
    private static final double LOST = 1.05;

    private final AdamWorld world;
    private final Laboratory lab;

    AdamStages(AdamWorld world, Laboratory lab) {
        this.world = world;
        this.lab = lab;
    }

    /**
     * The stages of Adam.
     *
     * @param count K
     * @param dominant p_1
     * @return T_k/T_1 for the slowest k, in whole steps; never if either is not reached in 3000 steps
     */
    public Estimate ratio(int count, double dominant) {
        FeatureProbabilities p = lab.probabilities(FeatureProbabilities.imbalanced(count, dominant));
        Features features = world.features(count);
        Stages stages = new Stages(new InfinitePromptLoss(p));
        try {
            Training.ofQueryKeyMatrix(
                            stages, features, lab.wiring().at(Seams.OPTIMIZER).apply(new Adam(LEARNING_RATE)))
                    .run(BUDGET, step -> step == 0, step -> {});
        } catch (Over decided) {
            // nothing more to learn from this training
        }
        if (stages.first < 1 || stages.rest < 1) {
            return Estimate.NEVER;
        }
        return Estimate.exact((double) stages.rest).dividedBy((double) stages.first);
    }

    /**
     * The stages of gradient flow, for comparison: nothing here is asserted of it, and no lie bends it.
     *
     * @param count K
     * @param dominant p_1
     * @return T_k/T_1
     */
    public static double ratioOfFlow(int count, double dominant) {
        SymmetryClasses classes = SymmetryClasses.imbalanced(count, dominant);
        return timeOfFlow(classes.query(1)) / timeOfFlow(classes.query(0));
    }

    private static double timeOfFlow(QueryGroups query) {
        QueryLoss loss = new InfinitePromptQuery(query);
        return new GradientFlow(loss, loss, new ArrayRealVector(query.count()))
                .run(QueryEvent.predictionErrorAtMost(ERROR))
                .last()
                .time();
    }

    private static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1;

        Over() {
            super(null, null, false, false);
        }
    }

    /** Watches a loss while it is minimised. */
    private static final class Stages implements Loss {
        private final Loss loss;
        private double start;
        private long step;
        private long first = -1;
        private long rest = -1;

        Stages(Loss loss) {
            this.loss = loss;
        }

        @Override
        public int features() {
            return loss.features();
        }

        @Override
        public void evaluate(BilinearWeights weights, LossValues values) {
            loss.evaluate(weights, values);
            start = step == 0 ? values.loss() : start;
            double largest = 0;
            for (int k = 1; k < features(); k++) {
                largest = Math.max(largest, values.predictionErrors()[k]);
            }
            first = first < 0 && values.predictionErrors()[0] <= ERROR ? step : first;
            rest = rest < 0 && largest <= ERROR ? step : rest;
            if ((first >= 0 && rest >= 0) || values.loss() > LOST * start) {
                throw new Over();
            }
            step++;
        }
    }
}
