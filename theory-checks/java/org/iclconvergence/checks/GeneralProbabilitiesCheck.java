package org.iclconvergence.checks;

import static org.iclconvergence.checks.Experiment.time;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.training.query.QueryEvent;

/** Any probabilities: GEN-1 and GEN-2. */
final class GeneralProbabilitiesCheck {
    private static final QueryEvent SMALL = QueryEvent.predictionErrorAtMost(0.01);

    @ClaimCheck("GEN-1")
    void frequent_features_converge_first(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < 25; trial++) {
            UniformRandomProvider random = new RandomStreams(Seeds.of("GEN-1", trial)).other();
            int count = random.nextInt(3, 17);
            double[] p = new double[count];
            for (int k = 0; k < count; k++) {
                p[k] = k == 1 ? p[0] : Math.pow(0.05 + random.nextDouble(), 3);
            }
            double sum = Arrays.stream(p).sum();
            for (int k = 0; k < count; k++) {
                p[k] /= sum;
            }
            FeatureProbabilities intended = FeatureProbabilities.of(p);
            FeatureProbabilities used = experiment.probabilities(intended);
            double[] times = new double[count];
            for (int k = 0; k < count; k++) {
                times[k] = time(experiment.flow(QueryGroups.ofEveryFeature(used, k), SMALL), SMALL);
            }
            for (int k = 0; k < count; k++) {
                for (int other = 0; other < count; other++) {
                    String where = "instance " + trial + ", features " + k + " and " + other;
                    if (k < other && p[k] == p[other]) {
                        evidence.equal(where + ": tie", times[k] / times[other], 1, 1e-10);
                    } else if (p[k] > p[other]) {
                        evidence.atMost(where, times[k] / times[other], 2 * Experiment.FLOW_ERROR, 1);
                    }
                }
            }
        }
    }

    /** Zipf(1), p_k ∝ 1/k, the rarer half of the features: η T_k p_k² between 0.5 and 3 from K = 16 to 1024. */
    @ClaimCheck("GEN-2")
    void rare_features_take_one_over_p_squared(Experiment experiment, Evidence evidence) {
        for (int count : new int[] {16, 64, 256, 1024}) {
            double[] p = new double[count];
            double sum = 0;
            for (int k = 0; k < count; k++) {
                p[k] = 1.0 / (k + 1);
                sum += p[k];
            }
            for (int k = 0; k < count; k++) {
                p[k] /= sum;
            }
            FeatureProbabilities zipf = FeatureProbabilities.of(p);
            for (int k : new int[] {count / 2, 3 * count / 4, count - 1}) {
                double hit = time(experiment.flow(QueryGroups.ofEveryFeature(zipf, k), SMALL), SMALL);
                double product = hit * FastMath.pow(p[k], experiment.rareExponent());
                String where = "K = " + count + ", k = " + (k + 1);
                evidence.parameter(where, product);
                evidence.atLeast(where + ": below", product, 1e-9, 0.5);
                evidence.atMost(where + ": above", product, 1e-9, 3);
            }
        }
    }
}
