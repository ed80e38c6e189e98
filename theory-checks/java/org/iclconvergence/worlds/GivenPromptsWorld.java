package org.iclconvergence.worlds;

import java.util.stream.Stream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.RandomStreams;

/**
 * A small problem that is trained on given prompts, again and again: on few and on many. Features are K randomly turned basis vectors of
 * R^K, other ones in every batch of trainings.
 *
 * @param adam whether Adam trains, not gradient descent
 * @param probabilities p
 * @param promptLength N
 * @param learningRate η
 * @param steps T
 * @param samples of 1200 prompts in each batch
 * @param seeds of the run
 */
public record GivenPromptsWorld(
        boolean adam,
        FeatureProbabilities probabilities,
        int promptLength,
        double learningRate,
        int steps,
        int samples,
        Seeds seeds) {
    private static final int FEATURES = 3;
    private static final double DOMINANT = 0.5;
    private static final int PROMPT_LENGTH = 12;

    /** DATA-1. */
    static Stream<GivenPromptsWorld> ofDescent(Seeds seeds) {
        return Stream.of(new GivenPromptsWorld(false, probabilities(FEATURES), PROMPT_LENGTH, 4, 20, 12, seeds));
    }

    /** DATA-2. */
    static Stream<GivenPromptsWorld> ofAdam(Seeds seeds) {
        return Stream.of(new GivenPromptsWorld(true, probabilities(FEATURES), PROMPT_LENGTH, 0.1, 20, 12, seeds));
    }

    private static FeatureProbabilities probabilities(int features) {
        return FeatureProbabilities.imbalanced(features, DOMINANT);
    }

    /**
     * The generators of one sample of prompts.
     *
     * @param batch from 0
     * @param sample in the batch, from 0; the features of the batch are those of its first one
     * @return fresh ones
     */
    public RandomStreams streams(int batch, int sample) {
        return seeds.streams(adam ? "DATA-2" : "DATA-1", batch * samples + sample);
    }

    @Override
    public String toString() {
        return new Place()
                .with("K", probabilities.count())
                .with("p_1", probabilities.get(0))
                .with("N", promptLength)
                .with("η", learningRate)
                .with("T", steps)
                .toString();
    }
}
