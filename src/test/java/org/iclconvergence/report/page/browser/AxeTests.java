package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** axe looks at the whole page: every figure is drawn, everything that can be opened is open. */
interface AxeTests extends OpenedPage {
    /** In the dark only the rule that sees colours can find anything else. */
    @Test
    @Order(MARKS_ELEMENTS)
    default void axe_finds_nothing_serious_in_the_light_and_too_little_contrast_nowhere() throws IOException {
        Browser browser = opened();
        browser.leavesTraces(true);
        draw_every_figure();
        explored("K=20", "explore-sentences");
        explored("features=zipf&K=5&k=all", "explore-order");
        // what is hidden is not looked at
        browser.script("document.querySelector('#explore-one').hidden = false");
        unfold(true);
        Axe axe = new Axe(browser);
        assertThat(axe.serious("{}")).as("light").isEmpty();
        browser.prefers("dark");
        assertThat(axe.serious("{ runOnly: ['color-contrast'] }")).as("dark").isEmpty();
        browser.prefers("light");
    }

    private void explored(String setting, String table) {
        browser().script("location.hash = arguments[0]", "#explore?" + setting);
        browser().until("document.querySelectorAll('#" + table + " tbody tr').length > 0");
    }
}
