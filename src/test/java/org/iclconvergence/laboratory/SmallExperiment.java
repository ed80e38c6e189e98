package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.worlds.ExperimentWorld;
import org.iclconvergence.worlds.Seeds;

/** The paper's experiment with four features, thirty prompts and twenty epochs, and the same training by hand. */
final class SmallExperiment {
    static final FeatureProbabilities P = FeatureProbabilities.imbalanced(4, 0.5);
    static final Seeds SEEDS = new Seeds(11);
    static final ExperimentWorld WORLD = new ExperimentWorld(P, false, 0, "test", SEEDS);
    static final ExperimentWorld STANDARD = new ExperimentWorld(P, true, 0, "test", SEEDS);

    private SmallExperiment() {}

    static PaperExperiment small(PaperExperiment setting) {
        return setting.withPrompts(30).withPromptLength(12).withEpochs(20).withLearningRate(0.05);
    }

    static Lie small(String name) {
        return new Lie(name, "a small experiment").bend(Seams.SETTING, honest -> SmallExperiment::small);
    }

    static PaperRuns runs(Lie lie) {
        return new PaperRuns(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory());
    }

    static PaperRuns runs(TrainerUnderTest trainer) {
        return new PaperRuns(new Wiring(small("small")), trainer, new Memory());
    }

    static PaperExperiment setting(ExperimentWorld world, int trial) {
        return small(
                PaperExperiment.standard(world.probabilities(), world.seeds().of(world.stream(), trial)));
    }

    /** Z after every epoch of Adam on the entries of Q, as Kingma and Ba have it. */
    static List<BilinearWeights> adam(TrainingProblem problem) {
        RealMatrix v = problem.features().matrix();
        int d = v.getRowDimension();
        RealMatrix q = MatrixUtils.createRealMatrix(d, d);
        double[][] first = new double[d][d];
        double[][] second = new double[d][d];
        LossValues values = new LossValues(v.getColumnDimension());
        List<BilinearWeights> weights = new ArrayList<>();
        for (int t = 1; t <= problem.steps() + 1; t++) {
            weights.add(BilinearWeights.of(v.transpose().multiply(q).multiply(v)));
            new CountLoss(problem.prompts()).evaluate(weights.get(t - 1), values);
            RealMatrix gradient = v.multiply(values.gradient()).multiply(v.transpose());
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double g = gradient.getEntry(i, j);
                    first[i][j] = 0.9 * first[i][j] + 0.1 * g;
                    second[i][j] = 0.999 * second[i][j] + 0.001 * g * g;
                    double mean = first[i][j] / (1 - Math.pow(0.9, t));
                    double size = Math.sqrt(second[i][j] / (1 - Math.pow(0.999, t)));
                    q.addToEntry(i, j, -problem.learningRate() * mean / (size + 1e-8));
                }
            }
        }
        return weights;
    }

    static void assertIsAdams(RunSummary run, PaperExperiment setting) {
        TrainingProblem problem = setting.draw();
        List<BilinearWeights> weights = adam(problem);
        LossValues start = new LossValues(4);
        LossValues end = new LossValues(4);
        new CountLoss(problem.prompts()).evaluate(weights.get(0), start);
        new CountLoss(problem.prompts()).evaluate(weights.get(weights.size() - 1), end);
        assertThat(run.errors()).containsExactly(end.predictionErrors(), within(1e-7));
        assertThat(run.finalAttention()).containsExactly(end.targetAttention(), within(1e-7));
        assertThat(run.lossRatio())
                .isCloseTo(end.loss() / start.loss(), within(1e-7))
                .isLessThan(0.8);
        LossValues onAll = new LossValues(4);
        new PopulationLoss(P, 12).evaluate(weights.get(weights.size() - 1), onAll);
        for (int k = 0; k < 4; k++) {
            assertThat(run.unseen().errors()[k].value()).isCloseTo(onAll.predictionErrors()[k], within(1e-7));
        }
    }
}
