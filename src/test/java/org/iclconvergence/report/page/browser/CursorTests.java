package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The values of a figure without a pointer. */
interface CursorTests extends OpenedPage {
    private static String shown(String figure) {
        return "document.querySelector('%s .panel .reading')".formatted(figure);
    }

    /** What a screen reader says after a key; a sentence for each press. */
    private String after(Keys key) {
        browser().script("document.querySelector('#figure-told').textContent = ''");
        browser().press(key);
        browser().until("document.querySelector('#figure-told').textContent !== ''");
        return browser().script("return document.querySelector('#figure-told').textContent");
    }

    private static double place(String said) {
        return Double.parseDouble(said.substring(said.indexOf(": ") + 2, said.indexOf(". ")));
    }

    private WebElement explored() {
        anywhere();
        browser().script("location.hash = '#explore?K=20'");
        browser().until("document.querySelector('#explore-told').textContent.includes('K = 20,')");
        WebElement panel = browser().one("#explore-learning .panel");
        browser().script("arguments[0].focus()", panel);
        return panel;
    }

    @Test
    default void every_panel_can_be_reached_and_says_what_it_is_and_how_it_is_read() {
        opened();
        draw_every_figure();
        List<Map<String, Object>> panels = browser().script("""
                return [...document.querySelectorAll('figure .panel')].filter((panel) => panel.checkVisibility()).map((panel) => ({
                  stop: panel.tabIndex === 0 && panel.role === 'application' && panel.ariaRoleDescription === 'figure',
                  named: panel.ariaLabel.length > 40,
                  keys: document.getElementById(panel.getAttribute('aria-describedby')).textContent,
                  silent: panel.firstElementChild.ariaHidden === 'true',
                  // this session prefers reduced motion
                  still: echarts.getInstanceByDom(panel).getOption().tooltip[0].transitionDuration === 0,
                }))""");
        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel)
                    .containsEntry("stop", true)
                    .containsEntry("named", true)
                    .containsEntry("silent", true)
                    .containsEntry("still", true);
            assertThat(panel.get("keys").toString()).contains("Left", "Home", "Escape");
        });
        assertThat(browser().<String>script("return document.querySelector('#figure-told').getAttribute('role')"))
                .isEqualTo("status");
    }

    @Test
    @Order(LEAVES_TRACES)
    default void the_keyboard_moves_a_cursor_whose_values_are_shown_and_said() {
        WebElement panel = explored();
        List<Double> places = new ArrayList<>();
        for (Keys key : List.of(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.PAGE_UP, Keys.ARROW_LEFT, Keys.END)) {
            String said = after(key);
            browser().until(shown("#explore-learning") + " !== null");
            String visible = browser().script("""
                    const reading = document.querySelector('#explore-learning .panel .reading');
                    return reading.firstChild.textContent + '. '
                      + [...reading.querySelectorAll('tr')].map((row) => row.cells[0].textContent + ': ' + row.cells[1].textContent).join('; ') + '.'""");
            assertThat(said).isEqualTo(visible);
            places.add(place(said.replace("×10", "e").replace("⁻", "-").replaceAll("e(-?)¹", "e$11")));
        }
        assertThat(places.get(0)).isLessThan(places.get(1));
        assertThat(places.get(1)).isLessThan(places.get(3));
        assertThat(places.get(3)).isLessThan(places.get(2));
        assertThat(places.get(2)).isLessThan(places.get(4));
        // neither end is passed
        String last = browser().script("return document.querySelector('#figure-told').textContent");
        assertThat(after(Keys.ARROW_RIGHT)).isEqualTo(last);
        after(Keys.HOME);
        assertThat(place(after(Keys.ARROW_LEFT))).isEqualTo(places.get(0));
        browser().press(Keys.ESCAPE);
        browser().until("document.querySelector('#figure-told').textContent === ''");
        browser().until("!" + shown("#explore-learning") + "?.checkVisibility({ visibilityProperty: true })");
        assertThat(browser().<Boolean>script("return document.activeElement === arguments[0]", panel))
                .isTrue();
    }

    /** What is computed is what is said: the first and the last number are those of the training. */
    @Test
    @Order(LEAVES_TRACES)
    default void what_is_said_are_the_numbers_of_the_curves() {
        explored();
        for (Keys key : List.of(Keys.HOME, Keys.END)) {
            String said = after(key);
            List<String> curves = browser().script("""
                    const { digits } = window.iclPage;
                    const series = echarts.getInstanceByDom(document.activeElement).getOption().series.filter(({ data }) => data.length > 0);
                    const x = Math[arguments[0]](...series.filter(({ name }) => name !== 'ε').flatMap(({ data }) => data.map((point) => point[0])));
                    const log = echarts.getInstanceByDom(document.activeElement).getOption().yAxis[0].min < 0;
                    return series.flatMap(({ name, data }) => data.filter((point) => point[0] === x).slice(0, 1)
                      .map((point) => `${name}: ${digits(log ? 10 ** point[1] : point[1])}`))""", key == Keys.HOME ? "min" : "max");
            assertThat(curves).isNotEmpty().allMatch(said::contains);
        }
    }

    @Test
    @Order(LEAVES_TRACES)
    default void what_is_hidden_or_out_of_sight_is_not_read() {
        explored();
        String whole = after(Keys.END);
        String name = browser().script("return document.querySelector('#explore-learning .curve').dataset.curve");
        assertThat(whole).contains("Lₖ: ").contains(name + ": ");
        browser().script("document.querySelector('#explore-learning .curve').click()");
        browser().script("document.querySelector('#explore-learning .panel').focus()");
        assertThat(after(Keys.END)).isEqualTo("No point of a curve is in sight.");
        browser().script("document.querySelector('#explore-learning .curve').click()");
        browser().script("document.querySelector('#explore-learning [aria-label^=\"Zoom in\"]').click()");
        assertThat(after(Keys.END)).isNotEqualTo(whole);
        browser().script("document.querySelector('#explore-learning [aria-label^=\"Show the whole\"]').click()");
        assertThat(after(Keys.END)).isEqualTo(whole);
    }

    @Test
    @Order(LEAVES_TRACES)
    default void who_goes_on_leaves_no_cursor_behind() {
        explored();
        after(Keys.END);
        browser().press(Keys.TAB);
        browser().until("document.querySelector('#figure-told').textContent === ''");
        browser().until("!" + shown("#explore-learning") + "?.checkVisibility({ visibilityProperty: true })");
    }

    /** A recorded figure that nobody has come near to is drawn first; in a plane the colours are told, too. */
    @Test
    @Order(LEAVES_TRACES)
    default void a_recorded_figure_is_read_the_same_way() {
        open("").script("document.querySelector('#sweep-time-over-length .panel').focus({ preventScroll: true })");
        assertThat(after(Keys.HOME)).contains("shortest prompt", "never: ");
    }
}
