package org.iclconvergence.training;

import java.util.function.UnaryOperator;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;

/** The columns of Z that differ, one for each class of equally frequent features, trained by gradient descent from zero. */
final class ClassColumns {
    private final FeatureProbabilities probabilities;
    private final SymmetryClasses classes;
    private final QueryLoss[] losses;
    private final double[][] weights;
    private final QueryValues[] values;

    ClassColumns(TrainingProblem problem, UnaryOperator<QueryLoss> trained) {
        probabilities = problem.probabilities();
        classes = SymmetryClasses.of(probabilities);
        losses = new QueryLoss[classes.count()];
        weights = new double[losses.length][];
        values = new QueryValues[losses.length];
        for (int j = 0; j < losses.length; j++) {
            QueryGroups groups = classes.query(j);
            losses[j] = trained.apply(
                    problem.objective() == Objective.INFINITE_PROMPTS
                            ? new InfinitePromptQuery(groups)
                            : new PopulationIntegral(groups, problem.promptLength()));
            weights[j] = new double[groups.count()];
            values[j] = new QueryValues(groups.count());
        }
    }

    void step(double learningRate) {
        for (int j = 0; j < losses.length; j++) {
            losses[j].evaluate(weights[j], values[j]);
            for (int g = 0; g < weights[j].length; g++) {
                weights[j][g] += learningRate * values[j].growth()[g];
            }
        }
    }

    /** Gives every feature the column of its class. */
    void write(BilinearWeights z) {
        for (int k = 0; k < probabilities.count(); k++) {
            int column = classes.classOf(probabilities.get(k));
            for (int n = 0; n < probabilities.count(); n++) {
                int keyClass = classes.classOf(probabilities.get(n));
                z.set(n, k, weights[column][n == k ? 0 : classes.groupOf(column, keyClass)]);
            }
        }
    }
}
