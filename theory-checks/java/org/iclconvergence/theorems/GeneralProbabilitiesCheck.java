package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import java.util.Arrays;
import java.util.stream.Stream;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.EarliestConvergence;
import org.iclconvergence.worlds.GeneralWorld;

/** Any probabilities: UNI-1, GEN-1 and GEN-2. */
final class GeneralProbabilitiesCheck {
    private static final Event SMALL = errorAtMost(0.01);
    private static final double[] ERRORS = {0.1, 0.01, 1e-4};

    /** By L_k ≤ (1 − Attn_k)² and a score that only rises, L_k ≤ ε from then on. Equal competitors attain the bound. */
    @ClaimCheck("UNI-1")
    void every_query_converges_in_the_time_of_equal_competitors(
            GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        QueryGroups groups = world.groups();
        double p = groups.probability(0);
        ClosedFormTime law = new ClosedFormTime(groups.count(), p);
        Event[] concentrated = Arrays.stream(ERRORS)
                .mapToObj(error -> Event.targetAttentionAtLeast(1 - Math.sqrt(error)))
                .toArray(Event[]::new);
        Event[] small = Arrays.stream(ERRORS).mapToObj(Event::errorAtMost).toArray(Event[]::new);
        // a little beyond: for K = 2 the last two events are one
        Run flow = lab.flow(
                groups,
                Event.targetAttentionAtLeast(1 - 0.5 * Math.sqrt(ERRORS[ERRORS.length - 1])),
                Stream.of(concentrated, small).flatMap(Arrays::stream).toArray(Event[]::new));
        for (int i = 0; i < ERRORS.length; i++) {
            double rest = Math.sqrt(ERRORS[i]);
            Estimate time = flow.time(concentrated[i]);
            evidence.where("ε = " + ERRORS[i]);
            if (time.value() > 0) {
                Estimate bound = rest < 1 - p ? theory.ceiling(law.whenAttentionLeaves(rest)) : exact(0);
                evidence.reaches("bound against the time of L_k = ε", bound, flow.time(small[i]));
                evidence.reaches("bound over the time of (1 − Attn_k)² = ε", bound.dividedBy(time), exact(1));
            }
        }
        Moment before = null;
        for (Moment at : flow.moments()) {
            evidence.where("η t = " + at.time().value());
            if (before != null) {
                evidence.reaches(
                        "1 − Attn_k over its value a step later", before.rest().dividedBy(at.rest()), exact(1));
            }
            before = at;
        }
    }

    @ClaimCheck("GEN-1")
    void frequent_features_converge_first(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        FeatureProbabilities p = world.probabilities();
        FeatureProbabilities used = lab.probabilities(p);
        Estimate[] times = new Estimate[p.count()];
        for (int k = 0; k < times.length; k++) {
            times[k] = lab.flow(QueryGroups.ofEveryFeature(used, k), SMALL).time(SMALL);
        }
        for (int k = 0; k < times.length; k++) {
            Estimate least = EarliestConvergence.time(QueryGroups.ofEveryFeature(p, k), 0.01);
            if (least.value() > 0) {
                evidence.where("feature " + (k + 1));
                // undivided: just above 0 the bound is smaller than its error
                evidence.atLeast("T_k, least value", times[k], theory.floor(least));
            }
            for (int other = 0; other < times.length; other++) {
                evidence.where("features " + (k + 1) + " and " + (other + 1));
                Estimate difference = times[k].minus(times[other]);
                if (k < other && p.get(k) == p.get(other)) {
                    evidence.within("T_k − T_n over T_n, p_k = p_n", relative(difference, times[other]), 0, 1e-9);
                } else if (p.get(k) > p.get(other)) {
                    evidence.atMost("T_k − T_n over T_n, p_k > p_n", relative(difference, times[other]), 0);
                }
            }
        }
    }

    /** Two that start with L ≤ 0.01 both take no time. */
    private static Estimate relative(Estimate difference, Estimate time) {
        return time.value() == 0 ? difference : difference.dividedBy(time.value());
    }

    /** η T_k p_k² = Θ(1) for the rarer half of the features: between 0.5 and 3. */
    @ClaimCheck("GEN-2")
    void rare_features_take_one_over_p_squared(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double p = world.probabilities().get(world.query());
        Estimate product = lab.flow(world.groups(), SMALL).time(SMALL).times(p * p);
        evidence.parameter("η T_k p_k²", product.value());
        evidence.atLeast("η T_k p_k², from below", product, theory.floor(0.5));
        evidence.atMost("η T_k p_k², from above", product, theory.ceiling(3));
    }
}
