package org.iclconvergence.report.page.browser;

import java.io.IOException;
import java.util.List;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.LedgerJson;
import org.junit.jupiter.api.BeforeAll;

/** All that readers of the page do with it, in {@code mvn verify}. */
class PageTest extends PageInBrowser
        implements ContentTests,
                LinkTests,
                FilterTests,
                FigureTests,
                SavedFigureTests,
                ExploreTests,
                AccessTests,
                HostileTests {
    private List<String> claims;

    @BeforeAll
    void read_the_ledger() throws IOException {
        claims = LedgerJson.readDocument(reports.resolve("claims.json")).claims().stream()
                .map(LedgerDocument.Entry::id)
                .toList();
    }

    @Override
    public List<String> claims() {
        return claims;
    }
}
