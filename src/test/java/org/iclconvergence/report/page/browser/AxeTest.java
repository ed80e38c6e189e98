package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** axe looks at the page. It takes a third of what {@link PageTest} does, in a session of its own beside it. */
class AxeTest extends PageInBrowser {
    /** In the dark only the rule that sees colours can find anything else. */
    @Test
    void axe_finds_nothing_serious_in_the_light_and_too_little_contrast_nowhere() throws IOException {
        Browser browser = opened();
        unfold(true);
        Axe axe = new Axe(browser);
        assertThat(axe.serious("{}")).as("light").isEmpty();
        browser.prefers("dark");
        assertThat(axe.serious("{ runOnly: ['color-contrast'] }")).as("dark").isEmpty();
    }
}
