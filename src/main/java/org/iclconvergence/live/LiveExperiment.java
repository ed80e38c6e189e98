package org.iclconvergence.live;

import java.util.function.DoubleConsumer;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.report.figure.TrainingCurves;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;

/**
 * The paper's experiment in a reader's numbers. What is wrong with them is said in one sentence that begins with the name of the field, as
 * {@link IllegalArgumentException}.
 */
public final class LiveExperiment {
    /** As much as a reader waits for: an epoch costs M K and d² K. The page's form tells them. */
    static final int MOST_FEATURES = 50;

    static final int MOST_DIMENSIONS = 200;
    static final int MOST_TOKENS = 1000;
    static final int MOST_PROMPTS = 5000;
    static final int MOST_EPOCHS = 4000;

    /** Of a curve: what the weights do on all prompts costs more than an epoch. */
    private static final int MOST_POINTS = 200;

    private LiveExperiment() {}

    /**
     * The experiment with equally probable features, or one apart.
     *
     * @param features K
     * @param dominant p_1, or 0 for equally probable features
     * @param dimension d
     * @param promptLength N
     * @param prompts M
     * @param epochs training steps
     * @param basis how the features lie in R^d
     * @param seed of everything random
     * @return Adam at 0.002
     */
    public static PaperExperiment of(
            double features,
            double dominant,
            double dimension,
            double promptLength,
            double prompts,
            double epochs,
            PaperExperiment.Basis basis,
            long seed) {
        int count = whole("K", features, 2, MOST_FEATURES);
        if (!(dominant >= 0 && dominant < 1)) {
            throw new IllegalArgumentException("p₁ must lie between 0 and 1, not " + ProblemText.number(dominant));
        }
        FeatureProbabilities p =
                dominant == 0 ? FeatureProbabilities.balanced(count) : FeatureProbabilities.imbalanced(count, dominant);
        int d = whole("d", dimension, count, MOST_DIMENSIONS);
        return PaperExperiment.of(p, d, seed)
                .withPromptLength(whole("N", promptLength, 1, MOST_TOKENS))
                .withPrompts(whole("M", prompts, 1, MOST_PROMPTS))
                .withEpochs(whole("epochs", epochs, 1, MOST_EPOCHS))
                .withBasis(basis);
    }

    /**
     * Trains.
     *
     * @param experiment what
     * @param progress told which part of the epochs is done, from 0 to 1
     * @return prediction errors and attention of every feature over the epochs
     */
    public static TrainingCurves train(PaperExperiment experiment, DoubleConsumer progress) {
        TrainingProblem problem = experiment.draw();
        int epochs = experiment.epochs();
        int stride = (epochs + MOST_POINTS - 1) / MOST_POINTS;
        Trajectory trajectory = Training.ofQueryKeyMatrix(problem.loss(), problem.features(), problem.optimizer())
                .run(problem.steps(), epoch -> epoch % stride == 0 || epoch == epochs, epoch -> {
                    if (epoch % 20 == 0) {
                        progress.accept((double) epoch / epochs);
                    }
                });
        return TrainingCurves.of(experiment.probabilities(), experiment.promptLength(), trajectory);
    }

    private static int whole(String name, double value, int least, int most) {
        if (!(value >= least && value <= most) || value != Math.floor(value)) {
            throw new IllegalArgumentException(
                    name + " must be whole, from " + least + " to " + most + ", not " + ProblemText.number(value));
        }
        return (int) value;
    }
}
