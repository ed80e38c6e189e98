package org.iclconvergence.claims;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iclconvergence.claims.FalsificationMatrix.Cell;
import org.iclconvergence.stats.ErrorBudget;

/** What must be true of a ledger for the build to pass. */
final class Gate {
    private Gate() {}

    static List<String> faults(Ledger ledger) {
        List<String> faults = new ArrayList<>();
        for (Ledger.Row row : ledger.rows()) {
            boolean excused = row.isNotApplicable() && ledger.settings().isForeign();
            if (!excused) {
                String prefix = row.claim().id() + ": ";
                row.honest()
                        .ifPresent(own ->
                                originFaults(own, ledger.settings()).forEach(fault -> faults.add(prefix + fault)));
                honestFaults(row).forEach(fault -> faults.add(prefix + fault));
                falseAlarmFaults(row).forEach(fault -> faults.add(prefix + fault));
                if (!ledger.settings().isSabotaged()) {
                    if (!ledger.settings().isForeign()) {
                        drawnFaults(row).forEach(fault -> faults.add(prefix + fault));
                    }
                    controlFaults(row, ledger.settings().isForeign()).forEach(fault -> faults.add(prefix + fault));
                    assertionFaults(row, ledger.settings().isForeign()).forEach(fault -> faults.add(prefix + fault));
                }
            }
        }
        faults.addAll(idleControls(ledger));
        ErrorBudget budget = ledger.budget();
        if (!budget.isKept()) {
            faults.add("false-alarm budget: " + budget);
        }
        return faults;
    }

    /**
     * The evidence itself says what it comes from: settings that say otherwise would pass a lie for the truth, another trainer's
     * results for this one's, or excuse a failure.
     */
    private static List<String> originFaults(CheckResult own, RunSettings settings) {
        List<String> faults = new ArrayList<>();
        String sabotage = own.parameters().get(CheckResult.SABOTAGE);
        if (!Objects.equals(sabotage, settings.control())) {
            faults.add("its own run was " + (sabotage == null ? "honest" : "sabotaged by " + sabotage)
                    + ", but the run was asked for "
                    + (settings.control() == null ? "an honest one" : "the control " + settings.control()));
        }
        String trainer = own.parameters().getOrDefault(CheckResult.TRAINER, settings.trainer());
        if (!trainer.equals(settings.trainer())) {
            faults.add("its own run measured the trainer " + trainer + ", not " + settings.trainer());
        }
        if (!Long.toString(settings.baseSeed()).equals(own.seed())) {
            faults.add("its own run had the seed " + own.seed() + ", not " + settings.baseSeed());
        }
        return faults;
    }

    private static List<String> honestFaults(Ledger.Row row) {
        if (row.honest().isEmpty()) {
            return List.of("no check ran for this claim");
        }
        CheckResult result = row.honest().get();
        if (row.isNotApplicable()) {
            return List.of("came out not applicable, although the built-in trainer was used");
        }
        if (row.claim().gate() && result.verdict() != Verdict.HOLDS) {
            return List.of(withoutId(result, row.claim().id()));
        }
        return List.of();
    }

    /** A fault begins with the id; the message of a verdict has it, too. */
    private static String withoutId(CheckResult result, String id) {
        String verdict = result.verdict().name();
        if (result.message() == null) {
            return verdict;
        }
        String start = verdict + " " + id + ": ";
        return result.message().startsWith(start)
                ? verdict + ": " + result.message().substring(start.length())
                : result.message();
    }

    private static List<String> falseAlarmFaults(Ledger.Row row) {
        if (row.honest().isEmpty()) {
            return List.of();
        }
        double falseAlarm = row.honest().get().falseAlarm();
        boolean stochastic = row.claim().kind() == Claim.Kind.STOCHASTIC;
        // a refuted claim does not pass by chance: its check may have ended before it could declare anything
        boolean mayPass =
                row.honest().get().findings() > 0 && row.honest().get().verdict() != Verdict.REFUTED;
        if (stochastic && falseAlarm == 0 && mayPass) {
            return List.of("is stochastic and declares no false-alarm probability");
        }
        if (!stochastic && falseAlarm > 0) {
            return List.of("is " + row.claim().kind() + " and yet declares a false-alarm probability");
        }
        return List.of();
    }

