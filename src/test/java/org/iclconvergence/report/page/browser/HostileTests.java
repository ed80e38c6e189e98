package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.report.page.PageFixture.HOSTILE;
import static org.iclconvergence.report.page.PageFixture.REFUTED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iclconvergence.report.page.PageFixture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up page with a refuted claim, whose texts try to be more than text; as a file it is tested without a browser. */
interface HostileTests extends OpenedPage {
    @Test
    @Order(LEAVES_TRACES)
    default void a_refuted_claim_is_seen_at_first_glance_and_hostile_text_is_text(@TempDir Path folder)
            throws IOException {
        Path page = PageFixture.refuted(folder);
        browser().leavesTraces(true);
        browser().open(page, "");
        for (Runnable size : List.<Runnable>of(browser()::narrow, browser()::wide)) {
            size.run();
            Map<String, Object> glance = browser().script("""
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
        for (String part : List.of("h4", ".statement", ".hypotheses", ".message", ".closest", ".more dt", "td")) {
            List<String> texts = browser()
                    .script(
                            "return [...document.querySelectorAll(arguments[0])].map((element) => element.textContent)",
                            "#" + REFUTED + " " + part);
            assertThat(texts).as(part).anyMatch(text -> text.contains(HOSTILE));
        }
        assertThat(browser().<String>script("return document.querySelector('#scaling .tools').textContent"))
                .contains(HOSTILE);
        browser().pointAt(browser().one("#scaling"));
        browser().until("document.querySelector('#scaling .panel svg') !== null");
        browser().pointAt(browser().one("#scaling .panel svg path[fill='#ffffff']"));
        browser()
                .until("document.querySelector('#scaling .panel').textContent.includes('number of features')"
                        + " && document.querySelector('#scaling .panel').textContent.includes('<script>')");
        assertThat(browser().all("img[src='hostile.png']")).isEmpty();
        assertThat(browser().requests()).allMatch(page.toUri().toString()::equals);
    }
}
