package org.iclconvergence.lies;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.iclconvergence.laboratory.Heads;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Seams;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.training.Adam;

/** Another training: its rule, its rates, its start. */
final class AboutTheTraining {
    static final List<Lie> LIES = List.of(
            new Lie("adam", "Adam in place of gradient descent.")
                    .bend(Seams.OPTIMIZER, honest -> intended -> new Adam(0.01)),
            new Lie("ascent", "Training with the wrong sign: every step goes uphill.")
                    .bend(
                            Seams.OPTIMIZER,
                            honest -> intended -> AlteredStep.ofGradient(
                                    honest.apply(intended), gradient -> gradient.scalarMultiply(-1)))
                    .bend(Seams.TRAINED_LOSS, honest -> loss -> AlteredLoss.scaled(honest.apply(loss), -1))
                    .bend(Seams.SLOPES_OF_A_LAYER, honest -> honest.andThen(slopes -> slopes.scale(-1)))
                    .sweptOverAllClaims(),
            new Lie("favoured-column", "One query feature learns a thousandth faster than the loss says.")
                    .bend(
                            Seams.OPTIMIZER,
                            honest -> intended ->
                                    AlteredStep.ofGradient(honest.apply(intended), AlteredStep::favourFirstColumn))
                    .bend(
                            Seams.MATRIX_GRADIENT,
                            honest -> problem -> AlteredStep.inFeatures(
                                    honest.apply(problem), problem.features(), AlteredStep::favourFirstColumn)),
            new Lie("frozen-dominant", "The dominant feature's cross weight B_{k,1} is not trained.")
                    .bend(Seams.TRAINED_LOSS, honest -> loss -> {
                        int dominant = loss.groups().dominant();
                        return new AlteredLoss(honest.apply(loss), (weights, values) -> {
                            if (dominant != 0) {
                                values.growth()[dominant] = 0;
                            }
                        });
                    })
                    .bend(Seams.EMPIRICAL_LOSS, honest -> prompts -> new WithoutDominantWeights(honest.apply(prompts)))
                    .bend(Seams.SLOPES_OF_A_LAYER, honest -> honest.andThen(Heads::clearDominant))
                    .sweptOverAllClaims(),
            new Lie(
                            "no-training",
                            "Training that never changes a weight by more than a trifle: growth rates are cut to a millionth"
                                    + " of a millionth.")
                    .bend(Seams.TRAINED_LOSS, honest -> loss -> AlteredLoss.scaled(honest.apply(loss), 1e-12))
                    .bend(Seams.SLOPES_OF_A_LAYER, honest -> honest.andThen(slopes -> slopes.scale(1e-12)))
                    .sweptOverAllClaims(),
            new Lie("rare-never", "Under-represented features are never learned; the dominant one is.")
                    .bend(
                            Seams.TRAINED_LOSS,
                            honest -> loss -> AlteredLoss.scaled(
                                    honest.apply(loss), loss.groups().dominant() == 0 ? 1 : 1e-280))
                    .sweptOverAllClaims(),
            new Lie(
                            "relapse",
                            "Training on finite prompts that forgets: after 150 steps the weights decay instead of growing.")
                    .bend(Seams.TRAINED_LOSS, honest -> loss -> forgetful(honest.apply(loss)))
                    .sweptOverAllClaims(),
            new Lie(
                            "shared-column",
                            "All query features share one update: the columns of the gradient are replaced by their mean.")
                    .bend(
                            Seams.OPTIMIZER,
                            honest -> intended ->
                                    AlteredStep.ofGradient(honest.apply(intended), AlteredStep::shareColumns))
                    .bend(
                            Seams.MATRIX_GRADIENT,
                            honest -> problem -> AlteredStep.inFeatures(
                                    honest.apply(problem), problem.features(), AlteredStep::shareColumns)),
            new Lie(
                            "weight-decay",
                            "Weight decay of the ℓ1 kind: every weight is pulled to zero by 1e-3 a step. (The ℓ2 kind"
                                    + " shrinks a column whose sum is zero into one whose sum is zero.)")
                    .bend(Seams.OPTIMIZER, honest -> intended -> AlteredStep.decaying(honest.apply(intended), 1e-3)),
            new Lie("wrong-init", "Training that starts beside zero: A_k(0) = 0.01.")
                    .bend(Seams.START, honest -> zeros -> {
                        double[] start = honest.apply(zeros);
                        start[0] = 0.01;
                        return start;
                    })
                    .sweptOverAllClaims());

    private AboutTheTraining() {}

    private static QueryLoss forgetful(QueryLoss loss) {
        if (!(loss instanceof PopulationIntegral)) {
            return loss;
        }
        AtomicInteger steps = new AtomicInteger();
        return new AlteredLoss(loss, (weights, values) -> {
            if (steps.incrementAndGet() > 150) {
                for (int g = 0; g < weights.length; g++) {
                    values.growth()[g] = -0.1 * weights[g];
                }
            }
        });
    }
}
