package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class PromptSamplerTest {
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.3, 0.2);

    private static PromptSampler sampler(long seed, int promptLength) {
        RandomStreams streams = new RandomStreams(seed);
        return new PromptSampler(Features.standardBasis(4, 3), P, promptLength, TaskDistribution.gaussian(), streams);
    }

    /** False alarm 1e-6 for each test, fixed seed. */
    @Test
    void tokens_and_queries_follow_the_probabilities() {
        long[] tokens = new long[3];
        long[] queries = new long[3];
        for (Prompt prompt : sampler(3, 20).sample(5000)) {
            queries[prompt.query()]++;
            int[] counts = prompt.counts();
            for (int k = 0; k < 3; k++) {
                tokens[k] += counts[k];
            }
        }
        assertThat(new ChiSquareTest().chiSquareTest(P.toArray(), tokens)).isGreaterThan(1e-6);
        assertThat(new ChiSquareTest().chiSquareTest(P.toArray(), queries)).isGreaterThan(1e-6);
    }

    @Test
    void the_same_seed_gives_the_same_prompts_and_another_seed_others() {
        assertThat(sampler(4, 10).sample(20)).isEqualTo(sampler(4, 10).sample(20));
        assertThat(sampler(4, 10).sample(20)).isNotEqualTo(sampler(5, 10).sample(20));
    }

    /** Streams are separate: longer prompts leave the tasks as they were. */
    @Test
    void prompt_length_does_not_change_the_tasks() {
        List<Double> tasks = sampler(6, 1).sample(50).stream()
                .filter(prompt -> prompt.query() == 0)
                .map(Prompt::queryLabel)
                .toList();
        assertThat(tasks).isNotEmpty();
        RandomStreams streams = new RandomStreams(6);
        double first = TaskDistribution.gaussian().sample(streams.tasks(), 4)[0];
        assertThat(new RandomStreams(6).features().nextLong())
                .isNotEqualTo(new RandomStreams(6).tokens().nextLong());
        Prompt shortPrompt = sampler(6, 1).sample();
        Prompt longPrompt = sampler(6, 30).sample();
        double[] labels = Features.standardBasis(4, 3)
                .labels(TaskDistribution.gaussian().sample(new RandomStreams(6).tasks(), 4));
        assertThat(labels[0]).isEqualTo(first);
        assertThat(shortPrompt.queryLabel()).isEqualTo(labels[shortPrompt.query()]);
        assertThat(longPrompt.queryLabel()).isEqualTo(labels[longPrompt.query()]);
    }

    @Test
    void bad_input_is_refused_by_name() {
        RandomStreams streams = new RandomStreams(0);
        Features features = Features.standardBasis(4, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PromptSampler(features, P, 0, TaskDistribution.gaussian(), streams))
                .withMessage("promptLength must be at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PromptSampler(
                        features, FeatureProbabilities.balanced(2), 5, TaskDistribution.gaussian(), streams))
                .withMessage("probabilities number 2, features 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler(1, 5).sample(0))
                .withMessage("prompts must number at least 1, not 0");
        assertThat(sampler(1, 1).sample(1)).hasSize(1);
    }
}
