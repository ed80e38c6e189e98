package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.iclconvergence.claims.Baseline;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.ClaimSelection;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.report.LedgerMarkdown;
import org.iclconvergence.report.LedgerTable;
import org.iclconvergence.report.ReportOrigin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Joins claims.yaml with what the checks found: prints the table, writes claims.json and claims.md, gates the build. */
@Command(
        name = "ledger",
        description =
                "Join claims and evidence: print the verdicts, write claims.json and claims.md. Exit code 1 if a gated"
                        + " claim does not hold, a control survives, the false-alarm budget is exceeded or a claim falls"
                        + " behind the baseline.")
public final class LedgerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--claims", required = true, paramLabel = "FILE", description = "claims.yaml")
    private Path claims;

    @Option(names = "--evidence", required = true, paramLabel = "DIR", description = "results of the checks")
    private Path evidence;

    @Option(names = "--reports", required = true, paramLabel = "DIR", description = "where to write")
    private Path reports;

    @Option(names = "--select", defaultValue = "*", description = "claims that were to run, such as IMB-*,BAL-1")
    private String selection;

    @Option(
            names = "--trainer",
            defaultValue = "default",
            paramLabel = "NAME",
            description = "the trainer that was judged (default: ${DEFAULT-VALUE}, the built-in one)")
    private String trainer;

    @Option(
            names = "--control",
            defaultValue = "none",
            paramLabel = "NAME",
            description = "the control that sabotaged every claim's own run (default: ${DEFAULT-VALUE})")
    private String control;

    @Option(
            names = "--seed",
            defaultValue = "fixed",
            description = "the seed that was asked for: fixed, random or a number (default: ${DEFAULT-VALUE})")
    private String seed;

    @Option(names = "--effort", defaultValue = "1", description = "the effort that was asked for (default: 1)")
    private double effort;

    @Option(names = "--baseline", paramLabel = "FILE", description = "what to compare with (default: nothing)")
    private Path baseline;

    @Option(
            names = "--baseline-mode",
            defaultValue = "check",
            description = "check the baseline, or update it from a run without faults (default: ${DEFAULT-VALUE})")
    private BaselineMode baselineMode;

    @Option(names = "--project-version", description = "version to report (default: the jar's)")
    private String projectVersion;

    @Option(names = "--commit", description = "commit of the sources to report (default: none)")
    private String commit;

    @Option(
            names = "--started",
            paramLabel = "INSTANT",
            description = "when the build began, such as 2026-01-31T11:58:00Z (default: not reported)")
    private Instant started;

    @Option(
            names = "--generated",
            paramLabel = "INSTANT",
            description = "moment to report, such as 2026-01-31T12:00:00Z (default: now)")
    private Instant generated;

    @Override
    public Integer call() throws IOException {
        RunSettings settings = new RunSettings(new ClaimSelection(selection), trainer, control, seed, effort);
        if (baselineMode == BaselineMode.UPDATE) {
            refuseUnfitUpdate(settings);
        }
        ClaimCatalogue catalogue = ClaimCatalogue.read(claims);
        refuseUnknownNames(settings, catalogue);
        List<CheckResult> results = Files.isDirectory(evidence) ? LedgerJson.readResults(evidence) : List.of();
        Ledger ledger = Ledger.of(catalogue, results, settings);
        if (baseline != null) {
            ledger = ledger.withBaselineFaults(baselineFaults(ledger));
        }
        Files.createDirectories(reports);
        LedgerJson.write(ledger, origin(), reports.resolve("claims.json"));
        Files.writeString(reports.resolve("claims.md"), LedgerMarkdown.of(ledger), StandardCharsets.UTF_8);
        PrintWriter out = spec.commandLine().getOut();
        out.print(LedgerTable.console(ledger));
        if (baselineMode == BaselineMode.UPDATE) {
            out.println(update(ledger));
        }
        out.flush();
        return ledger.faults().isEmpty() ? 0 : 1;
    }

    private void refuseUnknownNames(RunSettings settings, ClaimCatalogue catalogue) {
        List<String> unmatched = settings.selection()
                .unmatched(catalogue.all().stream().map(Claim::id).toList());
        if (!unmatched.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--select (icl.claims): " + String.join(", ", unmatched) + " matches no claim of "
                            + claims.getFileName());
        }
        SortedSet<String> controls = catalogue.all().stream()
                .flatMap(claim -> claim.refutedBy().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (settings.isSabotaged() && !controls.contains(settings.control())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--control (icl.control): " + settings.control() + " is none of " + String.join(", ", controls));
        }
        if (settings.isSabotaged() && settings.isForeign()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--control (icl.control) sabotages the built-in trainers: give it or --trainer (icl.trainer), not both");
        }
    }

    private void refuseUnfitUpdate(RunSettings settings) {
        if (baseline == null) {
            throw new ParameterException(spec.commandLine(), "--baseline-mode update needs --baseline");
        }
        if (!settings.differences().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the baseline is not updated from " + String.join(", ", settings.differences())
                            + ": it is the state of every claim under the built-in trainer, the fixed seed and effort 1");
        }
    }

    private List<String> baselineFaults(Ledger ledger) throws IOException {
        if (Files.notExists(baseline)) {
            return baselineMode == BaselineMode.UPDATE
                            || !ledger.settings().differences().isEmpty()
                    ? List.of()
                    : List.of("baseline: " + baseline.getFileName() + " is missing; update it");
        }
        Baseline agreed = LedgerJson.readBaseline(baseline);
        return baselineMode == BaselineMode.UPDATE ? agreed.textFaults(ledger) : agreed.faults(ledger);
    }

    private String update(Ledger ledger) throws IOException {
        if (!ledger.faults().isEmpty()) {
            return "The baseline is not updated from a run with faults.";
        }
        LedgerJson.write(Baseline.of(ledger), baseline);
        return "Updated " + baseline + ".";
    }

    private ReportOrigin origin() {
        return ReportOrigin.here(
                projectVersion == null ? Versions.all().get(Versions.PROJECT) : projectVersion,
                commit == null || commit.isBlank() ? null : commit.strip(),
                started,
                generated == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : generated);
    }
}
