package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;

/** What all tests of the page need. */
interface OpenedPage {
    /** The {@code @Order} of tests that want the page newly opened, and leave it so for those that share it. */
    int OPENS = Order.DEFAULT - 1;

    /** That of tests that leave the page other than it was: the others come first, and share it. */
    int LEAVES_TRACES = Order.DEFAULT + 1;

    /** That of tests which leave something on every element, as axe does: they come last. */
    int MARKS_ELEMENTS = LEAVES_TRACES + 1;

    Browser browser();

    Path page();

    /** After every test, so that whatever a reader does goes without errors and without the network. */
    @AfterEach
    default void nothing_went_wrong_and_nothing_was_asked_of_the_network() throws JsonProcessingException {
        assertThat(browser().console()).as("console").isEmpty();
        assertThat(browser().requests()).as("requests").allMatch(page().toUri().toString()::equals);
    }

    /** Opens the page anew, with a fragment or without: for whoever leaves it other than it was. */
    default Browser open(String fragment) {
        browser().open(page(), fragment);
        browser().leavesTraces(true);
        return browser();
    }

    /**
     * The page at its top and without a fragment, whatever others did there, only no claim is filtered out: for whoever does not care what is
     * in its forms.
     */
    default Browser anywhere() {
        if (!browser().shows(page())) {
            open("");
        }
        browser().leavesTraces(true);
        browser()
                .script(
                        "history.replaceState(null, '', '#'); document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' })");
        return browser();
    }

    /** The page as it was opened: for whoever leaves it so. Loading it takes a second. */
    default Browser opened() {
        if (browser().leavesTraces()) {
            open("");
            browser().leavesTraces(false);
        }
        return browser();
    }

    /** The buttons of a figure draw it though nobody has come near it. */
    default void draw_every_figure() {
        browser().script("""
                document.querySelectorAll('figure.plot [aria-label^="Show the whole"]').forEach((button) => button.click())""");
        browser()
                .until(
                        "[...document.querySelectorAll('figure.plot .panel')].every((panel) => panel.querySelector('svg'))");
    }

    /** Into a field of the explorer, all at once: on the way from 2 to 2.5 there is an answer. */
    default void enter(String field, String text) {
        browser()
                .script(
                        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))",
                        browser().one("#explore-" + field),
                        text);
    }

    /** Opens or closes whatever can be; returns what was open. */
    default Object unfold(boolean open) {
        return browser().script("""
                const parts = [...document.querySelectorAll('details')];
                const before = parts.map((part) => part.open);
                parts.forEach((part) => { part.open = arguments[0]; });
                return before""", open);
    }
}
