package org.iclconvergence.checks;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;

/** A random instance of the paper's setting: features, a query-key matrix that need not be trained, a prompt. */
record Instance(Features features, RealMatrix q, Prompt prompt, double[] labelOfFeature) {
    /** Half the unit in the last place of 1: the relative error of one operation. */
    static final double ROUNDING = 0x1p-53;

    static Instance random(String stream, int trial) {
        RandomStreams streams = new RandomStreams(Seeds.of(stream, trial));
        UniformRandomProvider random = streams.other();
        int count = random.nextInt(1, 7);
        int dimension = random.nextInt(count, 10);
        int promptLength = random.nextInt(1, 40);
        Features features = Features.haarRandom(dimension, count, streams.features());
        double[] p = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            p[k] = 0.05 + random.nextDouble();
            sum += p[k];
        }
        for (int k = 0; k < count; k++) {
            p[k] /= sum;
        }
        Prompt tokens = new PromptSampler(
                        features, FeatureProbabilities.of(p), promptLength, TaskDistribution.gaussian(), streams)
                .sample();
        double[] labels = features.labels(TaskDistribution.gaussian().sample(streams.tasks(), dimension));
        int[] positions = new int[promptLength];
        for (int i = 0; i < promptLength; i++) {
            positions[i] = tokens.token(i);
        }
        return new Instance(
                features,
                matrix(dimension, random.nextDouble(0.1, 4), random),
                Prompt.of(positions, tokens.query(), labels),
                labels);
    }

    private static RealMatrix matrix(int dimension, double scale, UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        RealMatrix q = MatrixUtils.createRealMatrix(dimension, dimension);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                q.setEntry(i, j, scale * normal.sample());
            }
        }
        return q;
    }

    /**
     * How far two ways of computing the prediction may differ. A logit xᵀQx' of unit vectors is two products of length
     * d + 1, so it is off by at most 2(d + 2) roundings of ‖Q‖_F; a change δ of the logits moves every score by at most a
     * factor e^{2δ}; the weighted sum of N labels adds N roundings. Both ways err, hence the factor 2.
     */
    double predictionTolerance() {
        double largestLabel = 0;
        for (double label : labelOfFeature) {
            largestLabel = Math.max(largestLabel, Math.abs(label));
        }
        double logitError = 2 * (features.dimension() + 2) * q.getFrobeniusNorm();
        return 2 * ROUNDING * largestLabel * (2 * logitError + 2 * prompt.length() + 16);
    }
}
