package org.iclconvergence.bench.comparison;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.bench.ExperimentFloorBenchmark;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.external.NpyArray;
import org.iclconvergence.training.external.ProblemFolder;

/** An epoch of the paper's experiment, K = 10, d = 100, N = 100, M = 300, and the whole process around 400 of them. */
final class ExperimentRows {
    private static final String EPOCH = "experiment, an epoch";
    private static final String PROCESS = "experiment, the process";
    private static final int LARGEST = 1 << 24;

    /** Of Q after all epochs: rounding alone, which Adam carries on. */
    private static final double EQUAL_DOUBLES = 1e-9;

    private static final double EQUAL_FLOATS = 1e-3;

    /** Half of the fourth digit of a number that begins with 1. */
    private static final double PRINTED_DIGITS = 5e-4;

    private static final double TOKENS_FLOAT64 = 200;
    private static final double TOKENS_FLOAT32 = 120;
    private static final double COUNTS_TORCH = 15;
    private static final double COUNTS_NUMPY = 2;
    private static final double WHOLE_PROCESS = 5;

    private final TrainingProblem problem;
    private final Effort effort;
    private final Path scratch;
    private final Path folder;
    private final WholeProcess process;
    private final double[] trained;

    ExperimentRows(TrainingProblem problem, Effort effort, Path scratch, WholeProcess process) throws IOException {
        this.problem = problem;
        this.effort = effort;
        this.scratch = scratch;
        this.process = process;
        this.folder = ProblemFolder.write(problem, new long[] {problem.steps()}, 0, scratch);
        this.trained = lastQ();
    }

    /**
     * A rival.
     *
     * @param module that it needs
     * @param script that trains
     * @param dtype float32 or float64
     * @param threads of it
     * @param target of the ratio of an epoch; 0 for none
     */
    private record Rival(String module, String script, String dtype, int threads, double target) {
        boolean byTokens() {
            return script.equals("experiment_tokens.py");
        }

        @Override
        public String toString() {
            String library = module.equals("torch") ? "PyTorch" : "NumPy";
            String how = byTokens() ? "tokens" : "counts";
            return library + ", " + how + ", " + dtype + ", " + threads + (threads == 1 ? " thread" : " threads");
        }
    }

