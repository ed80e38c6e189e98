package org.iclconvergence.training.external;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.TrainingProblem;
import org.jspecify.annotations.Nullable;

/**
 * What problem.json says of a training, which theory-checks/problem.schema.json describes field by field; the arrays lie beside it.
 *
 * @param schema version of this format
 * @param id a digest of everything that is to be trained: an answer to another problem is none to this one
 * @param objective given-prompts, exact-population or infinite-prompts
 * @param features K
 * @param dimension d
 * @param promptLength N; null for infinite prompts
 * @param prompts M, 0 unless prompts are given
 * @param probabilities p, length K
 * @param learningRate η
 * @param rule adam or gradient-descent: the rule that the claim is about
 * @param steps training steps
 * @param record steps whose state is wanted, from 0 to the last
 * @param probes P, prompts for a model without a single Q; 0 for none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
    "schema",
    "id",
    "objective",
    "features",
    "dimension",
    "promptLength",
    "prompts",
    "probabilities",
    "learningRate",
    "rule",
    "steps",
    "record",
    "probes"
})
record ProblemJson(
        int schema,
        String id,
        String objective,
        int features,
        int dimension,
        @Nullable Long promptLength,
        int prompts,
        double[] probabilities,
        double learningRate,
        String rule,
        long steps,
        long[] record,
        int probes) {
    static final int SCHEMA = 1;

    static ProblemJson of(TrainingProblem problem, long[] record, int probes) {
        double length = problem.promptLength();
        return new ProblemJson(
                SCHEMA,
                id(problem),
                objective(problem),
                problem.features().count(),
                problem.features().dimension(),
                Double.isInfinite(length) ? null : Long.valueOf((long) length),
                problem.prompts().size(),
                probabilities(problem),
                problem.learningRate(),
                problem.rule() == PaperExperiment.Rule.ADAM ? "adam" : "gradient-descent",
                problem.steps(),
                record,
                probes);
    }

    static String objective(TrainingProblem problem) {
        return problem.objective().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double[] probabilities(TrainingProblem problem) {
        double[] p = new double[problem.probabilities().count()];
        for (int k = 0; k < p.length; k++) {
            p[k] = problem.probabilities().get(k);
        }
        return p;
    }

    /** Of everything but the steps that are wanted. */
    static String id(TrainingProblem problem) {
        Digest digest = new Digest();
        digest.add(objective(problem) + " " + problem.rule().name());
        digest.add(problem.promptLength());
        digest.add(problem.learningRate());
        digest.add((double) problem.steps());
        for (double p : probabilities(problem)) {
            digest.add(p);
        }
        for (double[] row : problem.features().matrix().getData()) {
            for (double entry : row) {
                digest.add(entry);
            }
        }
        for (Prompt prompt : problem.prompts()) {
            for (int i = 0; i < prompt.length(); i++) {
                digest.add(prompt.token(i));
                digest.add(prompt.label(i));
            }
            digest.add(prompt.query());
            digest.add(prompt.queryLabel());
        }
        return digest.inHex();
    }

    /** SHA-256 of numbers. */
    private static final class Digest {
        private static final int LENGTH = 16;

        private final MessageDigest digest;
        private final ByteBuffer number = ByteBuffer.allocate(Double.BYTES);

        Digest() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        void add(String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }

        void add(double value) {
            digest.update(number.clear().putDouble(value).flip());
        }

        String inHex() {
            return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
        }
    }
}
