package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** Readers with other eyes, screens and settings. */
interface AccessTests extends OpenedPage {
    /** In the dark only the rule that sees colours can find anything else. */
    @Test
    default void axe_finds_nothing_serious_in_the_light_and_too_little_contrast_nowhere() throws IOException {
        Browser browser = open("");
        browser.script("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        try (InputStream engine = AccessTests.class.getResourceAsStream("/axe.min.js")) {
            browser.script(new String(engine.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(serious("{}")).as("light").isEmpty();
        browser.prefers("dark");
        try {
            assertThat(serious("{ runOnly: ['color-contrast'] }")).as("dark").isEmpty();
        } finally {
            browser.prefers("light");
        }
    }

    private List<String> serious(String options) {
        return browser().promised("""
                axe.run(document, { resultTypes: ['violations'], ...%s }).then((results) => results.violations
                  .filter((rule) => rule.impact === 'serious' || rule.impact === 'critical')
                  .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`)))""".formatted(options));
    }

    @Test
    default void nothing_is_wider_than_the_screen() {
        Browser browser = open("");
        for (Runnable size : List.<Runnable>of(browser::narrow, browser::wide)) {
            size.run();
            for (boolean open : new boolean[] {true, false}) {
                browser.script(
                        "document.querySelectorAll('details').forEach((part) => { part.open = arguments[0]; })", open);
                Map<String, Long> width =
                        browser.script("return { page: document.documentElement.scrollWidth, screen: innerWidth }");
                assertThat(width.get("page")).as("width").isLessThanOrEqualTo(width.get("screen"));
            }
        }
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
            assertThat(browser.all("figure img.static")).allMatch(WebElement::isDisplayed);
            assertThat(browser.all("button, input, select, output, .live, .needs-script"))
                    .isNotEmpty()
                    .noneMatch(WebElement::isDisplayed);
        } finally {
            browser().allowsScripts(true);
        }
    }
}
