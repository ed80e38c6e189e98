package org.iclconvergence.harness;

import org.iclconvergence.claims.RunSettings;

/** What the outcome of a run of a check is for. */
public enum Role {
    /** It decides about the claim, on the built-in trainers: the honest run, or a lie in its place to show what it does. */
    DECIDES,
    /** It decides about the claim, on a plugged trainer. */
    PLUGGED,
    /** It must refute the claim: the claim names its lie. */
    CONTROL,
    /** It may refute the claim: its lie is tried wherever it can be seen. */
    TRIED;

    /** A lie is broken grossly and needs no fine plan: with 60 trials an event that happens in 75 % of them is refuted. */
    private static final int TRIALS_OF_A_CONTROL = 60;

    /**
     * Whether the outcome is the verdict on the claim.
     *
     * @return false for controls
     */
    public boolean decides() {
        return this == DECIDES || this == PLUGGED;
    }

    /** How many trials the run takes where the plan asks for so many: exact limits hold for any number. */
    int trials(int planned, RunSettings settings) {
        if (!decides()) {
            return Math.min(planned, TRIALS_OF_A_CONTROL);
        }
        return settings.runs() == null ? settings.effort() * planned : Math.min(planned, settings.runs());
    }
}
