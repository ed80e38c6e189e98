package org.iclconvergence.claims;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.iclconvergence.stats.ErrorBudget;

/**
 * Every claim with what was found about it, and what follows for the build.
 *
 * @param rows in the order of the catalogue
 * @param settings what the run was asked for
 * @param baselineFaults what a baseline has against these rows; empty without one
 */
public record Ledger(List<Row> rows, RunSettings settings, List<String> baselineFaults) {
    /** Nothing may be null. */
    public Ledger {
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(baselineFaults, "baselineFaults");
    }

    /**
     * One claim and its results.
     *
     * @param claim the statement
     * @param ancestorsHold whether everything that it rests on, directly or not, holds: false if some of it was judged and does
     *     not; nothing if, short of that, some was not judged
     * @param honest the run without sabotage, if there was one
     * @param controls the runs under sabotage, by the control's name
     */
    public record Row(
            Claim claim,
            Optional<Boolean> ancestorsHold,
            Optional<CheckResult> honest,
            SortedMap<String, CheckResult> controls) {
        /** Nothing may be null. */
        public Row {
            Objects.requireNonNull(claim, "claim");
            Objects.requireNonNull(ancestorsHold, "ancestorsHold");
            Objects.requireNonNull(honest, "honest");
            Objects.requireNonNull(controls, "controls");
        }

        /**
         * The verdict of the honest run.
         *
         * @return nothing if the check did not run
         */
        public Optional<Verdict> verdict() {
            return honest.map(CheckResult::verdict);
        }

        private Optional<Boolean> holds() {
            return verdict().map(verdict -> verdict == Verdict.HOLDS);
        }

        /**
         * Whether the trainer does not support what the claim is about.
         *
         * @return true if the check ran and said so
         */
        public boolean isNotApplicable() {
            return verdict().equals(Optional.of(Verdict.NOT_APPLICABLE));
        }

        /**
         * How many of the named controls the check refuted.
         *
         * @return in 0 … claim.refutedBy().size()
         */
        public long controlsRefuted() {
            return claim.refutedBy().stream().filter(this::isRefutedBy).count();
        }

        /**
         * Whether the check refuted the claim under a control.
         *
         * @param control its name
         * @return false if it survived or did not run
         */
        public boolean isRefutedBy(String control) {
            CheckResult result = controls.get(control);
            return result != null && result.verdict() == Verdict.REFUTED;
        }

        /**
         * What the honest run asserted.
         *
         * @return in the check's order; empty if it did not run
         */
        public List<Assertion> assertions() {
            return honest.map(CheckResult::assertions).orElse(List.of());
        }

        /**
         * The controls under which numbers refuted one assertion. What never happened under a lie refutes the claim, but does not
         * show that the assertion's threshold can be missed.
         *
         * @param assertion its name
         * @return in alphabetical order
         */
        public List<String> refuters(String assertion) {
            return controls.entrySet().stream()
                    .filter(control -> control.getValue().refutedByNumbers().contains(assertion))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /**
         * Assertions that nothing shows to be able to fail.
         *
         * @return those that no control refutes and whose proof the claim does not give
         */
        public List<Assertion> unfalsified() {
            return assertions().stream()
                    .filter(each -> claim.proofOf(each.name()).isEmpty()
                            && refuters(each.name()).isEmpty())
                    .toList();
        }
    }

    /**
     * Joins catalogue and results.
     *
     * @param catalogue the claims
     * @param results of all runs, in any order
     * @param settings what the run was asked for
     * @return the ledger of the selected claims
     * @throws IllegalArgumentException if a result names a claim that the catalogue lacks, or two runs have the same claim
     *     and control
     */
    public static Ledger of(ClaimCatalogue catalogue, List<CheckResult> results, RunSettings settings) {
        Map<String, SortedMap<String, CheckResult>> byClaim = new LinkedHashMap<>();
        for (CheckResult result : results) {
            catalogue.require(result.id());
            String control = result.control() == null ? "" : result.control();
            if (byClaim.computeIfAbsent(result.id(), id -> new TreeMap<>()).put(control, result) != null) {
                throw new IllegalArgumentException(
                        "two checks report on " + result.id() + (control.isEmpty() ? "" : " under " + control));
            }
        }
        Map<String, Row> rows = new HashMap<>();
        for (Claim claim : catalogue.foundationsFirst()) {
            SortedMap<String, CheckResult> controls = byClaim.getOrDefault(claim.id(), new TreeMap<>());
            Optional<CheckResult> honest = Optional.ofNullable(controls.remove(""))
                    .filter(result -> settings.selection().includes(claim.id()));
            Optional<Boolean> ancestorsHold = Optional.of(true);
            for (String used : claim.uses()) {
                Row row = Objects.requireNonNull(rows.get(used));
                ancestorsHold = both(ancestorsHold, both(row.ancestorsHold(), row.holds()));
            }
            rows.put(claim.id(), new Row(claim, ancestorsHold, honest, controls));
        }
        List<Row> selected = catalogue.all().stream()
                .filter(claim -> settings.selection().includes(claim.id()))
                .map(claim -> rows.get(claim.id()))
                .toList();
        return new Ledger(selected, settings, List.of());
    }

    /** What is false stays so, whatever is not known beside it. */
    private static Optional<Boolean> both(Optional<Boolean> one, Optional<Boolean> other) {
        if (one.isPresent() && other.isPresent()) {
            return Optional.of(one.get() && other.get());
        }
        return one.or(() -> other).filter(known -> !known);
    }

    /**
     * The same ledger, judged against a baseline, too.
     *
     * @param faults what the baseline has against it
     * @return a new ledger
     */
    public Ledger withBaselineFaults(List<String> faults) {
        return new Ledger(rows, settings, List.copyOf(faults));
    }

    /**
     * Why the build must fail.
     *
     * @return one line for each fault; empty if every gated claim holds, every control is refuted, the false-alarm budget
     *     is kept and nothing fell behind the baseline
     */
    public List<String> faults() {
        return Stream.concat(Gate.faults(this).stream(), baselineFaults.stream())
                .toList();
    }

    /**
     * How many claims hold.
     *
     * @return in 0 … rows().size()
     */
    public long holding() {
        return rows.stream()
                .filter(row -> row.verdict().equals(Optional.of(Verdict.HOLDS)))
                .count();
    }

    /**
     * How many runs must refute a claim.
     *
     * @return the number of names in refutedBy of all rows
     */
    public long controlsRequired() {
        return rows.stream().mapToLong(row -> row.claim().refutedBy().size()).sum();
    }

    /**
     * How many of the {@link #controlsRequired} did.
     *
     * @return in 0 … controlsRequired()
     */
    public long controlsRefuted() {
        return rows.stream().mapToLong(Row::controlsRefuted).sum();
    }

    /**
     * How many things the honest runs asserted.
     *
     * @return call sites of all rows
     */
    public long assertions() {
        return rows.stream().mapToLong(row -> row.assertions().size()).sum();
    }

    /**
     * How many of the {@link #assertions} some control refuted.
     *
     * @return in 0 … assertions()
     */
    public long assertionsRefuted() {
        return rows.stream()
                .mapToLong(row -> row.assertions().stream()
                        .filter(each -> !row.refuters(each.name()).isEmpty())
                        .count())
                .sum();
    }

    /**
     * How many of the {@link #assertions} no control refuted, but a proof is given for.
     *
     * @return in 0 … assertions() − assertionsRefuted()
     */
    public long assertionsProved() {
        return assertions()
                - assertionsRefuted()
                - rows.stream().mapToLong(row -> row.unfalsified().size()).sum();
    }

    /**
     * Every control against every claim.
     *
     * @return the matrix of these rows
     */
    public FalsificationMatrix matrix() {
        return FalsificationMatrix.of(rows);
    }

    /**
     * The false-alarm probability that the honest runs declare.
     *
     * @return the budget of these rows
     */
    public ErrorBudget budget() {
        SortedMap<String, Double> declared = new TreeMap<>();
        for (Row row : rows) {
            row.honest()
                    .filter(result -> result.falseAlarm() != 0)
                    .ifPresent(result -> declared.put(result.id(), result.falseAlarm()));
        }
        return new ErrorBudget(declared);
    }
}
