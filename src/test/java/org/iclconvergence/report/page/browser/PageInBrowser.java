package org.iclconvergence.report.page.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.LedgerJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The page of the last run in a real browser, one session for all tests of a class; icl.reports is where it lies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class PageInBrowser implements PageOfClaims {
    private final Path reports = Path.of(System.getProperty("icl.reports", "reports"));
    private List<String> claims;
    private Browser browser;

    @BeforeAll
    void read_the_ledger() throws IOException {
        claims = LedgerJson.readDocument(reports.resolve("claims.json")).claims().stream()
                .map(LedgerDocument.Entry::id)
                .toList();
    }

    @BeforeAll
    void open_a_browser() {
        browser = new Browser();
    }

    @AfterAll
    void close_it() {
        if (browser != null) {
            browser.close();
        }
    }

    @Override
    public List<String> claims() {
        return claims;
    }

    @Override
    public Browser browser() {
        return browser;
    }

    @Override
    public Path page() {
        return reports.resolve("index.html").toAbsolutePath();
    }
}
