package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;

/** Infinitely long prompts whose feature frequencies are not quite p: one logit is off by 1e-3. */
final class WrongLimit extends Experiment {
    @Override
    public String name() {
        return "wrong-limit";
    }

    @Override
    public QueryLoss infinitePromptLoss(QueryGroups groups) {
        return new ShiftedWeights(super.infinitePromptLoss(groups), 1e-3);
    }
}
