package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;

/** Prompts that stay short: never more than 16 tokens. */
final class ShortPrompt extends Experiment {
    @Override
    public String name() {
        return "short-prompt";
    }

    @Override
    public int promptLength(int intended) {
        return Math.min(intended, 16);
    }
}
