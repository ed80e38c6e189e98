package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.stats.ThreeValued;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;
import org.jspecify.annotations.Nullable;

/**
 * What one run does on prompts that it was not trained on, of the same length: exact expectations over all of them through Z = VᵀQV where
 * Q is known, otherwise estimates from probes. Index k is the query feature.
 *
 * @param dominantFirst whether the population error of v_1 falls below 0.05 strictly before every other one; null in a world that
 *     does not ask, for it takes the errors of many epochs
 * @param errors population errors L_k at the last epoch
 * @param attention E[Attn_k] at the last epoch
 * @param lossRatio final over initial population loss
 * @param probes from which it was estimated; 0 for what is known of all prompts
 * @param byProbes the same as if so many probes had shown the same means
 */
public record OnNewPrompts(
        @Nullable ThreeValued dominantFirst,
        Estimate[] errors,
        Estimate @Nullable [] attention,
        Estimate lossRatio,
        long probes,
        @Nullable LongFunction<OnNewPrompts> byProbes) {
    /** Of a query at a recorded moment. */
    interface ErrorAt {
        Estimate of(int moment, int query);
    }

    static OnNewPrompts of(
            Trajectory trajectory, PaperExperiment setting, Seams.LossOfPrompts lossOf, boolean ordered) {
        FeatureProbabilities p = setting.probabilities();
        QueryLoss[] losses = IntStream.range(0, p.count())
                .mapToObj(k -> lossOf.of(QueryGroups.ofEveryFeature(p, k), setting.promptLength()))
                .toArray(QueryLoss[]::new);
        QueryValues values = new QueryValues(p.count());
        Estimate[] errors = new Estimate[p.count()];
        Estimate[] attention = new Estimate[p.count()];
        double start = 0;
        double end = 0;
        for (int k = 0; k < p.count(); k++) {
            evaluate(losses[k], trajectory.first().weights(), k, values);
            start += p.get(k) * values.predictionError();
            evaluate(losses[k], trajectory.last().weights(), k, values);
            end += p.get(k) * values.predictionError();
            errors[k] = Estimate.exact(values.predictionError());
            attention[k] = Estimate.exact(values.attention()[0]);
        }
        @Nullable ThreeValued first = null;
        long[] steps = trajectory.snapshots().stream().mapToLong(Snapshot::step).toArray();
        if (ordered) {
            first = dominantFirst(steps, p.count(), (moment, k) -> {
                evaluate(losses[k], trajectory.snapshots().get(moment).weights(), k, values);
                return Estimate.exact(values.predictionError());
            });
        }
        return new OnNewPrompts(first, errors, attention, Estimate.exact(end / start), 0, null);
    }

    /**
     * Whether L_1 falls below 0.05, and none of the others does so until then, as far as the errors of the estimates can tell, and the
     * looks: what happens between two of them has no order. The others are not asked for where L_1 never falls.
     */
    static ThreeValued dominantFirst(long[] steps, int features, ErrorAt errors) {
        int moments = steps.length;
        boolean everyEpoch = steps[moments - 1] == moments - 1;
        List<ThreeValued> dominants = new ArrayList<>();
        ThreeValued latest = ThreeValued.NO;
        for (int moment = 0; moment < moments && latest != ThreeValued.YES; moment++) {
            latest = ThreeValued.below(errors.of(moment, 0), RunSummary.LEARNED);
            dominants.add(latest);
        }
        if (dominants.stream().allMatch(ThreeValued.NO::equals)) {
            return ThreeValued.NO;
        }
        boolean perhapsBefore = false;
        boolean perhapsAnother = false;
        for (int at = 0; at < dominants.size(); at++) {
            int moment = at;
            ThreeValued dominant = dominants.get(at);
            ThreeValued none = ThreeValued.all(IntStream.range(1, features)
                    .mapToObj(k -> ThreeValued.below(errors.of(moment, k), RunSummary.LEARNED)
                            .not()));
            if (none == ThreeValued.NO && !perhapsBefore) {
                return everyEpoch || dominant == ThreeValued.NO ? ThreeValued.NO : ThreeValued.UNKNOWN;
            }
            perhapsAnother |= none != ThreeValued.YES;
            if (dominant == ThreeValued.YES) {
                return perhapsAnother ? ThreeValued.UNKNOWN : ThreeValued.YES;
            }
            perhapsBefore |= dominant == ThreeValued.UNKNOWN;
        }
        // never for certain, and perhaps at some moment
        return ThreeValued.UNKNOWN;
    }

    /**
     * Attention.
     *
     * @throws NotTrained if the model was answered for without attention
     */
    @Override
    public Estimate[] attention() {
        return RunSummary.answered(attention, "attention at the last step");
    }

    private static void evaluate(QueryLoss loss, BilinearWeights weights, int k, QueryValues values) {
        double[] column = new double[weights.features()];
        weights.readColumn(k, column);
        loss.evaluate(column, values);
    }
}
