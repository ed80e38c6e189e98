package org.iclconvergence.claims;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the checks is asked for. Settings are read once, from the system properties icl.claims, icl.trainer,
 * icl.control, icl.seed, icl.effort, icl.runs, icl.draws and icl.baseline, before anything of an earlier run is removed; whoever comes later reads
 * them from the {@link Run}.
 *
 * @param selection the claims that are to run
 * @param trainer the name of a foreign trainer; "default" for the built-in one
 * @param control the control that sabotages every claim's own run; null for none
 * @param seed as it was asked for: "fixed", "random", or a number
 * @param baseSeed from which every seed of the run is derived; drawn once if a random one was asked for
 * @param effort so many times the usual runs in the checks that count runs; from 1 to {@value #MOST_EFFORT}
 * @param runs at most so many runs in the checks that count runs, whatever their plans say; null for as many as planned
 * @param draws so many times the drawn worlds that claims.yaml says; from 1 to {@value #MOST_EFFORT}
 * @param baseline what is done with the baseline
 */
public record RunSettings(
        ClaimSelection selection,
        String trainer,
        @Nullable String control,
        String seed,
        long baseSeed,
        int effort,
        @Nullable Integer runs,
        int draws,
        BaselineMode baseline) {
    /** More would overflow the counts of runs. */
    public static final int MOST_EFFORT = 10_000;

    /** More than any plan asks for. */
    public static final int MOST_RUNS = 1_000_000;

    private static final long FIXED_SEED = 20_231_005_249L;

    /** The run that a build gets that asks for nothing: all claims, built-in trainer, no sabotage, fixed seed, effort 1. */
    public static final RunSettings REFERENCE = of(new Properties());

    /**
     * Checks what can be checked without the catalogue.
     *
     * @throws IllegalArgumentException if a setting is not as described, or two exclude each other; the message names the
     *     properties
     */
    public RunSettings {
        if (selection == null || trainer == null || seed == null || baseline == null) {
            throw new IllegalArgumentException("of the settings only the control and the runs may be absent");
        }
        if (effort < 1 || effort > MOST_EFFORT) {
            throw notAMultiple("icl.effort", Integer.toString(effort));
        }
        if (runs != null && (runs < 1 || runs > MOST_RUNS)) {
            throw notACount(runs.toString());
        }
        if (runs != null && effort != 1) {
            throw new IllegalArgumentException(
                    "icl.runs bounds the runs that icl.effort multiplies: give one of them, not both");
        }
        if (draws < 1 || draws > MOST_EFFORT) {
            throw notAMultiple("icl.draws", Integer.toString(draws));
        }
        if (!"random".equals(seed) && baseSeed != baseSeed(seed)) {
            throw new IllegalArgumentException("icl.seed: " + seed + " does not give " + baseSeed);
        }
        if (control != null && !"default".equals(trainer)) {
            throw new IllegalArgumentException(
                    "icl.control sabotages the built-in trainers: give it or icl.trainer, not both");
        }
    }

    /**
     * Reads settings; what is absent or blank is the default. A random seed is drawn here.
     *
     * @param properties such as the system's
     * @return the settings
     * @throws IllegalArgumentException if one is not valid; the message names it
     */
    public static RunSettings of(Properties properties) {
        String control = value(properties, "icl.control", "none");
        String seed = value(properties, "icl.seed", "fixed");
        RunSettings settings = new RunSettings(
                new ClaimSelection(value(properties, "icl.claims", "*")),
                value(properties, "icl.trainer", "default"),
                "none".equals(control) ? null : control,
                seed,
                "random".equals(seed) ? new SecureRandom().nextLong() : baseSeed(seed),
                multiple(properties, "icl.effort"),
                runs(value(properties, "icl.runs", "")),
                multiple(properties, "icl.draws"),
                baseline(value(properties, "icl.baseline", "check")));
        if (settings.baseline == BaselineMode.UPDATE && !settings.differences().isEmpty()) {
            throw new IllegalArgumentException(
                    "icl.baseline: the baseline is not updated from "
                            + String.join(", ", settings.differences())
                            + ": it is the state of every claim under the built-in trainer, the fixed seed, effort 1 and draws 1");
        }
        return settings;
    }

    /**
     * The settings of a run that has begun.
     *
     * @param evidence the directory of its results
     * @return what its run.json says
     * @throws IOException if there is no run.json or it is malformed; the message says which
     */
    public static RunSettings read(Path evidence) throws IOException {
        return Run.read(evidence).settings();
    }

    private static String value(Properties properties, String name, String usual) {
        String text = properties.getProperty(name, "").strip();
        return text.isEmpty() ? usual : text;
    }

    private static long baseSeed(String seed) {
        try {
            return "fixed".equals(seed) ? FIXED_SEED : Long.parseLong(seed);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "icl.seed must be fixed, random or a whole number of 64 bits, not " + seed, notANumber);
        }
    }

    private static int multiple(Properties properties, String name) {
        String text = value(properties, name, "1");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw notAMultiple(name, text);
        }
    }

    private static IllegalArgumentException notAMultiple(String name, String text) {
        return new IllegalArgumentException(
                name + " must be a whole number from 1 to " + MOST_EFFORT + ", not " + text);
    }

    private static @Nullable Integer runs(String text) {
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw notACount(text);
        }
    }

    private static IllegalArgumentException notACount(String text) {
        return new IllegalArgumentException("icl.runs must be a whole number from 1 to " + MOST_RUNS + ", not " + text);
    }

    private static BaselineMode baseline(String text) {
        return Arrays.stream(BaselineMode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("icl.baseline must be check or update, not " + text));
    }

    /**
     * Refuses what the catalogue does not know: a typing error, most likely.
     *
     * @param catalogue the claims
     * @throws IllegalArgumentException if a part of the selection matches no claim or no claim names the control
     */
    public void requireKnown(ClaimCatalogue catalogue) {
        List<String> unmatched =
                selection.unmatched(catalogue.all().stream().map(Claim::id).toList());
        if (!unmatched.isEmpty()) {
            throw new IllegalArgumentException("icl.claims: " + String.join(", ", unmatched) + " matches no claim");
        }
        SortedSet<String> controls = new TreeSet<>();
        catalogue.all().forEach(claim -> controls.addAll(claim.refutedBy()));
        if (isSabotaged() && !controls.contains(control)) {
            throw new IllegalArgumentException(
                    "icl.control: " + control + " is none of " + String.join(", ", controls));
        }
    }

    /**
     * Whether somebody else's trainer is judged.
     *
     * @return false for the built-in one
     */
    public boolean isForeign() {
        return !"default".equals(trainer);
    }

    /**
     * Whether every claim's own run is sabotaged, to show what a defect does. No other control runs then.
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
        if (runs != null) {
            differences.add("at most " + runs + (runs == 1 ? " run" : " runs"));
        }
        if (draws != 1) {
            differences.add("draws " + draws);
        }
        return differences;
    }
}
