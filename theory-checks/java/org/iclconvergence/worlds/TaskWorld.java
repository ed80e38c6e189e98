package org.iclconvergence.worlds;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;

/**
 * A task distribution, one prompt's counts and logits, and a query.
 *
 * @param moments which distribution
 * @param counts c_1 … c_K, not the queried feature alone
 * @param logits of every feature for the query
 * @param query k
 * @param seed of the sampled tasks
 */
public record TaskWorld(Moments moments, int[] counts, double[] logits, int query, long seed) {
    /** Task distributions with E wwᵀ = I. The mean of the last two is not 0. */
    enum Moments {
        GAUSSIAN("Gaussian", 3, TaskDistribution.gaussian()),
        RADEMACHER("Rademacher", 3, TaskDistribution.rademacher()),
        STUDENT("Student-t(6)", 6, TaskDistribution.studentT(6)),
        SPHERE("sphere", 3, TaskDistribution.sphere()),
        /** w_1 = 0.8 + 0.6 z, the others z: E w_1² = 1, E w_1 = 0.8. Fourth moments are below those of a Gaussian. */
        SHIFTED("shifted Gaussian", 3, (random, dimension) -> {
            double[] w = TaskDistribution.gaussian().sample(random, dimension);
            w[0] = 0.8 + 0.6 * w[0];
            return w;
        }),
        /** √d e_m, m uniform: E w = (1/√d, …, 1/√d). A direction's fourth moment is at most d. */
        ONE_COORDINATE("one coordinate", 6, (random, dimension) -> {
            double[] w = new double[dimension];
            w[random.nextInt(dimension)] = Math.sqrt(dimension);
            return w;
        });

        private final String words;
        private final double kurtosis;
        private final TaskDistribution tasks;

        Moments(String words, double kurtosis, TaskDistribution tasks) {
            this.words = words;
            this.kurtosis = kurtosis;
            this.tasks = tasks;
        }
    }

    /** SET-4: two prompts for each distribution. */
    static Stream<TaskWorld> ofEveryDistribution(Seeds seeds) {
        return Arrays.stream(Moments.values())
                .flatMap(moments -> IntStream.range(0, 2)
                        .mapToObj(trial -> of(moments, 4, seeds.of("SET-4 " + moments.words, trial))));
    }

    /** Drawn ones, of any of the distributions: a range of K. */
    static Arbitrary<TaskWorld> drawn(Ranges ranges) {
        return Combinators.combine(Arbitraries.of(Moments.values()), ranges.whole("K"), Seeds.drawn())
                .as(TaskWorld::of);
    }

    /** K from 2 to 6, so that the kurtosis of one coordinate alone is what it says. */
    private static TaskWorld of(Moments moments, int count, long seed) {
        UniformRandomProvider random = new RandomStreams(seed).other();
        int query = random.nextInt(count);
        int[] counts = new int[count];
        double[] logits = new double[count];
        for (int m = 0; m < count; m++) {
            counts[m] = random.nextInt(10);
            logits[m] = 6 * random.nextDouble() - 3;
        }
        counts[query == 0 ? 1 : 0]++;
        return new TaskWorld(moments, counts, logits, query, seed);
    }

    /**
     * The number of features.
     *
     * @return K, which is d
     */
    public int features() {
        return counts.length;
    }

    /**
     * The distribution.
     *
     * @return E wwᵀ = I
     */
    public TaskDistribution tasks() {
        return moments.tasks;
    }

    /**
     * How heavy its tails are.
     *
     * @return a bound on E⟨w, u⟩⁴ for unit vectors u
     */
    public double kurtosis() {
        return moments.kurtosis;
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
     * All 2^K sign vectors: their mean is the Rademacher expectation itself.
     *
     * @return labels of the features, ±1
     */
    public List<double[]> signs() {
        return IntStream.range(0, 1 << features())
                .mapToObj(signs -> IntStream.range(0, features())
                        .mapToDouble(m -> (signs >> m & 1) == 0 ? 1 : -1)
                        .toArray())
                .toList();
    }

    /**
     * All K tasks √K v_m: their mean is the expectation of a distribution whose mean is not 0.
     *
     * @return labels of the features, one of them √K
     */
    public List<double[]> coordinates() {
        return IntStream.range(0, features())
                .mapToObj(m -> {
                    double[] labels = new double[features()];
                    labels[m] = Math.sqrt(features());
                    return labels;
                })
                .toList();
    }

    @Override
    public String toString() {
        return new Place()
                .with(moments.words)
                .with("K", features())
                .with("k", query + 1)
                .with("seed " + seed)
                .toString();
    }
}
