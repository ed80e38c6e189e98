package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** Readers with other eyes, screens and settings. */
interface AccessTests extends OpenedPage {
    /** In the dark only the rule that sees colours can find anything else. */
    @Test
    default void axe_finds_nothing_serious_in_the_light_and_too_little_contrast_nowhere() throws IOException {
        Browser browser = opened();
        // what axe keeps in the page would slow down all that follows
        browser.leavesTraces(true);
        unfold(true);
        Axe axe = new Axe(browser);
        assertThat(axe.serious("{}")).as("light").isEmpty();
        browser.prefers("dark");
        try {
            assertThat(axe.serious("{ runOnly: ['color-contrast'] }"))
                    .as("dark")
                    .isEmpty();
        } finally {
            browser.prefers("light");
        }
    }

    /** Opens or closes whatever can be; returns what was open. */
    private Object unfold(boolean open) {
        return browser().script("""
                const parts = [...document.querySelectorAll('details')];
                const before = parts.map((part) => part.open);
                parts.forEach((part) => { part.open = arguments[0]; });
                return before""", open);
    }

    private void fold(Object open) {
        browser()
                .script(
                        "document.querySelectorAll('details').forEach((part, i) => { part.open = arguments[0][i]; })",
                        open);
    }

    @Test
    default void nothing_is_wider_than_the_screen() {
        Browser browser = opened();
        Object before = unfold(false);
        for (Runnable size : List.<Runnable>of(browser::narrow, browser::wide)) {
            size.run();
            for (boolean open : new boolean[] {true, false}) {
                unfold(open);
                Map<String, Long> width =
                        browser.script("return { page: document.documentElement.scrollWidth, screen: innerWidth }");
                assertThat(width.get("page")).as("width").isLessThanOrEqualTo(width.get("screen"));
            }
        }
        fold(before);
    }

    @Test
    default void a_button_changes_light_and_dark() {
        Browser browser = opened();
        WebElement theme = browser.one("#theme");
        String light = background();
        assertThat(theme.getText()).isEqualTo("Dark");
        theme.click();
        assertThat(background()).isNotEqualTo(light);
        assertThat(theme.getText()).isEqualTo("Light");
        theme.click();
        assertThat(background()).isEqualTo(light);
    }

    private String background() {
        return browser().script("return getComputedStyle(document.body).backgroundColor");
    }

    @Test
    default void without_scripts_everything_can_be_read_and_nothing_is_dead() {
        browser().allowsScripts(false);
        try {
            Browser browser = open("");
            assertThat(browser.all(".card .statement")).hasSameSizeAs(claims()).allMatch(WebElement::isDisplayed);
            assertThat(browser.all("figure .static img")).isNotEmpty().allMatch(WebElement::isDisplayed);
            assertThat(browser.all("button, input, select, output, .live, .needs-script"))
                    .isNotEmpty()
                    .noneMatch(WebElement::isDisplayed);
        } finally {
            browser().allowsScripts(true);
        }
    }
}
