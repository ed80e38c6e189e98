package org.iclconvergence.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.stats.Estimate;

/**
 * Prompts so few that every context can be walked through, up to order, and weights of one query.
 *
 * @param probabilities p
 * @param promptLength N
 * @param query k, from 0
 * @param features V, orthonormal
 * @param columns every column of Z, the query's among them: K × K
 * @param exactGrowth α_k and β_{k,n} from rational arithmetic in another language; empty where nobody computed them
 * @param name such as "instance 3"
 */
public record SmallPrompts(
        FeatureProbabilities probabilities,
        int promptLength,
        int query,
        Features features,
        double[][] columns,
        double[] exactGrowth,
        String name) {
    /**
     * GRAD-1, GRAD-2: random ones, K up to 4 and N up to 5; some as large as K = 8 and N = 12; the fixtures, K up to 5 and N up to 40.
     */
    static Stream<SmallPrompts> all(Seeds seeds) {
        Stream<SmallPrompts> large = Stream.of(
                of(8, 12, 1, 2, seeds.of("GRAD", 100)),
                of(8, 4, 3, 2, seeds.of("GRAD", 101)),
                of(5, 12, 0, 3, seeds.of("GRAD", 102)),
                of(2, 12, 2, 5, seeds.of("GRAD", 103)));
        return Stream.concat(
                Stream.concat(IntStream.range(0, 30).mapToObj(trial -> random(seeds, trial)), large),
                fixtures().stream());
    }

    private static SmallPrompts random(Seeds seeds, int trial) {
        UniformRandomProvider random = seeds.streams("GRAD", trial).other();
        return of(
                random.nextInt(1, 5),
                random.nextInt(1, 6),
                trial % 3,
                random.nextDouble(0.5, 3),
                seeds.of("GRAD world", trial));
    }

    /** Drawn ones: ranges of K, N, ln(p_max/p_min) and of the size of the weights. */
    static Arbitrary<SmallPrompts> drawn(Ranges ranges) {
        return Combinators.combine(
                        ranges.whole("K"),
                        ranges.whole("N"),
                        ranges.number("ln(p_max/p_min)"),
                        ranges.number("max |Z|"),
                        Seeds.drawn())
                .as(SmallPrompts::of);
    }

    /**
     * One that is drawn.
     *
     * @param count K
     * @param promptLength N
     * @param spread ln of the ratio that probabilities may have; 0 is balanced
     * @param size of the weights at most
     * @param seed of the probabilities, the weights, the query, the features
     */
    private static SmallPrompts of(int count, int promptLength, double spread, double size, long seed) {
        RandomStreams streams = new RandomStreams(seed);
        UniformRandomProvider random = streams.other();
        double[][] columns = new double[count][count];
        for (double[] column : columns) {
            for (int n = 0; n < count; n++) {
                column[n] = size * (2 * random.nextDouble() - 1);
            }
        }
        return new SmallPrompts(
                GeneralWorld.probabilities(count, spread, false, seed),
                promptLength,
                random.nextInt(count),
                Features.haarRandom(count + 1, count, streams.features()),
                columns,
                new double[0],
                new Place()
                        .with("ln(p_max/p_min)", spread)
                        .with("max |Z|", size)
                        .with("seed " + seed)
                        .toString());
    }

    private static List<SmallPrompts> fixtures() {
        List<SmallPrompts> worlds = new ArrayList<>();
        try {
            JsonNode problems = new ObjectMapper()
                    .readTree(SmallPrompts.class.getResourceAsStream("/reference/population-exact.json"));
            for (JsonNode problem : problems) {
                double[] p = rationals(problem.get("probabilities"));
                int promptLength = problem.get("promptLength").intValue();
                worlds.add(fixture(problem, p, promptLength, worlds.size()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return worlds;
    }

    private static SmallPrompts fixture(JsonNode problem, double[] p, int promptLength, int number) {
        int query = problem.get("query").intValue();
        double[][] columns = new double[p.length][p.length];
        double[] weights = rationals(problem.get("expBilinearWeights"));
        for (int n = 0; n < p.length; n++) {
            columns[query][n] = FastMath.log(weights[n]);
        }
        return new SmallPrompts(
                FeatureProbabilities.of(p),
                promptLength,
                query,
                Features.standardBasis(p.length, p.length),
                columns,
                rationals(problem.get("growth")),
                "rationals " + number);
    }

    private static double[] rationals(JsonNode texts) {
        return IntStream.range(0, texts.size())
                .mapToDouble(i -> {
                    String[] parts = texts.get(i).asText().split("/", -1);
                    return parts.length == 1
                            ? Double.parseDouble(parts[0])
                            : new BigFraction(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])).doubleValue();
                })
                .toArray();
    }

    /**
     * The query's column of Z.
     *
     * @return A_k at k, B_{k,n} elsewhere, a copy
     */
    public double[] column() {
        return columns[query].clone();
    }

    /**
     * Whether somebody has computed the growth exactly.
     *
     * @return true for the fixtures
     */
    public boolean isSolved() {
        return exactGrowth.length > 0;
    }

    /**
     * The growth of one weight from rational arithmetic, rounded to a double.
     *
     * @param n key feature
     * @return α_k for n = k, otherwise β_{k,n}
     */
    public Estimate exactGrowthOf(int n) {
        return Estimate.rounded(exactGrowth[n], 1);
    }

    @Override
    public String toString() {
        return new Place()
                .with(name)
                .with("K", probabilities.count())
                .with("N", promptLength)
                .with("k", query + 1)
                .toString();
    }
}