    List<Row> rows() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        List<Row> processes = new ArrayList<>();
        warm(problem, effort.warmUp());
        for (Rival rival : List.of(
                new Rival("torch", "experiment_tokens.py", "float64", 1, TOKENS_FLOAT64),
                new Rival("torch", "experiment_tokens.py", "float64", 2, TOKENS_FLOAT64),
                new Rival("torch", "experiment_tokens.py", "float32", 1, TOKENS_FLOAT32),
                new Rival("torch", "experiment_tokens.py", "float32", 2, TOKENS_FLOAT32),
                new Rival("torch", "experiment_counts.py", "float64", 1, COUNTS_TORCH),
                new Rival("torch", "experiment_counts.py", "float32", 1, 0),
                new Rival("numpy", "experiment_counts.py", "float64", 1, COUNTS_NUMPY),
                new Rival("numpy", "experiment_counts.py", "float32", 1, 0))) {
            Optional<String> missing = Peer.missing(rival.module());
            if (missing.isPresent()) {
                rows.add(Row.missing(EPOCH, rival.toString(), "s", missing.get()));
                processes.add(Row.missing(PROCESS, rival.toString(), "s", missing.get()));
            } else {
                compare(rival, rows, processes);
            }
        }
        rows.add(floor());
        rows.addAll(processes);
        return rows;
    }

    private void compare(Rival rival, List<Row> rows, List<Row> processes) throws IOException, InterruptedException {
        Path out = scratch.resolve("Q.npy");
        boolean doubles = rival.dtype().equals("float64");
        List<Double> theirWalls = new ArrayList<>();
        List<Double> ourWalls = new ArrayList<>();
        Rounds epochs = Rounds.alternate(effort.rounds(), this::secondsOfEpoch, () -> {
            Peer.Result said = Peer.run(
                    rival.script(),
                    rival.threads(),
                    folder,
                    "--library",
                    rival.module(),
                    "--dtype",
                    rival.dtype(),
                    "--threads",
                    rival.threads(),
                    "--epochs",
                    problem.steps(),
                    "--out",
                    out);
            theirWalls.add(said.wall());
            if (process.missing().isEmpty()) {
                ourWalls.add(process.seconds());
            }
            return said.seconds();
        });
        double[] q = read(out);
        double atMost = doubles ? EQUAL_DOUBLES : EQUAL_FLOATS;
        Row epoch = Row.ofRounds(
                EPOCH, rival.toString(), epochs, Agreement.ofLargest("Q(" + problem.steps() + ")", trained, q, atMost));
        rows.add(rival.target() > 0 ? epoch.toReach(rival.target()) : epoch);
        if (process.missing().isPresent()) {
            processes.add(Row.missing(
                    PROCESS, rival.toString(), "s", process.missing().get()));
            return;
        }
        Row whole = Row.ofRounds(
                PROCESS,
                rival.toString(),
                new Rounds(values(ourWalls), values(theirWalls)),
                Agreement.within(
                        "loss after " + problem.steps() + " epochs as printed, relative difference",
                        Math.abs(process.lastLoss() / lossAt(q) - 1),
                        doubles ? PRINTED_DIGITS : EQUAL_FLOATS));
        processes.add(rival.byTokens() ? whole.toReach(WHOLE_PROCESS) : whole);
    }

    private static double[] values(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** As the experiment does it, every epoch recorded. */
    private double secondsOfEpoch() {
        return secondsOfEpoch(problem, effort.runs());
    }

    private static Training training(TrainingProblem problem) {
        return Training.ofQueryKeyMatrix(problem.loss(), problem.features(), problem.optimizer());
    }

    static void warm(TrainingProblem problem, double seconds) {
        Training training = training(problem);
        Rounds.warm(seconds, () -> training.run(problem.steps()));
    }

    static double secondsOfEpoch(TrainingProblem problem, int runs) {
        Training training = training(problem);
        return Rounds.secondsOf(runs, () -> training.run(problem.steps())) / problem.steps();
    }

    /** The same arrays and operations with none of the classes around. */
    private Row floor() throws IOException, InterruptedException {
        ExperimentFloorBenchmark floor = new ExperimentFloorBenchmark();
        floor.products = "native";
        try {
            floor.prepare();
        } catch (RuntimeException | LinkageError absent) {
            return Row.missing(
                    EPOCH, "the floor, native BLAS", "s", "no libblas.so.3 is found: " + absent.getMessage());
        }
        Rounds.warm(effort.warmUp(), floor::epoch);
        Rounds rounds = Rounds.alternate(
                effort.rounds(),
                this::secondsOfEpoch,
                () -> Rounds.secondsOf(effort.runs(), () -> {
                            for (long epoch = 0; epoch < problem.steps(); epoch++) {
                                floor.epoch();
                            }
                        })
                        / problem.steps());
        return Row.ofRounds(EPOCH, "the floor, " + Machine.blas(), rounds, null)
                .noted(
                        "the operations of an epoch on arbitrary numbers: nothing can be equal, and the ratio is below 1");
    }

    private double[] lastQ() {
        double[][] last = new double[1][];
        new DefaultTrainer().train(problem, new TrainingMonitor() {
            @Override
            public boolean wants(long step) {
                return step == problem.steps();
            }

            @Override
            public boolean record(long step, RealMatrix q) {
                last[0] = flat(q);
                return true;
            }
        });
        return last[0];
    }

    private double lossAt(double[] q) {
        int d = problem.features().dimension();
        RealMatrix matrix = MatrixUtils.createRealMatrix(d, d);
        for (int i = 0; i < q.length; i++) {
            matrix.setEntry(i / d, i % d, q[i]);
        }
        LossValues values = new LossValues(problem.features().count());
        problem.loss().evaluate(BilinearWeights.of(matrix, problem.features()), values);
        return values.loss();
    }

    static double[] flat(RealMatrix matrix) {
        int columns = matrix.getColumnDimension();
        double[] values = new double[matrix.getRowDimension() * columns];
        for (int i = 0; i < matrix.getRowDimension(); i++) {
            System.arraycopy(matrix.getRow(i), 0, values, i * columns, columns);
        }
        return values;
    }

    static double[] read(Path array) throws IOException {
        String name = array.getFileName().toString();
        return NpyArray.read(new ByteArrayInputStream(Files.readAllBytes(array)), name, LARGEST)
                .requireFinite(name)
                .values();
    }
}
