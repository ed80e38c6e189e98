package org.iclconvergence.worlds;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;

/**
 * A task distribution, one prompt's counts and logits over four features, and a query.
 *
 * @param name of the distribution
 * @param tasks zero mean, identity covariance
 * @param kurtosis of a coordinate
 * @param query k
 * @param seed of the sampled tasks
 */
public record TaskWorld(String name, TaskDistribution tasks, double kurtosis, int query, long seed) {
    /** SET-4, the queries in turn a rare feature and the one with the largest logit. */
    static Stream<TaskWorld> ofEveryDistribution(Seeds seeds) {
        return Stream.of(
                world("Gaussian", TaskDistribution.gaussian(), 3, 0, seeds),
                world("Rademacher", TaskDistribution.rademacher(), 3, 3, seeds),
                world("Student-t(6)", TaskDistribution.studentT(6), 6, 0, seeds),
                world("sphere", TaskDistribution.sphere(), 3, 3, seeds));
    }

    private static TaskWorld world(String name, TaskDistribution tasks, double kurtosis, int query, Seeds seeds) {
        return new TaskWorld(name, tasks, kurtosis, query, seeds.of("SET-4 " + name, 0));
    }

    /**
     * The context.
     *
     * @return c_1 … c_4
     */
    public int[] counts() {
        return new int[] {2, 1, 5, 4};
    }

    /**
     * The query's column of weights.
     *
     * @return q_1 … q_4
     */
    public double[] logits() {
        return new double[] {0.7, -0.4, 0.2, 1.1};
    }

    /**
     * The generators of the sampled tasks.
     *
     * @return fresh ones
     */
    public RandomStreams streams() {
        return new RandomStreams(seed);
    }

    /**
     * All 16 sign vectors: their mean is the Rademacher expectation itself.
     *
     * @return labels of the four features, ±1
     */
    public static List<double[]> signs() {
        return IntStream.range(0, 16)
                .mapToObj(signs -> IntStream.range(0, 4)
                        .mapToDouble(m -> (signs >> m & 1) == 0 ? 1 : -1)
                        .toArray())
                .toList();
    }

    @Override
    public String toString() {
        return name + ", k = " + (query + 1);
    }
}
