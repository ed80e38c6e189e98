package org.iclconvergence.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every claim with what was found about it, and what follows for the build.
 *
 * @param rows in the order of the catalogue
 */
public record Ledger(List<Row> rows) {
    /**
     * One claim and its results.
     *
     * @param claim the statement
     * @param honest the run without sabotage, if there was one
     * @param controls the runs under sabotage, by the control's name
     */
    public record Row(Claim claim, Optional<CheckResult> honest, Map<String, CheckResult> controls) {
        /**
         * The verdict of the honest run.
         *
         * @return nothing if the check did not run
         */
        public Optional<Verdict> verdict() {
            return honest.map(CheckResult::verdict);
        }

        /**
         * How many of the named controls the check refuted.
         *
         * @return in 0 … claim.refutedBy().size()
         */
        public long controlsRefuted() {
            return claim.refutedBy().stream().filter(this::refuted).count();
        }

        private boolean refuted(String control) {
            CheckResult result = controls.get(control);
            return result != null && result.verdict() == Verdict.REFUTED;
        }

        private List<String> faults() {
            List<String> faults = new ArrayList<>();
            String id = claim.id();
            if (honest.isEmpty()) {
                faults.add(id + ": no check ran for this claim");
            } else if (claim.gate() && honest.get().verdict() != Verdict.HOLDS) {
                faults.add(
                        id + ": " + honest.get().verdict() + ": " + honest.get().message());
            }
            for (String control : claim.refutedBy()) {
                if (!controls.containsKey(control)) {
                    faults.add(id + ": control " + control + " did not run");
                } else if (!refuted(control)) {
                    faults.add(id + ": control " + control + " survived: the check cannot see this lie");
                }
            }
            return faults;
        }
    }

    /**
     * Joins catalogue and results.
     *
     * @param catalogue the claims
     * @param results of all runs, in any order
     * @param selection the claims that were to run
     * @return the ledger of the selected claims
     * @throws IllegalArgumentException if a result names a claim that the catalogue lacks, or two runs have the same claim
     *     and control
     */
    public static Ledger of(ClaimCatalogue catalogue, List<CheckResult> results, ClaimSelection selection) {
        Map<String, Map<String, CheckResult>> byClaim = new LinkedHashMap<>();
        for (CheckResult result : results) {
            catalogue.require(result.id());
            String control = result.control() == null ? "" : result.control();
            if (byClaim.computeIfAbsent(result.id(), id -> new LinkedHashMap<>())
                            .put(control, result)
                    != null) {
                throw new IllegalArgumentException(
                        "two checks report on " + result.id() + (control.isEmpty() ? "" : " under " + control));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Claim claim : catalogue.all()) {
            if (selection.includes(claim.id())) {
                Map<String, CheckResult> controls = new LinkedHashMap<>(byClaim.getOrDefault(claim.id(), Map.of()));
                Optional<CheckResult> honest = Optional.ofNullable(controls.remove(""));
                rows.add(new Row(claim, honest, controls));
            }
        }
        return new Ledger(List.copyOf(rows));
    }

    /**
     * Why the build must fail.
     *
     * @return one line for each fault; empty if every gated claim holds and every control is refuted
     */
    public List<String> faults() {
        return rows.stream().flatMap(row -> row.faults().stream()).toList();
    }
}
