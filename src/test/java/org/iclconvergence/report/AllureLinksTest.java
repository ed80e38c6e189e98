package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureLinksTest {
    /** Cut from a page of Allure's command line: two claims with all their runs, and two checks without a claim. */
    private static final Path PAGE = Path.of("src/test/resources/reports/allure-2.34.1.html");

    @TempDir
    Path folder;

    @Test
    void each_claim_leads_to_its_honest_run() {
        assertThat(AllureLinks.read(PAGE))
                .isEqualTo(Map.of(
                        "BAL-6", "#behaviors/35eb84dedb3099d8dc81413d54ca9208/39c8b86c1ea6eded",
                        "IMB-16", "#behaviors/45c4201eae2ceae22eee09366bb5d0ed/253237a50cc04d6a"));
    }

    @Test
    void a_missing_file_has_no_links() {
        assertThat(AllureLinks.read(folder.resolve("allure.html"))).isEmpty();
    }

    @Test
    void a_page_without_cases_has_no_links() throws IOException {
        assertThat(AllureLinks.read(page("<html></html>"))).isEmpty();
    }

    @Test
    void a_page_that_was_cut_off_or_damaged_has_no_links() throws IOException {
        String whole = Files.readString(PAGE);
        int tree = whole.indexOf("behaviors.json");
        assertThat(AllureLinks.read(page(whole.substring(0, tree + 900)))).isEmpty();
        assertThat(AllureLinks.read(page(whole.replace("behaviors.json','", "behaviors.json','?"))))
                .isEmpty();
        assertThat(AllureLinks.read(page(whole.replace("behaviors.json','", "behaviors.json','AAAA"))))
                .isEmpty();
    }

    private Path page(String html) throws IOException {
        return Files.writeString(folder.resolve("page.html"), html);
    }
}
