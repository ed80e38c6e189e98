package org.iclconvergence.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/**
 * Draws prompts as the paper does: every context token and the query independently with probabilities p, one task
 * weight for each prompt ([HCL24] Section 2.1).
 */
public final class PromptSampler {
    private final Features features;
    private final int promptLength;
    private final TaskDistribution tasks;
    private final RandomStreams streams;
    private final SharedStateDiscreteSampler tokenSampler;

    /**
     * A sampler.
     *
     * @param features V, K features
     * @param probabilities p, of length K
     * @param promptLength N ≥ 1
     * @param tasks distribution of w
     * @param streams tokens and tasks are drawn from here
     * @throws IllegalArgumentException if the lengths differ or N &lt; 1
     */
    public PromptSampler(
            Features features,
            FeatureProbabilities probabilities,
            int promptLength,
            TaskDistribution tasks,
            RandomStreams streams) {
        if (features.count() != probabilities.count()) {
            throw new IllegalArgumentException(
                    "probabilities number " + probabilities.count() + ", features " + features.count());
        }
        if (promptLength < 1) {
            throw new IllegalArgumentException("promptLength must be at least 1, not " + promptLength);
        }
        this.features = features;
        this.promptLength = promptLength;
        this.tasks = Objects.requireNonNull(tasks, "tasks");
        this.streams = streams;
        this.tokenSampler = AliasMethodDiscreteSampler.of(streams.tokens(), probabilities.toArray());
    }

    /**
     * Draws the next prompt.
     *
     * @return a prompt of length N
     */
    public Prompt sample() {
        int[] tokens = new int[promptLength];
        for (int i = 0; i < promptLength; i++) {
            tokens[i] = tokenSampler.sample();
        }
        int query = tokenSampler.sample();
        double[] taskWeight = tasks.sample(streams.tasks(), features.dimension());
        return Prompt.of(tokens, query, features.labels(taskWeight));
    }

    /**
     * Draws prompts.
     *
     * @param count M ≥ 1
     * @return M independent prompts
     * @throws IllegalArgumentException if M &lt; 1
     */
    public List<Prompt> sample(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("prompts must number at least 1, not " + count);
        }
        List<Prompt> prompts = new ArrayList<>(count);
        for (int m = 0; m < count; m++) {
            prompts.add(sample());
        }
        return prompts;
    }
}
