package org.iclconvergence.report.page.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.iclconvergence.claims.ClaimSelection;
import org.iclconvergence.report.page.PageFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser. {@code mvn test} makes one out of made-up results; {@code mvn verify} names its own with the
 * property icl.page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest implements ContentTests, LinkTests, FilterTests, FigureTests, AccessTests {
    private Path page;
    private List<String> claims;
    private Browser browser;

    @BeforeAll
    void open_a_browser(@TempDir Path folder) throws IOException {
        browser = new Browser(true);
        String real = System.getProperty("icl.page");
        page = real == null ? PageFixture.good(folder) : Path.of(real);
        ClaimSelection selection = new ClaimSelection(System.getProperty("icl.claims", "*"));
        claims = PageFixture.claims().stream().filter(selection::includes).toList();
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
        return page;
    }

    @Override
    public List<String> claims() {
        return claims;
    }
}
