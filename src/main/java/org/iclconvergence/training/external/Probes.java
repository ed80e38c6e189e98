package org.iclconvergence.training.external;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.TrainingProblem;

/**
 * Prompts that a model is asked of which nothing is known but what it answers. Context tokens are drawn as in the training, the label of
 * a feature is 1 or −1, so that errors are bounded, and queries go through the features in turn: every query has as many probes as the
 * others. They are drawn anew from the problem's id and their number, so an answer cannot bring probes of its own, and whoever asks for
 * more after a look at fewer gets other ones.
 */
public final class Probes {
    /** With them an answer of every tenth of 400 epochs still fits into memory. */
    public static final int MOST = 1_000_000;

    private Probes() {}

    /**
     * Refuses a number of probes that cannot be asked.
     *
     * @param count how many
     * @param features K
     * @return the number
     * @throws IllegalArgumentException if there are neither none, nor enough for every query to have one, nor at most {@link #MOST}
     */
    static int require(int count, int features) {
        if (count != 0 && (count < features || count > MOST)) {
            throw new IllegalArgumentException("icl.probes must be 0, or from K = " + features
                    + ", one for each query, to " + MOST + ", not " + count);
        }
        return count;
    }

    /**
     * The probes of a problem.
     *
     * @param problem on given prompts
     * @param count how many, ≥ 0
     * @return prompts of its length, probe i with query i mod K
     * @throws IllegalArgumentException if the number is negative or above {@link #MOST}, or the problem is on no given prompts
     */
    public static List<Prompt> of(TrainingProblem problem, int count) {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("probes must number 0 to " + MOST + ", not " + count);
        }
        if (problem.objective() != Objective.GIVEN_PROMPTS) {
            throw new IllegalArgumentException(
                    "probes are asked of a training on given prompts, not " + problem.objective());
        }
        int features = problem.features().count();
        RandomStreams streams = new RandomStreams(Long.parseUnsignedLong(ProblemJson.id(problem), 16) + count);
        double[] p = new double[features];
        Arrays.setAll(p, problem.probabilities()::get);
        SharedStateDiscreteSampler token = AliasMethodDiscreteSampler.of(streams.tokens(), p);
        UniformRandomProvider sign = streams.tasks();
        List<Prompt> probes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int[] tokens = new int[(int) problem.promptLength()];
            Arrays.setAll(tokens, position -> token.sample());
            double[] labels = new double[features];
            Arrays.setAll(labels, feature -> sign.nextBoolean() ? 1 : -1);
            probes.add(Prompt.of(tokens, i % features, labels));
        }
        return probes;
    }
}
