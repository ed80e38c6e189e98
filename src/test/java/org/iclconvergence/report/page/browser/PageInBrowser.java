package org.iclconvergence.report.page.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The page of the last run in a real browser, one session for all tests of a class; icl.reports is where it lies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class PageInBrowser implements OpenedPage {
    final Path reports = Path.of(System.getProperty("icl.reports", "reports"));
    private Browser browser;

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
    public Browser browser() {
        return browser;
    }

    @Override
    public Path page() {
        return reports.resolve("index.html").toAbsolutePath();
    }
}
