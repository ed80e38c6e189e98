package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.iclconvergence.claims.Baseline;
import org.iclconvergence.claims.BaselineMode;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.report.AllureLinks;
import org.iclconvergence.report.AllureReport;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.report.Reports;
import org.iclconvergence.report.StagedDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges what the checks of a run found, and writes every report about it. */
@Command(
        name = "report",
        description =
                "Judge a run by its run.json, its evidence and claims.yaml: write claims.json, claims.md, index.html"
                        + " and, with Allure, allure.html; print the verdicts. Exit code 1 if a gated claim does not hold, a"
                        + " control survives, the false-alarm budget is exceeded or a claim falls behind the baseline.")
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--claims", required = true, paramLabel = "FILE", description = "claims.yaml")
    private Path claims;

    @Option(
            names = "--evidence",
            required = true,
            paramLabel = "DIR",
            description = "run.json and the results of the checks; their figures and tables go into the page")
    private Path evidence;

    @Option(names = "--reports", required = true, paramLabel = "DIR", description = "where to write")
    private Path reports;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "what to compare with, or to update if the run was asked to (default: nothing)")
    private @Nullable Path baseline;

    @ArgGroup(exclusive = false)
    private @Nullable Allure allure;

    @Option(
            names = "--quietly",
            description = "print no verdicts, and exit with 0 once the reports are written: for a build that does more"
                    + " before icl verdict ends it")
    private boolean quietly;

    @Option(
            names = "--generated",
            paramLabel = "INSTANT",
            description = "moment to report, such as 2026-01-31T12:00:00Z (default: now)")
    private @Nullable Instant generated;

    /** What allure.html is made with: all or nothing. */
    static final class Allure {
        @Option(
                names = "--allure",
                required = true,
                paramLabel = "DIR",
                description = "Allure's command line (default: no allure.html)")
        private Path commandLine;

        @Option(
                names = "--allure-results",
                required = true,
                paramLabel = "DIR",
                description = "what the checks left for Allure")
        private Path results;

        @Option(
                names = "--allure-unit-results",
                required = true,
                paramLabel = "DIR",
                description = "what the unit tests left for Allure; may be missing")
        private Path unitResults;

        @Option(
                names = "--allure-history",
                required = true,
                paramLabel = "DIR",
                description = "kept from report to report, for trends")
        private Path history;
    }

    @Override
    public Integer call() throws IOException {
        Run run = Run.read(evidence);
        RunSettings settings = run.settings();
        ClaimCatalogue catalogue = ClaimCatalogue.read(claims);
        settings.requireKnown(catalogue);
        Ledger ledger = Ledger.of(catalogue, LedgerJson.readResults(evidence), settings);
        if (baseline != null) {
            ledger = ledger.withBaselineFaults(faults(ledger, baseline));
        }
        LedgerDocument document = LedgerDocument.of(
                ledger, run, generated == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : generated);
        write(document, run);
        if (baseline != null && settings.baseline() == BaselineMode.UPDATE) {
            update(baseline, ledger);
        }
        return quietly
                ? 0
                : VerdictCommand.say(document, reports, spec.commandLine().getOut());
    }

    /** All of the reports or none: none of an earlier run stays beside new ones. */
    private void write(LedgerDocument document, Run run) throws IOException {
        try (StagedDirectory staged = StagedDirectory.in(reports)) {
            Map<String, String> links = Map.of();
            if (allure != null) {
                Path page = new AllureReport(allure.commandLine, allure.results, allure.history)
                        .write(run, allure.unitResults);
                staged.write("allure.html", file -> Files.copy(page, file));
                links = AllureLinks.read(page);
            }
            Reports.write(document, run.settings(), evidence, links, staged);
            staged.commit();
        }
    }

    private static List<String> faults(Ledger ledger, Path baseline) throws IOException {
        RunSettings settings = ledger.settings();
        boolean update = settings.baseline() == BaselineMode.UPDATE;
        if (Files.notExists(baseline)) {
            return update || !settings.differences().isEmpty()
                    ? List.of()
                    : List.of("baseline: " + baseline.getFileName() + " is missing; update it");
        }
        Baseline agreed = LedgerJson.readBaseline(baseline);
        return update ? agreed.textFaults(ledger) : agreed.faults(ledger);
    }

    private void update(Path baseline, Ledger ledger) throws IOException {
        String outcome = "The baseline is not updated from a run with faults.";
        if (ledger.faults().isEmpty()) {
            Path folder = Objects.requireNonNull(baseline.toAbsolutePath().getParent());
            try (StagedDirectory staged = StagedDirectory.in(folder)) {
                staged.write(baseline.getFileName().toString(), file -> LedgerJson.write(Baseline.of(ledger), file));
                staged.commit();
            }
            outcome = "Updated " + baseline + ".";
        }
        spec.commandLine().getOut().println(outcome);
        spec.commandLine().getOut().flush();
    }
}
