package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The page of the last run looked at by axe, which takes as long as a third of all that {@link PageTest} does: in a session of its own
 * beside it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxeTest implements OpenedPage {
    private final Path reports = Path.of(System.getProperty("icl.reports", "reports"));
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

    /** In the dark only the rule that sees colours can find anything else. */
    @Test
    void axe_finds_nothing_serious_in_the_light_and_too_little_contrast_nowhere() throws IOException {
        Browser browser = opened();
        unfold(true);
        Axe axe = new Axe(browser);
        assertThat(axe.serious("{}")).as("light").isEmpty();
        browser.prefers("dark");
        assertThat(axe.serious("{ runOnly: ['color-contrast'] }")).as("dark").isEmpty();
    }
}
