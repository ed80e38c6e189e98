package org.iclconvergence.claims;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run of the checks was asked for.
 *
 * @param selection the claims that were to run
 * @param trainer the name of a foreign trainer; blank or "default" for the built-in one
 * @param control the control that sabotaged every claim's own run; null (or blank, or "none") for none
 * @param seed "fixed" (or blank), "random", or a number
 * @param effort 1 for the usual sizes
 */
public record RunSettings(ClaimSelection selection, String trainer, String control, String seed, double effort) {
    /** The run that a build gets that asks for nothing: all claims, built-in trainer, no sabotage, fixed seed, effort 1. */
    public static final RunSettings REFERENCE = new RunSettings(new ClaimSelection("*"), "default", null, "fixed", 1);

    /** Blank becomes the default. */
    public RunSettings {
        trainer = trainer == null || trainer.isBlank() ? "default" : trainer.strip();
        control = control == null || control.isBlank() || "none".equals(control.strip()) ? null : control.strip();
        seed = seed == null || seed.isBlank() ? "fixed" : seed.strip();
    }

    /**
     * Whether somebody else's trainer was judged.
     *
     * @return false for the built-in one
     */
    public boolean isForeign() {
        return !"default".equals(trainer);
    }

    /**
     * Whether every claim's own run was sabotaged, to show what a defect does. No other control runs then.
     *
     * @return false for an honest run
     */
    public boolean isSabotaged() {
        return control != null;
    }

    /**
     * How this run differs from {@link #REFERENCE}.
     *
     * @return in words, one for each difference; empty if its numbers may be compared with the baseline's
     */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        if (!selection.isEverything()) {
            differences.add("a selection of claims");
        }
        if (isForeign()) {
            differences.add("trainer " + trainer);
        }
        if (isSabotaged()) {
            differences.add("control " + control);
        }
        if (!"fixed".equals(seed)) {
            differences.add("seed " + seed);
        }
        if (effort != 1) {
            differences.add("effort " + effort);
        }
        return differences;
    }
}
