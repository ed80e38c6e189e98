package org.iclconvergence.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.stats.Estimate;

/**
 * Prompts so few that every one can be walked through, and weights of one query.
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
    private static final double MOST_CONTEXTS = 1e4;

    /** GRAD-1, GRAD-2: random ones, K of 2 or 3 and N from 1 to 4, and those of the fixtures that are small enough. */
    static Stream<SmallPrompts> all(Seeds seeds) {
        return Stream.concat(IntStream.range(0, 30).mapToObj(trial -> random(seeds, trial)), fixtures().stream());
    }

    private static SmallPrompts random(Seeds seeds, int trial) {
        RandomStreams streams = seeds.streams("GRAD", trial);
        UniformRandomProvider random = streams.other();
        int count = random.nextInt(2, 4);
        FeatureProbabilities p = trial % 2 == 0
                ? FeatureProbabilities.balanced(count)
                : FeatureProbabilities.imbalanced(count, random.nextDouble(0.1, 0.9));
        int query = random.nextInt(count);
        int promptLength = random.nextInt(1, 5);
        Features features = Features.haarRandom(count + 1, count, streams.features());
        double[][] columns = new double[count][count];
        for (double[] column : columns) {
            for (int n = 0; n < count; n++) {
                column[n] = random.nextDouble(-2, 2);
            }
        }
        return new SmallPrompts(p, promptLength, query, features, columns, new double[0], "instance " + trial);
    }

    private static List<SmallPrompts> fixtures() {
        List<SmallPrompts> worlds = new ArrayList<>();
        try {
            JsonNode problems = new ObjectMapper()
                    .readTree(SmallPrompts.class.getResourceAsStream("/reference/population-exact.json"));
            for (JsonNode problem : problems) {
                double[] p = rationals(problem.get("probabilities"));
                int promptLength = problem.get("promptLength").intValue();
                if (FastMath.pow(p.length, promptLength) <= MOST_CONTEXTS) {
                    worlds.add(fixture(problem, p, promptLength, worlds.size()));
                }
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
                    String[] parts = texts.get(i).asText().split("/");
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

    /**
     * Whether every query is as likely as the others, and every context.
     *
     * @return true if all probabilities are the same
     */
    public boolean isBalanced() {
        return probabilities.equals(FeatureProbabilities.balanced(probabilities.count()));
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