    private static List<String> controlFaults(Ledger.Row row, boolean foreign) {
        List<String> faults = new ArrayList<>();
        for (String control : row.claim().refutedBy()) {
            CheckResult result = row.controls().get(control);
            if (result == null) {
                faults.add("control " + control + " did not run");
            } else if (result.verdict() == Verdict.NOT_APPLICABLE) {
                if (!foreign) {
                    faults.add("control " + control + " is not applicable, and yet refutedBy names it");
                }
            } else if (!row.isRefutedBy(control)) {
                faults.add("control " + control + " survived: the check cannot see this lie");
            }
        }
        if (row.claim().gate()
                && isTried(row)
                && row.controls().keySet().stream().noneMatch(row::isRefutedBy)) {
            faults.add("no control that was tried refutes it: nothing shows that this check can fail");
        }
        return faults;
    }

    private static boolean isTried(Ledger.Row row) {
        return row.controls().values().stream().anyMatch(result -> result.verdict() != Verdict.NOT_APPLICABLE);
    }

    /**
     * An assertion that nothing refutes may be one that cannot fail. Where no control applies to a foreign trainer, nothing is
     * known of that.
     */
    private static List<String> assertionFaults(Ledger.Row row, boolean foreign) {
        List<String> faults = new ArrayList<>();
        if (row.claim().gate() && (!foreign || isTried(row))) {
            row.unfalsified().stream()
                    // what is refuted can fail
                    .filter(each -> each.verdict() != Verdict.REFUTED)
                    .forEach(each -> faults.add("no control refutes the assertion \"" + each.name() + "\" ("
                            + each.site() + "), and claims.yaml gives no proof of it"));
        }
        if (!row.assertions().isEmpty()) {
            notAsserted(row, row.claim().proved().orElse(Map.of()).keySet())
                    .forEach(
                            name -> faults.add("claims.yaml proves \"" + name + "\", which the check does not assert"));
        }
        return faults;
    }

    /** Drawn worlds say nothing of an assertion that is compared in none of them; who reads the quantifiers would think they do. */
    private static List<String> drawnFaults(Ledger.Row row) {
        List<String> faults = new ArrayList<>();
        boolean drawn =
                row.honest().filter(result -> result.worlds().drawn() > 0).isPresent();
        row.claim()
                .worlds()
                .filter(worlds -> drawn)
                .ifPresent(
                        worlds -> faults.addAll(drawnFaults(row, worlds.pinned().orElse(List.of()))));
        return faults;
    }

    private static List<String> drawnFaults(Ledger.Row row, List<String> pinned) {
        List<String> faults = new ArrayList<>();
        for (Assertion each : row.assertions()) {
            if (each.drawnWorlds() == 0 && !pinned.contains(each.name())) {
                faults.add("no drawn world compares the assertion \"" + each.name() + "\" (" + each.site()
                        + "), and worlds.pinned of claims.yaml does not list it");
            } else if (each.drawnWorlds() > 0 && pinned.contains(each.name())) {
                faults.add("worlds.pinned of claims.yaml lists the assertion \"" + each.name() + "\", which "
                        + each.drawnWorlds() + " drawn worlds compare");
            }
        }
        notAsserted(row, pinned)
                .forEach(name -> faults.add(
                        "worlds.pinned of claims.yaml lists \"" + name + "\", which the check does not assert"));
        return faults;
    }

    private static Stream<String> notAsserted(Ledger.Row row, Collection<String> names) {
        Set<String> asserted = row.assertions().stream().map(Assertion::name).collect(Collectors.toSet());
        return names.stream().filter(name -> !asserted.contains(name));
    }

    /** Only a complete run with the built-in trainer gives every control all its chances; a sabotaged one gives none. */
    private static List<String> idleControls(Ledger ledger) {
        if (!ledger.settings().selection().isEverything() || ledger.settings().isForeign()) {
            return List.of();
        }
        FalsificationMatrix matrix = ledger.matrix();
        return matrix.cells().keySet().stream()
                .filter(control -> matrix.claims(control, Cell.REFUTED).isEmpty()
                        && !matrix.claims(control, Cell.SURVIVED).isEmpty())
                .map(control -> "control " + control + " refutes nothing: it is no control")
                .toList();
    }
}
