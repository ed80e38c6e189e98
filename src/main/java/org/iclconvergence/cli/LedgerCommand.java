package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.ClaimSelection;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.report.LedgerTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Joins claims.yaml with what the checks found: prints the table, writes claims.json and claims.md, gates the build. */
@Command(
        name = "ledger",
        description =
                "Join claims and evidence: print the verdicts, write claims.json and claims.md. Exit code 1 if a gated"
                        + " claim does not hold or a control survives.")
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

    @Override
    public Integer call() throws IOException {
        ClaimCatalogue catalogue = ClaimCatalogue.read(claims);
        List<CheckResult> results = Files.isDirectory(evidence) ? LedgerJson.readResults(evidence) : List.of();
        Ledger ledger = Ledger.of(catalogue, results, new ClaimSelection(selection));
        Files.createDirectories(reports);
        LedgerJson.write(ledger, reports.resolve("claims.json"));
        Files.writeString(reports.resolve("claims.md"), LedgerTable.markdown(ledger), StandardCharsets.UTF_8);
        PrintWriter out = spec.commandLine().getOut();
        out.print(LedgerTable.console(ledger));
        out.flush();
        return ledger.faults().isEmpty() ? 0 : 1;
    }
}
