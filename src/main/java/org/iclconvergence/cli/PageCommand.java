package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.iclconvergence.page.PaperPage;
import org.iclconvergence.report.AllureLinks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the page that people read. */
@Command(
        name = "page",
        description =
                "Make the HTML page of the paper out of claims.json and the evidence that ${ROOT-COMMAND-NAME} ledger"
                        + " left: one file that needs no network.")
public final class PageCommand implements Callable<Integer> {
    @Option(names = "--claims", required = true, paramLabel = "FILE", description = "claims.json")
    private Path claims;

    @Option(
            names = "--evidence",
            required = true,
            paramLabel = "DIR",
            description = "results of the checks; the figures and tables that are there go into the page")
    private Path evidence;

    @Option(
            names = "--allure",
            paramLabel = "FILE",
            description = "allure.html of the same run, for links to its cases (default: links to its start)")
    private Path allure;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "the page")
    private Path output;

    @Override
    public Integer call() throws IOException {
        PaperPage.write(claims, evidence, allure == null ? Map.of() : AllureLinks.read(allure), output);
        return 0;
    }
}
