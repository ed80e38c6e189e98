package org.iclconvergence.bench.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.external.NpyArray;

/** One gradient of the population loss, all K² entries: against Monte Carlo at equal error, and against enumeration. */
final class PopulationRows {
    /** What is drawn for the first row; the second is 1e6 times as many prompts, which nobody waits for. */
    private static final double DRAWN = 1e-3;

    private static final double EXTRAPOLATED = 1e-6;

    /** Standard errors: of a norm over all entries, which scatters less than one of them. */
    private static final double STANDARD_ERRORS = 4;

    private static final double EQUAL_SUMS = 1e-11;

    private final Effort effort;
    private final Path scratch;

    PopulationRows(Effort effort, Path scratch) {
        this.effort = effort;
        this.scratch = scratch;
    }

    List<Row> rows() throws IOException, InterruptedException {
        Optional<String> missing = Peer.missing("numpy");
        if (missing.isPresent()) {
            return List.of(
                    Row.missing("population gradient", "Monte Carlo in NumPy", "s", missing.get()),
                    Row.missing("population gradient", "enumeration in NumPy", "s", missing.get()));
        }
        List<Row> rows = new ArrayList<>(monteCarlo());
        rows.add(enumeration());
        return rows;
    }

    private List<Row> monteCarlo() throws IOException, InterruptedException {
        int n = 1000;
        Work work = new Work(effort.of(20, 5), n);
        Path folder = work.write(scratch.resolve("monte-carlo"));
        Path out = folder.resolve("gradient.npy");
        double asked = effort.of(DRAWN, 10 * DRAWN);
        List<Agreement> equal = new ArrayList<>();
        List<Double> extrapolated = new ArrayList<>();
        work.warm(effort);
        Rounds rounds = Rounds.alternate(effort.rounds(), () -> work.seconds(effort.runs()), () -> {
            Peer.Result said =
                    Peer.run("monte_carlo.py", 1, folder, "--error", asked, "--seed", equal.size() + 1, "--out", out);
            double error = said.said().required("error").asDouble();
            equal.add(Agreement.ofNorm("gradient", work.gradient(), ExperimentRows.read(out), STANDARD_ERRORS * error));
            extrapolated.add(said.seconds() * Math.pow(error / EXTRAPOLATED, 2));
            return said.seconds();
        });
        String name = "population gradient, K = " + work.features() + ", N = " + n + ", error ";
        String rival = "Monte Carlo in NumPy";
        Rounds longer = new Rounds(
                rounds.ours(),
                extrapolated.stream().mapToDouble(Double::doubleValue).toArray());
        return List.of(
                Row.ofRounds(
                                name + inWords(asked),
                                rival,
                                rounds,
                                equal.stream().reduce(Agreement::worse).orElseThrow())
                        .noted("the error is the standard error of the rival; ours is below 1e-11"),
                Row.ofRounds(name + inWords(EXTRAPOLATED), rival, longer, null)
                        .noted("the rival's time is that of the row above times (its error/" + inWords(EXTRAPOLATED)
                                + ")²"));
    }

    private static String inWords(double powerOfTen) {
        return "1e" + Math.round(Math.log10(powerOfTen));
    }

    private Row enumeration() throws IOException, InterruptedException {
        Work work = new Work(5, effort.of(40, 15));
        Path folder = work.write(scratch.resolve("enumeration"));
        Path out = folder.resolve("gradient.npy");
        long[] vectors = new long[1];
        work.warm(effort);
        Rounds rounds = Rounds.alternate(effort.rounds(), () -> work.seconds(effort.runs()), () -> {
            Peer.Result said = Peer.run("enumeration.py", 1, folder, "--out", out);
            vectors[0] = said.said().required("draws").asLong();
            return said.seconds();
        });
        return Row.ofRounds(
                        "population gradient, K = " + work.features() + ", N = " + work.promptLength,
                        "enumeration in NumPy",
                        rounds,
                        Agreement.ofNorm("gradient", work.gradient(), ExperimentRows.read(out), EQUAL_SUMS))
                .noted(vectors[0] + " count vectors; at K = 20, N = 1000 there are 1e40");
    }

    /** A gradient to be computed: attention is spread, so that no feature can be neglected. */
    static final class Work {
        private final FeatureProbabilities p;
        private final int promptLength;
        private final PopulationLoss loss;
        private final LossValues values;
        private final BilinearWeights[] weights;
        private int next;

        Work(int features, int promptLength) {
            this.p = FeatureProbabilities.imbalanced(features, 0.5);
            this.promptLength = promptLength;
            this.loss = new PopulationLoss(p, promptLength);
            this.values = new LossValues(features);
            // asked twice at the same weights a column is not integrated again: two points, in turn
            this.weights = new BilinearWeights[] {halfLearned(features, 0), halfLearned(features, 0x1p-40)};
        }

        private static BilinearWeights halfLearned(int features, double shift) {
            BilinearWeights weights = new BilinearWeights(features);
            for (int k = 0; k < features; k++) {
                weights.set(0, k, -1);
                weights.set(k, k, 2 + shift);
            }
            return weights;
        }

        int features() {
            return p.count();
        }

        void warm(Effort effort) {
            Rounds.warm(effort.warmUp(), () -> seconds(1));
        }

        double seconds(int runs) {
            return Rounds.secondsOf(10 * runs, () -> loss.evaluate(weights[next++ % 2], values));
        }

        double[] gradient() {
            loss.evaluate(weights[0], values);
            return ExperimentRows.flat(values.gradient());
        }

        Path write(Path folder) throws IOException {
            Files.createDirectories(folder);
            write(folder.resolve("probabilities.npy"), new NpyArray(new long[] {features()}, p.toArray()));
            double[] z = ExperimentRows.flat(weights[0].matrix());
            write(folder.resolve("weights.npy"), new NpyArray(new long[] {features(), features()}, z));
            new ObjectMapper()
                    .writeValue(folder.resolve("problem.json").toFile(), Map.of("promptLength", promptLength));
            return folder;
        }

        private static void write(Path file, NpyArray array) throws IOException {
            try (OutputStream out = Files.newOutputStream(file)) {
                array.write(out);
            }
        }
    }
}
