package org.iclconvergence.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.report.page.PaperPage;

/** Every report about a run. */
public final class Reports {
    /** The reports' names, each with what it is. */
    public static final Map<String, String> NAMES = names();

    private Reports() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("index.html", "the paper line by line, with verdicts and figures");
        names.put("allure.html", "every single run of a check");
        names.put("claims.json", "the verdicts for programs");
        names.put("claims.md", "the verdicts and what every control refutes");
        names.put("junit.xml", "the verdicts for a CI server");
        return Collections.unmodifiableMap(names);
    }

    /**
     * Writes those that need nothing but the ledger and its evidence: all but allure.html.
     *
     * @param document the ledger
     * @param settings of the run
     * @param evidence folder of the results
     * @param allureLinks claim to fragment of allure.html; empty without it
     * @param staged receives them; to be committed by the caller
     * @throws IOException if one cannot be written
     */
    public static void write(
            LedgerDocument document,
            RunSettings settings,
            Path evidence,
            Map<String, String> allureLinks,
            StagedDirectory staged)
            throws IOException {
        Path json = staged.write("claims.json", file -> LedgerJson.write(document, file));
        String markdown = LedgerMarkdown.of(document, settings.differences());
        staged.write("claims.md", file -> Files.writeString(file, markdown, StandardCharsets.UTF_8));
        staged.write("junit.xml", file -> JUnitXml.write(document, file));
        staged.write("index.html", file -> PaperPage.write(json, evidence, allureLinks, file));
    }
}
