package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.report.page.PageFixture.HOSTILE;
import static org.iclconvergence.report.page.PageFixture.REFUTED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iclconvergence.report.page.PageFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A page with a refuted claim, whose texts try to be more than text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefutedPageTest implements FilterTests {
    private Path page;
    private List<String> claims;
    private Browser browser;

    @BeforeAll
    void open_a_browser(@TempDir Path folder) throws IOException {
        browser = new Browser(true);
        page = PageFixture.refuted(folder);
        claims = PageFixture.claims();
    }

    @AfterAll
    void close_it() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void the_refuted_claim_is_seen_at_first_glance() {
        for (Runnable size : List.<Runnable>of(browser::narrow, browser::wide)) {
            size.run();
            open("");
            Map<String, Object> glance = browser.script("""
                    const verdict = document.querySelector('#summary section.verdict.refuted');
                    const chip = verdict.querySelector(`a.chip.refuted[href="#${arguments[0]}"]`);
                    const inView = (element) => {
                      const box = element.getBoundingClientRect();
                      return element.checkVisibility() && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
                    };
                    return {
                      outcome: document.documentElement.dataset.outcome,
                      heading: verdict.querySelector('h2').innerText,
                      inView: inView(verdict.querySelector('h2')) && inView(chip),
                    }""", REFUTED);
            assertThat(glance).containsEntry("outcome", "bad").containsEntry("inView", true);
            assertThat(glance.get("heading").toString()).startsWith("✗").contains("1 claim does not hold");
        }
        assertThat(browser.<String>script("return document.title")).startsWith("✗ ");
    }

    @Test
    void hostile_text_is_text() {
        open("");
        for (String part : List.of("h4", ".statement", ".hypotheses", ".message", ".closest", ".more dt", "td")) {
            List<String> texts = browser.script(
                    "return [...document.querySelectorAll(arguments[0])].map((element) => element.textContent)",
                    "#" + REFUTED + " " + part);
            assertThat(texts).as(part).anyMatch(text -> text.contains(HOSTILE));
        }
        assertThat(browser.<String>script("return document.querySelector('.faults').textContent"))
                .contains(HOSTILE);
        assertThat(browser.<String>script("return document.querySelector('#scaling .tools').textContent"))
                .contains(HOSTILE);
        assertThat(browser.all("img[src='hostile.png']")).isEmpty();
    }

    @Test
    void hostile_text_is_text_where_a_curve_is_pointed_at() {
        open("");
        browser.pointAt(browser.one("#scaling .panel svg path[fill='#ffffff']"));
        browser.until("document.querySelector('#scaling .panel').textContent.includes('number of features')"
                + " && document.querySelector('#scaling .panel').textContent.includes('<script>')");
        assertThat(browser.all("img[src='hostile.png']")).isEmpty();
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
