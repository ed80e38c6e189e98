package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Ways from one place of the page to another. */
interface LinkTests extends PageOfClaims {
    /** The card has the focus, its title is within the view and nothing covers it. */
    private void is_reached(String id) {
        browser()
                .until("document.activeElement.id === '" + id + "' && (() => {"
                        + "const title = document.querySelector('#" + id + " h4 .id').getBoundingClientRect();"
                        + "return document.elementFromPoint(title.x + title.width / 2, title.y + title.height / 2)"
                        + "?.closest('.card')?.id === '" + id + "' })()");
        assertThat(browser().<String>script("return document.activeElement.id")).isEqualTo(id);
    }

    private String last() {
        return claims().get(claims().size() - 1);
    }

    @Test
    @Order(LEAVES_TRACES)
    default void a_link_from_elsewhere_opens_its_card() {
        for (String id : List.of(last(), claims().get(0))) {
            open("#" + id);
            is_reached(id);
        }
        browser().narrow();
        open("#" + last());
        is_reached(last());
        browser().wide();
    }

    @Test
    @Order(LEAVES_TRACES)
    default void a_link_to_a_card_that_a_filter_hides_shows_it() {
        Browser browser = anywhere();
        browser.one("#filters [name=words]").sendKeys("no claim has these words");
        browser.until("document.querySelectorAll('.card:not([hidden])').length === 0");
        browser.script("location.hash = arguments[0]", "#" + last());
        is_reached(last());
        assertThat(browser.one("#shown").getText()).isEqualTo("%1$d of %1$d shown".formatted(claims().size()));
    }

    @Test
    default void every_link_within_the_page_has_an_end() {
        List<String> dangling = opened().script("""
                return [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href'))
                  .filter((href) => document.getElementById(href.slice(1).replace(/\\?.*/, '')) === null)""");
        assertThat(dangling).isEmpty();
    }

    @Test
    @Order(LEAVES_TRACES)
    default void every_node_of_the_graph_leads_to_its_card() {
        Browser browser = anywhere();
        List<String> targets = browser.script("""
                return [...document.querySelectorAll('svg.graph a.node')]
                  .filter((node) => node.querySelector('text').textContent.endsWith(' ' + node.dataset.id))
                  .map((node) => document.querySelector('article.card' + node.getAttribute('href'))?.id)""");
        assertThat(targets).containsExactlyInAnyOrderElementsOf(claims());
        for (String id : List.of(last(), claims().get(0))) {
            browser.one("a.node[data-id='" + id + "']").click();
            is_reached(id);
            assertThat(browser.<String>script("return location.hash")).isEqualTo("#" + id);
        }
    }

    @Test
    @Order(LEAVES_TRACES)
    default void the_graph_can_be_used_with_the_keyboard() {
        Browser browser = anywhere();
        WebElement node = browser.one("a.node[data-id='" + last() + "']");
        browser.script("arguments[0].focus()", node);
        assertThat(node.getDomAttribute("class")).contains("lit");
        browser.press(Keys.ENTER);
        is_reached(last());
    }

    @Test
    @Order(LEAVES_TRACES)
    default void the_first_stop_of_the_keyboard_is_the_way_to_the_results() {
        Browser browser = open("");
        browser.press(Keys.TAB);
        browser.until("document.activeElement.matches('a.skip')");
        Boolean inView = browser.script("""
                const link = document.activeElement.getBoundingClientRect();
                return link.left >= 0 && link.top >= 0 && link.width > 20""");
        assertThat(inView).isTrue();
        browser.press(Keys.ENTER);
        browser.until("document.activeElement.id === 'main'");
        browser.press(Keys.TAB);
        assertThat(browser.<Boolean>script("return document.activeElement.closest('main') !== null"))
                .isTrue();
    }
}
