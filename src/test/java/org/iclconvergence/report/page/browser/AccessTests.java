package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** Readers with other eyes, screens and settings. */
interface AccessTests extends PageOfClaims {
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

    /** The widest of its options, and its arrow. */
    @Test
    default void no_choice_is_cut_off() {
        Browser browser = opened();
        for (Runnable size : List.<Runnable>of(browser::narrow, browser::usual, browser::wide)) {
            size.run();
            List<String> cut = browser.script("""
                    const pen = document.createElement('canvas').getContext('2d');
                    return [...document.querySelectorAll('select')].filter((select) => select.checkVisibility()).flatMap((select) => {
                      const style = getComputedStyle(select);
                      pen.font = style.font;
                      const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 18;
                      return [...select.options].map((option) => option.textContent).filter((text) => pen.measureText(text).width > room);
                    })""");
            assertThat(cut).isEmpty();
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
    @Order(LEAVES_TRACES)
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
