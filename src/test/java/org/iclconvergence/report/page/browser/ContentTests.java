package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.iclconvergence.report.page.PageFixture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What is there. */
interface ContentTests extends PageOfClaims {
    @Test
    @Order(OPENS)
    default void the_page_is_one_file_of_less_than_five_megabytes() throws IOException {
        assertThat(page()).isRegularFile();
        assertThat(Files.size(page())).isLessThan(5_000_000);
        Browser browser = open("");
        browser.leavesTraces(false);
        assertThat(browser.requests()).containsExactly(page().toUri().toString());
        assertThat(browser.<String>script("return document.title")).contains("In-context Convergence of Transformers");
    }

    @Test
    default void every_claim_has_a_card_with_statement_and_verdict() {
        List<Map<String, Object>> cards = opened().script("""
                return [...document.querySelectorAll('article.card')].map((card) => ({
                  id: card.id,
                  seen: ['.statement', '.badge', 'h4'].every((part) => card.querySelector(part)?.checkVisibility()),
                  statement: card.querySelector('.statement')?.textContent.trim(),
                  badge: card.querySelector('.badge')?.textContent.trim(),
                  verdict: card.dataset.verdict,
                }))""");
        assertThat(cards).extracting(card -> card.get("id")).containsExactlyInAnyOrderElementsOf(claims());
        assertThat(cards).allSatisfy(card -> {
            assertThat(card).containsEntry("seen", true);
            assertThat(card.get("statement").toString()).hasSizeGreaterThan(20);
            assertThat(card.get("badge").toString())
                    .endsWith(" " + card.get("verdict"))
                    .doesNotStartWith(" ");
        });
    }

    @Test
    default void every_card_says_what_establishes_it_beside_the_verdict_and_explains_the_word() {
        List<Map<String, String>> cards = opened().script("""
                return [...document.querySelectorAll('article.card')].map((card) => ({
                  means: card.dataset.means,
                  word: card.querySelector('header .means').textContent.trim(),
                  title: card.querySelector('header .means').title,
                  seen: String(card.querySelector('.established').checkVisibility()),
                  dashed: String(getComputedStyle(card.querySelector('header .means')).borderStyle === 'dashed'),
                  verdict: card.dataset.verdict,
                }))""");
        assertThat(cards).hasSameSizeAs(claims()).allSatisfy(card -> {
            assertThat(card.get("word")).isEqualTo(card.get("means")).isNotEmpty();
            assertThat(card.get("title")).hasSizeGreaterThan(10);
            assertThat(card).containsEntry("seen", "true");
            assertThat(card)
                    .containsEntry("dashed", String.valueOf(!card.get("verdict").equals("holds")));
        });
        Map<String, Object> first = browser().script("""
                const entries = [...document.querySelectorAll('#summary .grounds dl > div')];
                return {
                  means: entries.map((entry) => entry.querySelector('.means').textContent.trim()),
                  explained: entries.every((entry) => entry.querySelector('dd').checkVisibility()
                    && entry.querySelector('dd').textContent === entry.querySelector('.means').title),
                  sum: entries.reduce((sum, entry) => sum + Number(entry.querySelector('.count').textContent), 0),
                }""");
        // what establishes nothing is no result
        List<String> held = cards.stream()
                .filter(card -> card.get("verdict").equals("holds"))
                .map(card -> card.get("means"))
                .toList();
        assertThat(strings(first.get("means")))
                .containsExactlyElementsOf(Stream.of("proved", "certified", "exact", "statistical", "measured")
                        .filter(held::contains)
                        .toList());
        assertThat(first).containsEntry("explained", true);
        assertThat(first.get("sum"))
                .isEqualTo(cards.stream()
                        .filter(card -> card.get("verdict").equals("holds"))
                        .count());
    }

