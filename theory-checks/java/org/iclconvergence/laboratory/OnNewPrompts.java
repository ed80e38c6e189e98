package org.iclconvergence.laboratory;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Trajectory;

/**
 * What the weights of one run do on prompts that they were not trained on: exact expectations over all prompts of the same length,
 * through Z = VᵀQV. Index k is the query feature.
 *
 * @param dominantFirst whether the population error of v_1 falls below 0.05 strictly before every other one; false in a world that
 *     does not ask, for it takes the errors of many epochs
 * @param errors population errors L_k at the last epoch
 * @param attention E[Attn_k] at the last epoch
 * @param lossRatio final over initial population loss
 */
public record OnNewPrompts(boolean dominantFirst, double[] errors, double[] attention, double lossRatio) {
    static OnNewPrompts of(
            Trajectory trajectory, PaperExperiment setting, Seams.LossOfPrompts lossOf, boolean ordered) {
        FeatureProbabilities p = setting.probabilities();
        QueryLoss[] losses = IntStream.range(0, p.count())
                .mapToObj(k -> lossOf.of(QueryGroups.ofEveryFeature(p, k), setting.promptLength()))
                .toArray(QueryLoss[]::new);
        QueryValues values = new QueryValues(p.count());
        double[] errors = new double[p.count()];
        double[] attention = new double[p.count()];
        double start = 0;
        double end = 0;
        for (int k = 0; k < p.count(); k++) {
            evaluate(losses[k], trajectory.first().weights(), k, values);
            start += p.get(k) * values.predictionError();
            evaluate(losses[k], trajectory.last().weights(), k, values);
            end += p.get(k) * values.predictionError();
            errors[k] = values.predictionError();
            attention[k] = values.attention()[0];
        }
        return new OnNewPrompts(ordered && dominantFirst(trajectory, losses, values), errors, attention, end / start);
    }

    private static boolean dominantFirst(Trajectory trajectory, QueryLoss[] losses, QueryValues values) {
        OptionalLong time = trajectory.firstStep(at -> isLearned(losses[0], at.weights(), 0, values));
        return time.isPresent()
                && trajectory.snapshots().stream()
                        .takeWhile(at -> at.step() <= time.getAsLong())
                        .noneMatch(at -> IntStream.range(1, losses.length)
                                .anyMatch(k -> isLearned(losses[k], at.weights(), k, values)));
    }

    private static boolean isLearned(QueryLoss loss, BilinearWeights weights, int k, QueryValues values) {
        evaluate(loss, weights, k, values);
        return values.predictionError() < RunSummary.LEARNED;
    }

    private static void evaluate(QueryLoss loss, BilinearWeights weights, int k, QueryValues values) {
        double[] column = new double[weights.features()];
        weights.readColumn(k, column);
        loss.evaluate(column, values);
    }
}
