package org.iclconvergence.training.external;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.training.TrainingProblem;
import org.jspecify.annotations.Nullable;

/**
 * What a model that has no single Q answers: the arrays steps (n,) and prediction (n, M + P), of the M prompts of the training and then
 * of the P probes, and if it has any attention (M + P, N), a distribution over each prompt's context at the last step, the mean of
 * several heads.
 *
 * @param steps training steps done, from 0
 * @param prompts those of the training, then the probes
 * @param given how many of them are of the training: M
 * @param predictions ŷ of every prompt at every step; may hold NaN and infinity
 * @param targetAttention on the tokens that are the query's feature, of every prompt at the last step; null if there is none
 */
public record ProbedAnswer(
        long[] steps, List<Prompt> prompts, int given, double[][] predictions, double @Nullable [] targetAttention) {
    private static final int MOST_ENTRIES = 1 << 26;
    private static final double ROUNDING = 1e-4;

    /** Nothing may be null but the attention. */
    public ProbedAnswer {
        Objects.requireNonNull(steps, "steps");
        Objects.requireNonNull(prompts, "prompts");
        Objects.requireNonNull(predictions, "predictions");
    }

    /** Whether a folder has one. */
    static boolean isThere(Path folder) throws IOException {
        try (AnswerArrays arrays = AnswerArrays.in(folder)) {
            return arrays.has("prediction") && !arrays.has("Q");
        }
    }

    static ProbedAnswer read(Path folder, TrainingProblem problem) throws IOException {
        try (AnswerArrays arrays = AnswerArrays.in(folder)) {
            String place = arrays.place("steps");
            NpyArray stepArray = arrays.read("steps", (int) Math.min(problem.steps() + 1, MOST_ENTRIES))
                    .require(place, -1)
                    .requireFinite(place);
            long[] steps = Answer.increasing(place, stepArray.values(), problem.steps());
            int given = problem.prompts().size();
            int probes = ProblemFolder.probes(folder);
            if (probes == 0) {
                throw new IOException(
                        arrays.place("prediction") + " answers probes, and the problem was written without;"
                                + " icl problem --probes writes them");
            }
            List<Prompt> prompts = new ArrayList<>(problem.prompts());
            prompts.addAll(Probes.of(problem, probes));
            NpyArray prediction = arrays.read("prediction", entries(steps.length, prompts.size()))
                    .require(arrays.place("prediction"), steps.length, given + probes);
            double[][] predictions = new double[steps.length][];
            for (int i = 0; i < steps.length; i++) {
                predictions[i] = Arrays.copyOfRange(prediction.values(), i * prompts.size(), (i + 1) * prompts.size());
            }
            double[] attention = arrays.has("attention") ? onTarget(arrays, prompts) : null;
            return new ProbedAnswer(steps, prompts, given, predictions, attention);
        }
    }

    private static double[] onTarget(AnswerArrays arrays, List<Prompt> prompts) throws IOException {
        String name = arrays.place("attention");
        int length = prompts.get(0).length();
        NpyArray attention =
                arrays.read("attention", entries(prompts.size(), length)).require(name, prompts.size(), length);
        double[] onTarget = new double[prompts.size()];
        for (int m = 0; m < onTarget.length; m++) {
            Prompt prompt = prompts.get(m);
            double sum = 0;
            // of a model that diverged nothing is a distribution; it has failed, and is no wrong file
            for (int i = 0; i < length; i++) {
                double score = attention.values()[m * length + i];
                if (score < -ROUNDING) {
                    throw new IOException(name + "[" + m + ", " + i + "] is " + score + ": scores are not negative");
                }
                sum += score;
                onTarget[m] += prompt.token(i) == prompt.query() ? score : 0;
            }
            if (!Double.isFinite(sum)) {
                onTarget[m] = Double.NaN;
                continue;
            }
            if (Math.abs(sum - 1) > ROUNDING) {
                throw new IOException(name + "[" + m + "] sums to " + sum + ", not to 1");
            }
            onTarget[m] = Math.min(1, Math.max(0, onTarget[m]));
        }
        return onTarget;
    }

    static int entries(int rows, int columns) {
        return (int) Math.min(MOST_ENTRIES, (long) rows * columns);
    }

    /** What is wrong with it as a training. */
    Optional<String> fault(long[] wanted) {
        for (long step : wanted) {
            if (Arrays.binarySearch(steps, step) < 0) {
                return Optional.of("steps has no " + step + ", which problem.json asks for");
            }
        }
        for (int i = 0; i < steps.length; i++) {
            for (int m = 0; m < predictions[i].length; m++) {
                if (!Double.isFinite(predictions[i][m])) {
                    return Optional.of(
                            "prediction[" + i + ", " + m + "] is " + predictions[i][m] + " at step " + steps[i]);
                }
            }
        }
        if (targetAttention != null) {
            for (int m = 0; m < targetAttention.length; m++) {
                if (Double.isNaN(targetAttention[m])) {
                    return Optional.of("attention[" + m + "] is no distribution: it holds NaN or infinity");
                }
            }
        }
        return Optional.empty();
    }
}
