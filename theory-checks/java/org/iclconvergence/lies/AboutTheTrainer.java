package org.iclconvergence.lies;

import java.util.List;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Seams;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;

/** A trainer that does not do what the claims on it presuppose: they would hold as well, or nearly. */
final class AboutTheTrainer {
    static final List<Lie> LIES = List.of(
            new Lie("double-rate", "Training on finite prompts at 2η that is reported as training at η.")
                    .bend(
                            Seams.TRAINED_LOSS,
                            honest -> loss -> loss instanceof PopulationIntegral
                                    ? AlteredLoss.scaled(honest.apply(loss), 2)
                                    : honest.apply(loss)),
            new Lie("ignored-length", "Training that ignores N: whatever the prompts, it minimises the limit N → ∞.")
                    .bend(Seams.PROBLEM_LOSS, honest -> (p, promptLength) -> new InfinitePromptLoss(p))
                    .bend(
                            Seams.TRAINED_LOSS,
                            honest -> loss -> loss instanceof PopulationIntegral
                                    ? honest.apply(new InfinitePromptQuery(loss.groups()))
                                    : honest.apply(loss)));

    private AboutTheTrainer() {}
}
