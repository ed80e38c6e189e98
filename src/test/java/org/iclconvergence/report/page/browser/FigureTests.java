package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Figures: words for those who do not see them, switches for those who do. */
interface FigureTests extends OpenedPage {
    private List<WebElement> figures() {
        List<WebElement> figures = opened().all("figure.plot");
        // a run of a few claims has no evidence for a figure
        assumeThat(figures).as("figures").isNotEmpty();
        return figures;
    }

    @Test
    default void every_figure_has_words() {
        figures();
        List<Map<String, Object>> figures = browser().script("""
                return [...document.querySelectorAll('figure.plot')].map((figure) => ({
                  alt: figure.querySelector('img').alt,
                  drawn: figure.querySelector('img').naturalWidth > 0,
                  replaced: !figure.querySelector('img').checkVisibility(),
                  panels: [...figure.querySelectorAll('.panel')].map((panel) =>
                    [panel.role, panel.ariaLabel === figure.querySelector('img').alt, panel.checkVisibility(), panel.querySelectorAll('svg path').length > 3].join(' ')),
                  caption: figure.querySelector('figcaption').textContent.trim(),
                }))""");
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.get("alt").toString()).hasSizeGreaterThan(40);
            assertThat(figure.get("caption").toString()).hasSizeGreaterThan(40);
            assertThat(figure).containsEntry("replaced", true).containsEntry("drawn", true);
            assertThat((List<?>) figure.get("panels")).isNotEmpty().allMatch("img true true true"::equals);
        });
    }

    @Test
    default void every_switch_hides_and_shows_its_curves() {
        for (WebElement figure : figures()) {
            List<WebElement> switches = figure.findElements(By.cssSelector(".tools [aria-pressed]"));
            assertThat(switches).isNotEmpty();
            for (WebElement toggle : switches) {
                String drawn = drawn(figure.getDomAttribute("id"), toggle);
                long before = browser().script("return " + drawn);
                assertThat(toggle.getDomAttribute("aria-pressed")).isEqualTo("true");
                toggle.click();
                browser().until(drawn + " < " + before);
                assertThat(toggle.getDomAttribute("aria-pressed")).isEqualTo("false");
                toggle.click();
                browser().until(drawn + " === " + before);
                assertThat(toggle.getDomAttribute("aria-pressed")).isEqualTo("true");
            }
        }
    }

    /** The number of paths in the colour of a switch: grid lines come and go with the ends of the axes. */
    private String drawn(String figure, WebElement toggle) {
        String colour = toggle.findElement(By.cssSelector("svg [stroke]")).getDomAttribute("stroke");
        return "document.querySelectorAll('#%s .panel svg path[stroke=\"%s\"]').length".formatted(figure, colour);
    }

    @Test
    default void a_figure_can_be_zoomed_with_buttons() {
        WebElement figure = figures().get(0);
        String drawing = "document.querySelector('#%s .panel svg').innerHTML".formatted(figure.getDomAttribute("id"));
        browser().script("window.whole = " + drawing);
        figure.findElement(By.cssSelector("[aria-label^='Zoom in']")).click();
        browser().until(drawing + " !== window.whole");
        figure.findElement(By.cssSelector("[aria-label^='Show the whole']")).click();
        browser().until(drawing + ".length === window.whole.length");
        assertThat(figure.isDisplayed()).isTrue();
    }
}
