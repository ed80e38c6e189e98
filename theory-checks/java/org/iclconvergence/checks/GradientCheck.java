package org.iclconvergence.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.TokenLoss;
import org.iclconvergence.model.BilinearWeights;

/** The growth formulas against derivatives that know nothing of them: GRAD-1 and GRAD-2. */
final class GradientCheck {
    private static final int INSTANCES = 30;

    /** Sums of at most 1e4 terms that add up to at most 1: 1e4 roundings of 2^-53 are 1.1e-12 at the very worst. */
    private static final double ROUNDING_TOLERANCE = 2e-12;

    /**
     * Step 1e-3 at fourth order: truncation h⁴/30 · |L⁗′|. The softmax is analytic for |Im| &lt; π/2, on a disc of radius 1
     * the loss is below 50, so by Cauchy the fifth derivative is below 5!·50 and the truncation below 2e-10; rounding adds
     * 1.5 · 2e-15 / h = 3e-12.
     */
    private static final double STEP = 1e-3;

    private static final double DIFFERENCE_TOLERANCE = 1e-9;

    @ClaimCheck("GRAD-1")
    void target_weight_grows_by_alpha(Experiment experiment, Evidence evidence) throws IOException {
        compare(experiment, evidence, true);
    }

    @ClaimCheck("GRAD-2")
    void cross_weights_grow_by_beta(Experiment experiment, Evidence evidence) throws IOException {
        compare(experiment, evidence, false);
    }

    private static void compare(Experiment experiment, Evidence evidence, boolean target) throws IOException {
        for (int trial = 0; trial < INSTANCES; trial++) {
            compareWithDerivatives(experiment, evidence, target, trial);
        }
        compareWithRationals(experiment, evidence, target);
    }

    private static void compareWithDerivatives(Experiment experiment, Evidence evidence, boolean target, int trial) {
        RandomStreams streams = new RandomStreams(Seeds.of("GRAD", trial));
        UniformRandomProvider random = streams.other();
        int count = random.nextInt(2, 4);
        boolean balanced = trial % 2 == 0;
        FeatureProbabilities p = balanced
                ? FeatureProbabilities.balanced(count)
                : FeatureProbabilities.imbalanced(count, random.nextDouble(0.1, 0.9));
        int query = random.nextInt(count);
        TokenLevelLoss loss = new TokenLevelLoss(p, random.nextInt(1, 5), query);
        Features features = Features.haarRandom(count + 1, count, streams.features());
        BilinearWeights weights = new BilinearWeights(count);
        for (int i = 0; i < count * count; i++) {
            weights.set(i % count, i / count, random.nextDouble(-2, 2));
        }
        double[] column = weights.matrix().getColumn(query);
        double[] automatic = loss.automatic(column).getAllDerivatives();
        BilinearWeights literal = BilinearWeights.of(
                new TokenLoss(features, loss.prompts()).gradient(weights.queryKeyMatrix(features)), features);
        for (int n = 0; n < count; n++) {
            if ((n == query) == target) {
                double growth = loss.growth(experiment, column, n);
                String where = ", K = " + count + ", N = " + loss.promptLength() + ", n = " + n + ", k = " + query;
                evidence.equal("automatic" + where, growth, -automatic[1 + n], ROUNDING_TOLERANCE);
                evidence.equal(
                        "differences" + where,
                        growth,
                        -loss.difference(experiment, features, weights, n, STEP),
                        DIFFERENCE_TOLERANCE);
                if (balanced) {
                    evidence.equal("literal transformer" + where, growth, -literal.get(n, query), ROUNDING_TOLERANCE);
                }
            }
        }
    }

    /** Values with 34 digits from rational arithmetic in another language; only the problems small enough to walk through. */
    private static void compareWithRationals(Experiment experiment, Evidence evidence, boolean target)
            throws IOException {
        JsonNode problems = new ObjectMapper()
                .readTree(GradientCheck.class.getResourceAsStream("/reference/population-exact.json"));
        for (JsonNode problem : problems) {
            double[] p = rationals(problem.get("probabilities"));
            int promptLength = problem.get("promptLength").intValue();
            if (Math.pow(p.length, promptLength) > 1e4) {
                continue;
            }
            double[] column = rationals(problem.get("expBilinearWeights"));
            for (int n = 0; n < column.length; n++) {
                column[n] = FastMath.log(column[n]);
            }
            int query = problem.get("query").intValue();
            TokenLevelLoss loss = new TokenLevelLoss(FeatureProbabilities.of(p), promptLength, query);
            for (int n = 0; n < p.length; n++) {
                if ((n == query) == target) {
                    double exact =
                            Double.parseDouble(problem.get("growth").get(n).textValue());
                    evidence.equal(
                            "rationals, K = " + p.length + ", N = " + promptLength + ", n = " + n + ", k = " + query,
                            p[query] * loss.growth(experiment, column, n),
                            exact,
                            ROUNDING_TOLERANCE);
                }
            }
        }
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
}
