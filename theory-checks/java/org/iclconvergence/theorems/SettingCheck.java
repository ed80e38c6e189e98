package org.iclconvergence.theorems;

import static org.iclconvergence.stats.Estimate.exact;

import java.util.Arrays;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.laboratory.Transformer;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.stats.MedianOfMeans;
import org.iclconvergence.worlds.Instance;
import org.iclconvergence.worlds.LogitsWorld;
import org.iclconvergence.worlds.TaskWorld;

/** The transformer and its reduced forms: SET-1 to SET-4. */
final class SettingCheck {
    @ClaimCheck("SET-1")
    void full_transformer_equals_softmax_attention_on_the_labels(
            Instance world, Laboratory lab, Theory theory, Evidence evidence) {
        evidence.equal("prediction", lab.transformer().predict(world, world.prompt()), theory.prediction(world));
    }

    @ClaimCheck("SET-2")
    void prediction_depends_on_counts_alone(Instance world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate predicted = lab.transformer().predict(world, world.prompt());
        evidence.equal("from counts", predicted, lab.transformer().predictFromCounts(world));
        evidence.equal("permuted", lab.transformer().predict(world, world.permuted()), predicted);
    }

    /** A score below the smallest positive double is 0 here; all others must be positive. */
    @ClaimCheck("SET-3")
    void attention_scores_are_positive_and_sum_to_one(
            LogitsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double[] ofTokens = lab.transformer().softmax(world.logits());
        double[] ofFeatures = lab.transformer().featureScores(world.counts(), world.logits());
        evidence.equal("sum over tokens", lab.transformer().total(ofTokens), exact(1));
        evidence.isTrue("tokens positive", positive(ofTokens, world.logits()));
        evidence.equal("sum over features", lab.transformer().total(ofFeatures), exact(1));
        evidence.isTrue("features positive", positive(ofFeatures, world.logits()));
    }

    private static boolean positive(double[] scores, double[] logits) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        // e^-700 / N is far above the smallest positive double, 4.9e-324
        double representable = largest - 700;
        boolean positive = true;
        for (int i = 0; i < scores.length; i++) {
            positive &= logits[i] > representable ? scores[i] > 0 : scores[i] >= 0;
        }
        return positive;
    }

    /**
     * Effect: a prediction error that is off by 10 %. The ratio X of the squared error to its formula has mean 1; its standard
     * deviation is at most √(κ − 1) with κ a bound on E⟨w, u⟩⁴, so the median of means is within 5 % with the declared error for
     * any distribution, and the claim is then accepted with certainty.
     */
    @ClaimCheck("SET-4")
    void prediction_error_needs_second_moments_of_the_task_alone(
            TaskWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double effect = 0.1;
        double falseAlarm = 1e-7;
        int k = world.query();
        Transformer transformer = lab.transformer();
        double[] scores = transformer.featureScores(world.counts(), world.logits());
        Estimate expected = theory.predictionError(scores, k);
        evidence.equal("all signs", transformer.meanSquaredError(scores, world.signs(), k), expected);
        evidence.equal("all coordinates", transformer.meanSquaredError(scores, world.coordinates(), k), expected);

        MedianOfMeans plan = MedianOfMeans.plan(Math.sqrt(world.kurtosis() - 1), effect / 2, falseAlarm);
        RandomStreams streams = world.streams();
        TaskDistribution tasks = lab.tasks(world.tasks());
        // in the standard basis of R^K the labels of the features are w itself
        Estimate ratio =
                plan.estimate(() -> Transformer.squaredError(scores, tasks.sample(streams.tasks(), world.features()), k)
                        / expected.value());
        evidence.falseAlarm(plan.falseAlarm());
        evidence.within("sampled", ratio, 1, effect);
    }
}
