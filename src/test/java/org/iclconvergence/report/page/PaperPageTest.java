package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.report.page.PageFixture.HOSTILE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iclconvergence.claims.LedgerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as text; what a browser makes of it is tested there. */
class PaperPageTest {
    @TempDir
    private Path folder;

    private String page(Path evidence) throws IOException {
        return Files.readString(PageFixture.write(folder, evidence));
    }

    @Test
    void the_same_files_give_the_same_page_in_any_locale() throws IOException {
        String before = Files.readString(PageFixture.good(folder));
        assertThat(before).contains("figure id=\"figure-2\"").hasSizeGreaterThan(1_000_000);
        Locale locale = Locale.getDefault();
        try {
            for (Locale other : List.of(Locale.GERMANY, Locale.forLanguageTag("tr-TR"))) {
                Locale.setDefault(other);
                assertThat(page(folder.resolve("evidence")).equals(before))
                        .as("same page in %s", other)
                        .isTrue();
            }
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void without_evidence_the_figures_are_left_out() throws IOException {
        PageFixture.goodLedger(folder);
        assertThat(page(folder.resolve("nowhere")))
                .contains("<article class=\"card holds\" id=\"SET-1\"")
                .doesNotContain("<figure", "href=\"#figures\"", "text/csv;base64");
    }

    @Test
    void a_selection_of_claims_is_a_page_too() throws IOException {
        PageFixture.goodLedger(folder, LedgerFixture.settings("icl.claims=IMB-13"));
        assertThat(page(folder.resolve("nowhere")))
                .containsOnlyOnce("<article class=\"card")
                .contains("only the claims IMB-13", "IMB-8<span class=\"unseen\"> not part of this run</span>")
                .doesNotContain("href=\"#IMB-8\"");
    }

    @Test
    void hostile_text_is_escaped_everywhere() throws IOException {
        String page = Files.readString(PageFixture.refuted(folder));
        assertThat(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;")).isTrue();
        assertThat(page.contains("<script>alert(1)")).isFalse();
        assertThat(page.contains("<img src=hostile")).isFalse();
        Matcher scripts = Pattern.compile("<script[^>]*application/json[^>]*>(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(scripts.results().map(script -> script.group(1)))
                .isNotEmpty()
                .noneMatch(data -> data.contains("<"))
                .anyMatch(data -> data.contains("\\u003cscript>alert(1)\\u003c/script> "));
        assertThat(HOSTILE).contains("</script>");
    }

    @Test
    void a_refuted_claim_is_said_first() throws IOException {
        String page = Files.readString(PageFixture.refuted(folder));
        assertThat(page).contains("data-outcome=\"bad\"", "<title>✗ ");
        String summary = page.substring(page.indexOf("id=\"summary\""), page.indexOf("<article class=\"card"));
        assertThat(summary)
                .containsPattern("<section class=\"verdict refuted\"[^>]*>\\s*<h2[^>]*>\\s*(<[^>]*>)*✗")
                .contains("1 claim does not hold")
                .containsPattern("<a class=\"chip refuted\" href=\"#" + PageFixture.REFUTED + "\"");
        assertThat(page.substring(page.indexOf("class=\"faults\""))).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void of_many_comparisons_the_closest_go_into_the_page() throws IOException {
        String page = Files.readString(PageFixture.good(folder));
        assertThat(comparisons(page, "SET-1"))
                .containsExactly("finding 0,1.0,0.0,2.0,0.100", "finding 1,1.0,0.0,2.0,0.101");
        assertThat(comparisons(page, "LIN-1"))
                .hasSize(60)
                .startsWith("finding 3,1.0,0.0,2.0,-Infinity")
                .contains("finding 0,1.0,0.0,2.0,0.100")
                .doesNotContain("finding 69,1.0,0.0,2.0,0.169");
        assertThat(page.contains("the 60 comparisons closest to their thresholds, of 70"))
                .isTrue();
    }

    private static List<String> comparisons(String page, String claim) {
        Matcher link = Pattern.compile("download=\"" + claim + ".csv\" href=\"data:text/csv;base64,([^\"]+)\"")
                .matcher(page);
        assertThat(link.find()).isTrue();
        return new String(Base64.getDecoder().decode(link.group(1)), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
    }

    @Test
    void a_claim_links_to_its_case_in_allure() throws IOException {
        PageFixture.goodLedger(folder);
        Path page = folder.resolve("index.html");
        PaperPage.write(folder.resolve("claims.json"), folder, Map.of("SET-1", "#suites/a/b"), page);
        assertThat(Files.readString(page)).contains("href=\"allure.html#suites/a/b\"", "href=\"allure.html\"");
    }
}
