package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iclconvergence.cli.Icl;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All features of one p in the order in which they are learned. */
interface ExploreOrderTests extends OpenedPage {
    private String text(String selector) {
        return browser().script("return document.querySelector('%s').textContent".formatted(selector));
    }

    private List<List<String>> rows() {
        return browser().script("""
                return [...document.querySelector('#explore-order').tBodies[0].rows]
                  .map((row) => [...row.cells].filter((cell) => cell.checkVisibility()).map((cell) => cell.textContent))""");
    }

    private Browser ordered(String setting, String told) {
        Browser browser = anywhere();
        browser.script("document.querySelector('#explore-told').textContent = ''; location.hash = '#explore?k=all&"
                + setting + "'");
        browser.until("document.querySelector('#explore-told').textContent.includes('" + told + "')");
        return browser;
    }

    /** The command that is shown writes the same table, byte by byte, as the page saves. */
    @Test
    @Order(LEAVES_TRACES)
    default void all_features_are_the_order_that_the_command_writes(@TempDir Path folder) throws IOException {
        for (String setting : List.of(
                "features=zipf&K=8&s=1",
                "features=zipf&K=5&s=2&N=60",
                "K=1e6&p1=0.3&eps=0.001",
                "features=balanced&K=12&N=300&eps=0.05",
                "features=given&p=5+3+1+1&training=descent&steps=400&eps=0.05")) {
            Browser browser = ordered(setting, "every feature asked for");
            String command = text("#explore-command");
            assertThat(command).contains(" --query all ");
            Path out = folder.resolve(Integer.toString(setting.hashCode()));
            List<String> words =
                    new ArrayList<>(Arrays.asList(command.split(" ")).subList(3, command.split(" ").length));
            words.addAll(List.of("--out", out.toString()));
            assertThat(Icl.commandLine()
                            .setOut(new PrintWriter(Writer.nullWriter()))
                            .execute(words.toArray(String[]::new)))
                    .as(command)
                    .isZero();
            String saved = browser.promised("""
                    (async () => {
                      const { createObjectURL, revokeObjectURL } = URL;
                      let file;
                      URL.createObjectURL = (blob) => { file = blob; return 'blob:order'; };
                      URL.revokeObjectURL = () => {};
                      HTMLAnchorElement.prototype.click = () => {};
                      document.querySelector('#explore-order-csv').click();
                      while (!file) await new Promise((next) => setTimeout(next, 5));
                      Object.assign(URL, { createObjectURL, revokeObjectURL });
                      delete HTMLAnchorElement.prototype.click;
                      return file.text();
                    })()""");
            String written = Files.readString(out.resolve("order.csv"));
            if (setting.contains("N=")) {
                // finite prompts ask the platform for logarithms
                String[] mine = saved.split("[,\n]", -1);
                String[] other = written.split("[,\n]", -1);
                assertThat(mine).hasSameSizeAs(other);
                for (int i = 0; i < mine.length; i++) {
                    if (mine[i].matches("[0-9.e-]+")) {
                        double value = Double.parseDouble(other[i]);
                        assertThat(Double.parseDouble(mine[i])).as(setting).isCloseTo(value, within(1e-12 * value));
                    } else {
                        assertThat(mine[i]).as(setting).isEqualTo(other[i]);
                    }
                }
            } else {
                assertThat(saved).as(setting).isEqualTo(written);
            }
            assertThat(rows()).hasSize((int) saved.lines().count() - 1);
        }
    }

    @Test
    @Order(LEAVES_TRACES)
    default void the_order_is_a_table_with_what_is_never_learned_in_it() {
        Browser browser = ordered("features=zipf&K=5&s=2&N=60", "not reach it");
        assertThat(rows().get(0)).startsWith("1", "1");
        assertThat(rows().get(4).get(0)).isEqualTo("–");
        assertThat(rows().get(4)).contains("never");
        assertThat(browser.<String>script("return location.hash")).contains("k=all");
        assertThat(
                        browser.<List<String>>script(
                                "return [...document.querySelectorAll('#explore-order thead th')].filter((cell) => cell.checkVisibility()).map((cell) => cell.scope)"))
                .containsOnly("col")
                .hasSameSizeAs(rows().get(0));
        assertThat(browser.one("#explore-one").isDisplayed()).isFalse();
        // and back to one feature
        enter("k", "2");
        browser.until("document.querySelector('#explore-told').textContent.includes('k = 2,')");
        assertThat(browser.one("#explore-one").isDisplayed()).isTrue();
        assertThat(browser.one("#explore-all").isDisplayed()).isFalse();
        browser.until("!document.querySelector('#explore-sentences').classList.contains('stale')");
    }

    @Test
    @Order(LEAVES_TRACES)
    default void more_features_than_a_reader_waits_for_are_refused_at_once() {
        ordered("features=zipf&K=5&s=1", "every feature asked for");
        enter("K", "31");
        browser().until("document.querySelector('#explore-wrong').textContent.startsWith('k = all')");
        assertThat(text("#explore-wrong")).contains("at most 30", "not 31", "--query all");
        assertThat(browser().one("#explore-k").getDomAttribute("aria-invalid")).isEqualTo("true");
        enter("K", "30");
        browser().until("document.querySelector('#explore-wrong').textContent === ''");
        // others of equal probability cost nothing
        browser().script("location.hash = '#explore?k=all&K=1e12'");
        browser().until("document.querySelector('#explore-told').textContent.includes('K = 1e12')");
        assertThat(rows()).hasSize(2);
    }
}
