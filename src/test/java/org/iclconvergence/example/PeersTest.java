package org.iclconvergence.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.external.NpyArray;
import org.iclconvergence.training.external.ProblemFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The peers that mvn -Pbench verify measures do the same work, on small problems here. */
class PeersTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPyTorch() throws Exception {
        PyTorch.require();
    }

    @ParameterizedTest
    @CsvSource({
        "experiment_tokens.py, torch, float64, 1e-9",
        "experiment_tokens.py, torch, float32, 1e-3",
        "experiment_counts.py, torch, float64, 1e-9",
        "experiment_counts.py, numpy, float64, 1e-9"
    })
    void a_training_ends_at_the_same_q(String script, String library, String dtype, double relative) throws Exception {
        TrainingProblem problem = PaperExperiment.of(FeatureProbabilities.imbalanced(4, 0.4), 6, 7)
                .withPromptLength(9)
                .withPrompts(12)
                .withEpochs(20)
                .draw();
        Path asked = ProblemFolder.write(problem, new long[] {20}, 0, folder);
        Path out = folder.resolve("Q.npy");
        PyTorch.peer(script, asked, "--library", library, "--dtype", dtype, "--epochs", 20, "--out", out);
        RealMatrix[] q = new RealMatrix[1];
        new DefaultTrainer().train(problem, new TrainingMonitor() {
            @Override
            public boolean wants(long step) {
                return step == problem.steps();
            }

            @Override
            public boolean record(long step, RealMatrix parameters) {
                q[0] = parameters.copy();
                return true;
            }
        });
        assertEqual(q[0], read(out), relative);
    }

    @ParameterizedTest
    @CsvSource({"enumeration.py, 1e-12", "monte_carlo.py, 4e-3"})
    void a_population_gradient_is_the_same(String script, double relative) throws Exception {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(3, 0.5);
        BilinearWeights weights = new BilinearWeights(3);
        weights.set(0, 1, -1);
        weights.set(1, 1, 0.7);
        LossValues values = new LossValues(3);
        new PopulationLoss(p, 8).evaluate(weights, values);
        write("probabilities", new NpyArray(new long[] {3}, p.toArray()));
        write("weights", new NpyArray(new long[] {3, 3}, flat(weights.matrix())));
        Files.writeString(folder.resolve("problem.json"), "{\"promptLength\": 8}");
        Path out = folder.resolve("gradient.npy");
        if (script.startsWith("monte")) {
            PyTorch.peer(script, folder, "--error", 1e-3, "--out", out);
        } else {
            PyTorch.peer(script, folder, "--out", out);
        }
        assertEqual(values.gradient(), read(out), relative);
    }

    @Test
    void versions_are_said() throws Exception {
        PyTorch.peer("versions.py");
    }

    private void write(String name, NpyArray array) throws IOException {
        try (OutputStream stream = Files.newOutputStream(folder.resolve(name + ".npy"))) {
            array.write(stream);
        }
    }

    private static double[] read(Path array) throws IOException {
        return NpyArray.read(new ByteArrayInputStream(Files.readAllBytes(array)), "array", 1000)
                .values();
    }

    /** Up to a part of the largest entry. */
    private static void assertEqual(RealMatrix ours, double[] theirs, double relative) {
        double[] expected = flat(ours);
        double largest = 0;
        for (double entry : expected) {
            largest = Math.max(largest, Math.abs(entry));
        }
        assertThat(theirs).hasSameSizeAs(expected);
        assertThat(largest).isPositive();
        for (int i = 0; i < expected.length; i++) {
            assertThat(theirs[i]).as("entry " + i).isCloseTo(expected[i], within(relative * largest));
        }
    }

    private static double[] flat(RealMatrix matrix) {
        double[] values = new double[matrix.getRowDimension() * matrix.getColumnDimension()];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.getEntry(i / matrix.getColumnDimension(), i % matrix.getColumnDimension());
        }
        return values;
    }
}
