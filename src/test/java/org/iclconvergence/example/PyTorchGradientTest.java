package org.iclconvergence.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DefaultRealMatrixPreservingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.TokenLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.external.NpyArray;
import org.iclconvergence.training.external.NpzArchive;
import org.iclconvergence.training.external.ProblemFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Losses and gradients of the PyTorch example, which shares no line with this project's, agree with this project's. */
class PyTorchGradientTest {
    private static final double AGREEMENT = 1e-10;

    @TempDir
    private static Path problems;

    @BeforeAll
    static void needsPyTorch() throws Exception {
        PyTorch.require();
    }

    /** Q from next to nothing to logits of some 20, and the probabilities, prompts and dimensions that go with it. */
    private record Draw(TrainingProblem problem, RealMatrix q) {}

    private static List<Draw> draws() {
        UniformRandomProvider random = new RandomStreams(20_231_005).other();
        List<Draw> draws = new ArrayList<>();
        for (Objective objective : Objective.values()) {
            for (double scale : new double[] {1e-3, 0.3, 1, 3, 10}) {
                int count = random.nextInt(2, 8);
                int dimension = count + random.nextInt(0, 5);
                FeatureProbabilities p = random.nextBoolean()
                        ? FeatureProbabilities.balanced(count)
                        : FeatureProbabilities.imbalanced(count, random.nextDouble(0.1, 0.95));
                int length = 1 + random.nextInt(60);
                PaperExperiment setting = new PaperExperiment(
                        p,
                        dimension,
                        length,
                        20,
                        7,
                        0.01,
                        PaperExperiment.Rule.GD,
                        PaperExperiment.Basis.RANDOM,
                        random.nextLong());
                TrainingProblem given = setting.draw();
                Features v = given.features();
                double[][] q = new double[dimension][dimension];
                for (double[] row : q) {
                    for (int j = 0; j < dimension; j++) {
                        row[j] = random.nextDouble(-scale, scale);
                    }
                }
                TrainingProblem problem = switch (objective) {
                    case GIVEN_PROMPTS -> given;
                    case EXACT_POPULATION -> TrainingProblem.onPopulation(v, p, length, 0.01, 7);
                    case INFINITE_PROMPTS -> TrainingProblem.onPopulation(v, p, Double.POSITIVE_INFINITY, 0.01, 7);
                };
                draws.add(new Draw(problem, MatrixUtils.createRealMatrix(q)));
            }
        }
        return draws;
    }

    private static void write(Draw draw) throws IOException {
        Path folder = ProblemFolder.write(draw.problem(), new long[] {0, 7}, 0, problems);
        int d = draw.q().getRowDimension();
        double[] entries = new double[d * d];
        for (int i = 0; i < d; i++) {
            System.arraycopy(draw.q().getRow(i), 0, entries, i * d, d);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("Q.npy"))) {
            new NpyArray(new long[] {d, d}, entries).write(out);
        }
    }

    @Test
    void gradients_agree_with_ours() throws Exception {
        List<Draw> draws = draws();
        for (Draw draw : draws) {
            write(draw);
        }
        PyTorch.script("gradients.py", problems);
        for (Draw draw : draws) {
            agrees(draw);
        }
    }

    private static void agrees(Draw draw) throws IOException {
        TrainingProblem problem = draw.problem();
        RealMatrix v = problem.features().matrix();
        LossValues ours = new LossValues(v.getColumnDimension());
        problem.loss().evaluate(BilinearWeights.of(draw.q(), problem.features()), ours);
        RealMatrix gradient = v.multiply(ours.gradient()).multiply(v.transpose());
        Path answer = problems.resolve(ProblemFolder.name(problem)).resolve("gradient.npz");
        int d = v.getRowDimension();
        try (NpzArchive theirs = new NpzArchive(answer)) {
            double loss = theirs.read("loss", 1).values()[0];
            assertThat(loss).as(ProblemFolder.name(problem)).isCloseTo(ours.loss(), within(AGREEMENT * ours.loss()));
            double[] entries =
                    theirs.read("gradient", d * d).require("gradient", d, d).values();
            RealMatrix other = new Array2DRowRealMatrix(d, d);
            for (int i = 0; i < entries.length; i++) {
                other.setEntry(i / d, i % d, entries[i]);
            }
            isClose(other, gradient, problem);
            if (problem.objective() == Objective.GIVEN_PROMPTS) {
                isClose(other, new TokenLoss(problem.features(), problem.prompts()).gradient(draw.q()), problem);
            }
        }
    }

    /** In every entry, relative to the largest. */
    private static void isClose(RealMatrix theirs, RealMatrix ours, TrainingProblem problem) {
        double largest = ours.walkInOptimizedOrder(new LargestEntry());
        assertThat(largest).isPositive();
        assertThat(theirs.subtract(ours).walkInOptimizedOrder(new LargestEntry()))
                .as(ProblemFolder.name(problem))
                .isLessThanOrEqualTo(AGREEMENT * largest);
    }

    private static final class LargestEntry extends DefaultRealMatrixPreservingVisitor {
        private double largest;

        @Override
        public void visit(int row, int column, double value) {
            largest = Math.max(largest, Math.abs(value));
        }

        @Override
        public double end() {
            return largest;
        }
    }
}