    @Test
    default void assertions_and_lies_are_folded_away_and_opened_with_the_keyboard() {
        Browser browser = opened();
        String id = browser.script("return document.querySelector('details.falsification').closest('.card').id");
        String table = "return document.querySelector('#" + id + " table.assertions').checkVisibility()";
        assertThat(browser.<Boolean>script(table)).isFalse();
        for (boolean open : new boolean[] {true, false}) {
            browser.one("#" + id + " details.falsification summary").sendKeys(Keys.ENTER);
            assertThat(browser.<Boolean>script(table)).isEqualTo(open);
        }
        List<Map<String, Object>> rows = browser.script("""
                return [...document.querySelectorAll('table.assertions tbody tr')].map((row) => ({
                  header: row.cells[0].matches('th[scope=row]'),
                  complete: row.cells.length === row.closest('table').tHead.rows[0].cells.length,
                  drawn: row.closest('.card').querySelector('.quantifiers') !== null === (row.cells.length === 5),
                  refuted: row.cells[row.cells.length - 1].textContent.trim(),
                  dangling: [...row.querySelectorAll('a')].some((link) => !document.querySelector(link.getAttribute('href'))),
                }))""");
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row)
                    .containsEntry("header", true)
                    .containsEntry("complete", true)
                    .containsEntry("drawn", true)
                    .containsEntry("dangling", false);
            assertThat(row.get("refuted").toString()).isNotEmpty();
        });
    }

    @Test
    default void downloads_hold_what_they_say() throws IOException {
        List<Map<String, String>> files = opened().script("""
                return [...document.querySelectorAll('a[download]')].map((link) => ({
                  claim: link.closest('.card').id, name: link.download, uri: link.getAttribute('href') }))""");
        assertThat(files)
                .extracting(file -> file.get("name"))
                .containsAll(claims().stream().map(id -> id + ".json").toList());
        for (Map<String, String> file : files) {
            String[] uri = file.get("uri").split(",", 2);
            String content = URLDecoder.decode(uri[1].replace("+", "%2B"), StandardCharsets.UTF_8);
            if (file.get("name").endsWith(".json")) {
                assertThat(uri[0]).isEqualTo("data:application/json;charset=utf-8");
                assertThat(new JsonMapper().readTree(content).path("id").asText())
                        .isEqualTo(file.get("claim"));
            } else {
                assertThat(file).containsEntry("name", file.get("claim") + ".csv");
                assertThat(uri[0]).isEqualTo("data:text/csv;charset=utf-8");
                assertThat(content).startsWith("what,estimate,error,threshold,margin\n");
                assertThat(content.lines()).hasSizeBetween(2, 61);
            }
        }
    }

    @Test
    default void the_table_of_controls_has_a_header_for_every_row_and_column() {
        Map<String, Object> table = opened().script("""
                const heat = document.querySelector('table.heat');
                return {
                  columns: [...heat.tHead.rows[0].cells].slice(1).map((cell) => cell.tagName + ' ' + cell.scope + ' ' + (cell.textContent.trim() !== '')),
                  rows: [...heat.tBodies[0].rows].map((row) => row.cells[0].matches('th[scope=row]') ? row.cells[0].textContent : 'no header'),
                  widths: [...new Set([...heat.rows].map((row) => row.cells.length))],
                  mute: [...heat.tBodies[0].querySelectorAll('td[class]')].filter((cell) => !/refuted|survived|not run/.test(cell.textContent)).length,
                  required: heat.querySelectorAll('td.required').length,
                }""");
        List<String> columns = strings(table.get("columns"));
        assertThat(columns).isNotEmpty().containsOnly("TH col true");
        assertThat(strings(table.get("rows"))).containsExactlyElementsOf(claims());
        assertThat(table).containsEntry("widths", List.of(columns.size() + 1L)).containsEntry("mute", 0L);
        assertThat((Long) table.get("required")).isPositive();
    }

    /** Of another run than the usual one, some may be missing. */
    @Test
    default void every_number_that_the_text_asks_for_is_there() throws IOException {
        Browser browser = opened();
        assumeThat(browser.all(".unusual")).as("how this run differs").isEmpty();
        assertThat(browser.all(".measured .number")).hasSize(PageFixture.measuredNumbers());
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }
}
