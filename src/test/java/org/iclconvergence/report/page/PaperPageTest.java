package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.report.page.PageFixture.HOSTILE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iclconvergence.certificate.Propositions;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
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
                .doesNotContain("<figure id=\"figure-2\"", "href=\"#figures\"", "data:text/csv");
    }

    /** Whatever was run: the hash is the recorded one, the command names a grid that is there and is the one shown. */
    @Test
    void recorded_sweeps_stand_on_every_page_with_hash_grid_and_command() throws IOException {
        PageFixture.goodLedger(folder, LedgerFixture.settings("icl.claims=IMB-13"));
        String page = page(folder.resolve("nowhere"));
        assertThat(page).contains("href=\"#sweeps\"", "111,820 points", "href=\"#IMB-13\"");
        List<SweepFigure> sweeps = SweepFigure.all();
        assertThat(sweeps).hasSize(2).allSatisfy(sweep -> {
            Path grid = Path.of(sweep.command().replaceFirst("icl sweep (\\S+) --out out/\\S+", "$1"));
            assertThat(grid).content().isEqualTo(sweep.grid());
            assertThat(page).contains(Notation.escape(sweep.command()), Notation.escape(sweep.grid()));
            JsonNode recorded = new JsonMapper()
                    .readTree(grid.resolveSibling("recorded")
                            .resolve(sweep.file().replace(".yaml", ".json"))
                            .toFile());
            assertThat(sweep.table()).isEqualTo(recorded.at("/table/sha256").asText());
            assertThat(page).contains(sweep.table());
            String exponent = recorded.at("/fits/0/exponent").asText().substring(0, 5);
            assertThat(sweep.laws()).hasSize(1);
            assertThat(page).contains("<sup>" + exponent);
            assertThat(PageFixture.claims()).containsAll(sweep.figure().claims());
        });
    }

    /** As often as there are rows: a header of its own, its domain, and its figures in three digits. */
    @Test
    void how_exact_the_numbers_are_stands_on_every_page() throws IOException {
        PageFixture.goodLedger(folder, LedgerFixture.settings("icl.claims=IMB-13"));
        String page = page(folder.resolve("nowhere"));
        List<AccuracyRow> rows = AccuracyRow.all();
        assertThat(page).contains("href=\"#accuracy\"", "<summary>" + rows.size() + " rows</summary>");
        assertThat(rows)
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(page)
                        .contains("<th scope=\"row\"><code>" + Notation.escape(row.function()) + "</code></th><td>"
                                + Notation.escape(row.domain()) + "</td>")
                        .contains("<td class=\"right\">" + Digits.of(row.maxUlp(), 3) + "</td><td class=\"right\">"
                                + Digits.of(row.rmsUlp(), 3) + "</td><td>"));
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
        for (String part : List.of("established", "smallest", "falsification")) {
            assertThat(part(page, PageFixture.REFUTED, part))
                    .as(part)
                    .contains("&lt;script&gt;alert")
                    .doesNotContain("<script>");
        }
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
        Matcher link = Pattern.compile("download=\"" + claim + ".csv\" href=\"data:text/csv;charset=utf-8,([^\"]+)\"")
                .matcher(page);
        assertThat(link.find()).isTrue();
        return URLDecoder.decode(link.group(1).replace("+", "%2B"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
    }

    /** A paragraph of a card, or one of its folded parts, by class. */
    private static String part(String page, String claim, String part) {
        String card = page.substring(page.indexOf("id=\"" + claim + "\" tabindex"));
        card = card.substring(0, card.indexOf("</article>"));
        int from = card.indexOf("class=\"" + part + "\"");
        assertThat(from).as("%s of %s", part, claim).isPositive();
        return card.substring(from, card.indexOf(part.equals("falsification") ? "</details>" : "</p>", from));
    }

    private static String words(String html) {
        return html.substring(html.indexOf('>') + 1)
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void a_card_says_for_which_worlds_it_holds_and_what_establishes_it() throws IOException {
        String page = Files.readString(PageFixture.good(folder));
        assertThat(words(part(page, "SET-3", "established")))
                .startsWith("Established: proved, ")
                .endsWith("312 worlds: 8 pinned, 4 at the ends of the ranges, 300 drawn; each assertion that drawn"
                        + " worlds compare, with 95 % confidence, fails on less than 1.0 % of the worlds it applies to, as they"
                        + " are drawn.");
        for (Claim claim :
                ClaimCatalogue.read(Path.of("theory-checks", "claims.yaml")).all()) {
            assertThat(page)
                    .contains("id=\"" + claim.id() + "\" tabindex=\"-1\" aria-labelledby=\"" + claim.id()
                            + "-title\" data-verdict=\"holds\" data-means=\""
                            + claim.establishedBy().means() + "\"");
            if (claim.worlds().isPresent()) {
                assertThat(part(page, claim.id(), "quantifiers"))
                        .contains(Notation.markup(claim.worlds().get().quantifiers()));
            }
        }
    }

    @Test
    void a_card_lists_its_assertions_with_the_lies_that_refute_them_and_where() throws IOException {
        String page = Files.readString(PageFixture.good(folder));
        assertThat(words(part(page, "SET-1", "falsification")))
                .startsWith("1 assertion: shown to fail under a lie of SET-1 ")
                .contains("XCheck:1")
                .contains("K = 3, p1 = 0.6: x made smaller 5 times");
        assertThat(part(page, "SET-1", "falsification"))
                .contains("<a href=\"#control-wrong-value-block\">wrong-value-block</a>");
        assertThat(page).contains("id=\"control-wrong-value-block\"");
        String refuted = Files.readString(PageFixture.refuted(folder));
        assertThat(words(part(refuted, PageFixture.REFUTED, "smallest")))
                .startsWith("Smallest world that refutes it: ")
                .contains("is 3 against 2 (made smaller once)");
        assertThat(words(part(refuted, PageFixture.REFUTED, "established")))
                .startsWith("Would be established: exact, ");
        assertThat(words(part(refuted, PageFixture.REFUTED, "falsification")))
                .startsWith("2 assertions: 2 neither shown to fail under a lie nor proved");
    }

    /** Only what holds is counted, so that the numbers add up to the claims that hold; what establishes none of them is no result. */
    @Test
    void the_first_screen_counts_what_establishes_the_claims_that_hold() throws IOException {
        Pattern count =
                Pattern.compile("<span class=\"count\">(\\d+)</span> <span class=\"means\" title=\"[^\"]+\">(\\w+)<");
        for (boolean good : new boolean[] {true, false}) {
            String page = Files.readString(good ? PageFixture.good(folder) : PageFixture.refuted(folder));
            String summary = page.substring(page.indexOf("id=\"summary\""), page.indexOf("class=\"facts\""));
            List<MatchResult> counts = count.matcher(summary).results().toList();
            assertThat(counts)
                    .extracting(each -> each.group(2))
                    .containsExactly("proved", "exact", "statistical", "measured");
            assertThat(words(summary))
                    .contains("Of " + Propositions.claims().size()
                            + " of these claims a part is certified as well: enclosed over a continuum of worlds by icl"
                            + " certify, as their cards say.");
            assertThat(Propositions.claims())
                    .allSatisfy(claim ->
                            assertThat(words(part(page, claim, "established"))).contains("icl certify"));
            int missing = good ? 0 : 2;
            assertThat(counts.stream()
                            .mapToInt(each -> Integer.parseInt(each.group(1)))
                            .sum())
                    .isEqualTo(PageFixture.claims().size() - missing);
        }
    }

    @Test
    void a_claim_links_to_its_case_in_allure() throws IOException {
        PageFixture.goodLedger(folder);
        Path page = folder.resolve("index.html");
        PaperPage.write(folder.resolve("claims.json"), folder, Map.of("SET-1", "#suites/a/b"), page);
        assertThat(Files.readString(page)).contains("href=\"allure.html#suites/a/b\"", "href=\"allure.html\"");
    }
}
