package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.report.LedgerTable;
import org.iclconvergence.report.Reports;
import org.iclconvergence.report.StagedDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says again what the last report said: the last word of {@code mvn verify}. */
@Command(
        name = "verdict",
        description = "Print the verdicts of the last report, and where the reports lie. Exit code 1 if it has faults.")
public final class VerdictCommand implements Callable<Integer> {
    /** A separator and the longest name of a report. */
    private static final int LONGEST = "/allure.html".length();

    @Spec
    private CommandSpec spec;

    @Option(names = "--reports", required = true, paramLabel = "DIR", description = "where the reports lie")
    private Path reports;

    @Override
    public Integer call() throws IOException {
        // or the reports may be of two runs
        StagedDirectory.finishBegun(reports);
        return say(
                LedgerJson.readDocument(reports.resolve("claims.json")),
                reports,
                spec.commandLine().getOut());
    }

    static int say(LedgerDocument document, Path reports, PrintWriter out) {
        out.println(LedgerTable.console(document));
        Reports.NAMES.forEach((name, what) -> {
            Path report = reports.resolve(name);
            if (Files.exists(report)) {
                out.printf(Locale.ROOT, "%-" + (reports.toString().length() + LONGEST) + "s  %s%n", report, what);
            }
        });
        out.flush();
        return document.faults().isEmpty() ? 0 : 1;
    }
}
