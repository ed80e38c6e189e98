package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.TokenLoss;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.AdamRule;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;

/**
 * The first epochs of a run in the standard basis, where Z is a part of Q, held against Adam as it was published: moves from the
 * gradients that the literal transformer gives at the recorded weights.
 */
final class AdamMoves {
    static final int EPOCHS = 10;

    private AdamMoves() {}

    /** The largest |move − Adam's move| of any entry in any epoch, in units of η. */
    static Estimate deviation(TrainingProblem problem, Trajectory trajectory) {
        int count = problem.features().count();
        TokenLoss loss = new TokenLoss(problem.features(), problem.prompts());
        double error = gradientError(problem.prompts());
        List<LossValues> gradients = new ArrayList<>();
        for (int t = 0; t < EPOCHS; t++) {
            LossValues values = new LossValues(count);
            loss.evaluate(trajectory.snapshots().get(t).weights(), values);
            gradients.add(values);
        }
        Estimate largest = Estimate.exact(0);
        for (int n = 0; n < count; n++) {
            for (int k = 0; k < count; k++) {
                List<Estimate> history = new ArrayList<>();
                for (int t = 0; t < EPOCHS; t++) {
                    history.add(new Estimate(gradients.get(t).gradient().getEntry(n, k), error));
                    Estimate move = Estimate.exact(
                                    trajectory.snapshots().get(t + 1).weights().get(n, k))
                            .minus(trajectory.snapshots().get(t).weights().get(n, k));
                    largest = largest.max(move.minus(AdamRule.move(history, problem.learningRate()))
                            .abs());
                }
            }
        }
        return largest.dividedBy(problem.learningRate());
    }

    /** Sums over tokens and prompts of residual times score times label gap, both below twice the largest label. */
    private static double gradientError(List<Prompt> prompts) {
        double largest = 0;
        for (Prompt prompt : prompts) {
            largest = Math.max(largest, Math.abs(prompt.queryLabel()));
            for (int i = 0; i < prompt.length(); i++) {
                largest = Math.max(largest, Math.abs(prompt.label(i)));
            }
        }
        double roundings = prompts.size() + prompts.get(0).length() + 100.0;
        return roundings * 0x1p-53 * 4 * largest * largest;
    }
}
