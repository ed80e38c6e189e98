package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.iclconvergence.report.AllureLinks;
import org.iclconvergence.report.page.PaperPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the page that people read. */
@Command(
        name = "page",
        description =
                "Make the HTML page of the paper out of claims.json and the evidence that ${ROOT-COMMAND-NAME} ledger"
                        + " left: one file that needs no network.")
public final class PageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

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
        Map<String, String> links = allure == null ? Map.of() : AllureLinks.read(allure);
        if (allure != null && links.isEmpty()) {
            spec.commandLine().getErr().println("icl page: " + allure + " shows no claim; the cards link to its start");
        }
        PaperPage.write(claims, evidence, links, output);
        return 0;
    }
}
