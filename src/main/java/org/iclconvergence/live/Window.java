package org.iclconvergence.live;

import java.util.Optional;
import java.util.OptionalDouble;
import org.iclconvergence.dynamics.PaperThresholds;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.theory.OnsetLaw;

/**
 * Where the dominant weight is when the lead switches, beside the window of the paper's proof, [−0.51, −0.49] ln K, which is one of large K.
 *
 * @param weight B_{k,1}/ln K at the switch
 * @param inside does it lie in the window?
 * @param onset the K from which on the window holds for prompts without end (IMB-16), not rounded; NaN where p_1 is outside of the range in
 *     which that is established
 */
public record Window(double weight, boolean inside, double onset) {
    /**
     * The window of a training.
     *
     * @param run trained with {@link QueryRun#events}
     * @return nothing unless the query is one of equally rare ones beside a dominant feature, which leads at first
     */
    public static Optional<Window> of(QueryRun run) {
        if (!run.problem().equallyRare()) {
            return Optional.empty();
        }
        PaperThresholds thresholds = new PaperThresholds(run.trajectory());
        OptionalDouble weight = thresholds.dominantWeightAtSwitch();
        if (weight.isEmpty() || !(run.phases().switchTime().orElse(0) > 0)) {
            return Optional.empty();
        }
        double dominant = run.problem().classes().probability(0);
        return Optional.of(new Window(
                weight.getAsDouble(),
                thresholds.switchesInsideWindow(),
                OnsetLaw.covers(dominant) ? OnsetLaw.onset(dominant) : Double.NaN));
    }
}
