package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.iclconvergence.cli.Icl;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.live.Explorer;
import org.iclconvergence.live.LiveExperiment;
import org.iclconvergence.live.Milestone;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.figure.TrainingCurves;
import org.iclconvergence.report.figure.TrainingFigures;
import org.iclconvergence.training.PaperExperiment;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What the page computes itself. */
interface ExploreTests extends OpenedPage {
    /** Of finite prompts, whose loss asks the platform for logarithms; all else is arithmetic, the same to the last bit. */
    double SAME = 1e-12;

    @Test
    default void the_page_computes_what_java_computes() throws JsonProcessingException {
        List<Asking> askings = Asking.all();
        assertThat(askings.size()).isGreaterThan(200);
        opened();
        List<Map<String, Object>> answers = browser().promised("""
                (async (askings) => {
                  const answers = [];
                  for (const words of askings) answers.push(await window.iclEngine.ask('explore', { ...words, N: Number(words.N) }));
                  return answers.map(({ error, milestones, start, end }) => ({ error,
                    numbers: error ? [] : [...milestones.map((one) => one.time), start.error, start.attention, end.error, end.attention].map(String) }));
                })(%s)""".formatted(new JsonMapper()
                .writeValueAsString(askings.stream().map(Asking::words).toList())));
        for (int i = 0; i < askings.size(); i++) {
            Asking asking = askings.get(i);
            assertThat(answers.get(i).get("error")).as("%s", asking.words()).isNull();
            QueryRun run = Explorer.train(asking.question(), part -> {});
            double[] java = DoubleStream.concat(Milestone.of(run).stream().mapToDouble(Milestone::time), ends(run))
                    .toArray();
            List<?> page = (List<?>) answers.get(i).get("numbers");
            assertThat(page).hasSameSizeAs(java);
            boolean exact = Double.isInfinite(asking.question().promptLength());
            for (int j = 0; j < java.length; j++) {
                double value = Double.parseDouble(page.get(j).toString());
                if (Double.isNaN(java[j])) {
                    assertThat(value).as("%s, number %d", asking.words(), j).isNaN();
                } else {
                    assertThat(value)
                            .as("%s, number %d", asking.words(), j)
                            .isCloseTo(java[j], within(exact ? 0 : SAME * Math.abs(java[j])));
                }
            }
        }
    }

    private static DoubleStream ends(QueryRun run) {
        return DoubleStream.of(
                run.trajectory().first().predictionError(),
                run.trajectory().first().targetAttention(),
                run.last().predictionError(),
                run.last().targetAttention());
    }

    private String text(String selector) {
        return browser().one(selector).getText();
    }

    @Test
    @Order(LEAVES_TRACES)
    default void what_makes_no_sense_is_said_at_its_field_and_nothing_is_lost() {
        anywhere();
        Browser browser = explored("K=50");
        browser.until("document.querySelector('#explore-told').textContent.includes('K = 50')");
        browser.script("window.told = document.querySelector('#explore-told').textContent");
        String times = text("#explore-times");
        Map<String, String> wrong = Map.of("K", "2.5", "p1", "1.5", "N", "0", "eps", "-1", "k", "51");
        Map<String, String> names = Map.of("K", "K", "p1", "p₁", "N", "N", "eps", "ε", "k", "k");
        wrong.forEach((field, value) -> {
            String before = browser.one("#explore-" + field).getDomProperty("value");
            for (String text : List.of(value, "much")) {
                enter(field, text);
                browser.until("document.querySelector('#explore-wrong').textContent.startsWith('" + names.get(field)
                        + " must')");
                assertThat(browser.one("#explore-" + field).getDomAttribute("aria-invalid"))
                        .isEqualTo("true");
                assertThat(text("#explore-times")).isEqualTo(times);
            }
            browser.script("document.querySelector('#explore-told').textContent = ''");
            browser.one("#explore-" + field)
                    .sendKeys(Keys.chord(Keys.CONTROL, "a"), before.isEmpty() ? Keys.DELETE : before);
            browser.until("document.querySelector('#explore-wrong').textContent === ''");
            assertThat(browser.one("#explore-" + field).getDomAttribute("aria-invalid"))
                    .isNull();
            // said anew when what was typed last is answered, and not what stood there on the way
            browser.until("document.querySelector('#explore-told').textContent === window.told");
        });
        assertThat(text("#explore-times")).isEqualTo(times);
    }

    @Test
    @Order(LEAVES_TRACES)
    default void a_setting_is_sent_by_its_address() {
        Browser browser = open("#explore?features=dominant&K=1e6&p1=0.2&N=1e9&eps=0.001");
        browser.until("document.querySelector('#explore-told').textContent.includes('K = 1e6, p₁ = 0.2, N = 1e9')");
        assertThat(browser.one("#explore-N").getDomProperty("value")).isEqualTo("1e9");
        assertThat(text("#explore-ratio")).isEqualTo("N/K = 1000");
        browser.one("#explore-p1").sendKeys(Keys.chord(Keys.CONTROL, "a"), "0.3");
        browser.until("location.hash === '#explore?K=1e6&p1=0.3&N=1e9&eps=0.001'");
    }

    /** A step back for each field that was changed, to what stood there at first even where the address does not tell it. */
    @Test
    @Order(LEAVES_TRACES)
    default void back_returns_to_what_stood_in_the_form() {
        Browser browser = open("#explore");
        browser.until("document.querySelector('#explore-told').textContent.includes('K = 100,')");
        enter("K", "200");
        browser.until("location.hash === '#explore?K=200'");
        enter("K", "300");
        browser.until("location.hash === '#explore?K=300'");
        enter("eps", "0.02");
        browser.until("location.hash === '#explore?K=300&eps=0.02'");
        browser.script("history.back()");
        browser.until("document.querySelector('#explore-eps').value === '0.01'");
        assertThat(browser.one("#explore-K").getDomProperty("value")).isEqualTo("300");
        browser.script("history.back()");
        browser.until("document.querySelector('#explore-told').textContent.includes('K = 100,')");
        assertThat(browser.one("#explore-K").getDomProperty("value")).isEqualTo("100");
        browser.script("history.forward()");
        browser.until("document.querySelector('#explore-told').textContent.includes('K = 300,')");
    }

    @Test
    @Order(LEAVES_TRACES)
    default void a_long_experiment_does_not_keep_the_explorer_waiting() {
        Browser browser = anywhere();
        browser.script("location.hash = '#experiment?K=50&d=200&N=1000&M=5000&epochs=4000'");
        browser.until("document.querySelector('#experiment-progress').checkVisibility()");
        explored("K=21");
        browser.until("document.querySelector('#explore-told').textContent.includes('K = 21')");
        assertThat(browser.one("#experiment-progress").isDisplayed()).isTrue();
        browser.script("document.querySelector('#experiment-cancel').click()");
    }

    /** What was not looked for is not called never. */
    @Test
    @Order(LEAVES_TRACES)
    default void an_error_above_that_of_the_start_trains_nothing_and_says_so() {
        anywhere();
        explored("eps=0.9").until("document.querySelector('#explore-told').textContent.includes('from the start')");
        assertThat(text("#explore-told"))
                .contains("Lₖ = ε from the start", "not reached")
                .doesNotContain("never");
        assertThat(text("#explore-remarks")).contains("nothing is trained");
        assertThat(browser().one("#explore-learning").isDisplayed()).isFalse();
        explored("eps=0.1");
        assertThat(text("#explore-remarks")).doesNotContain("nothing is trained");
        assertThat(browser().one("#explore-learning").isDisplayed()).isTrue();
    }

    /** Goes to an address of the page, and waits for the answer. */
    private Browser explored(String setting) {
        Browser browser = browser();
        browser.script(
                "window.answered = false;"
                        + "document.getElementById('explorer').addEventListener('answered', () => { window.answered = true; }, { once: true });"
                        + "location.hash = arguments[0]",
                "#explore?" + setting);
        browser.until("window.answered");
        return browser;
    }

    /** The command that is shown, run: its numbers are those of the table. */
    @Test
    @Order(LEAVES_TRACES)
    default void the_command_computes_the_same() {
        anywhere();
        for (String setting : List.of(
                "K=30&p1=0.4",
                "features=balanced&K=1e9&N=1e12&eps=0.05",
                "features=zipf&K=6&s=1.5&k=2",
                "features=given&p=5+3+1+1&N=500&eps=0.1",
                "K=8&p1=0.6&training=descent&eta=2&steps=30000",
                "features=zipf&K=30&s=9",
                // too short prompts, an error that the start has, both with and without steps
                "K=10&N=5",
                "features=zipf&K=5&s=1&N=8&eps=0.02",
                "K=6&N=10&training=descent&steps=2000",
                "eps=0.9",
                "K=6&training=descent&eps=0.9",
                "K=20&training=descent&steps=0",
                "K=20&training=descent&steps=100",
                // the ends of what is allowed
                "K=1e80&p1=0.000001",
                "K=2&p1=0.999999999999",
                "K=5&N=3",
                "K=1e12&N=1e15",
                "K=2&N=2&training=descent&steps=50",
                "features=given&p=1e-320+1",
                "K=10&eps=1e-100",
                "K=10&eps=1e300",
                "features=zipf&K=1000&s=0.1&eps=0.4",
                "K=10&training=descent&eta=1e-300&steps=10")) {
            Browser browser = explored(setting);
            String[] words = text("#explore-command").split(" ");
            assertThat(words).startsWith("java", "-jar", "target/icl-convergence.jar");
            StringWriter out = new StringWriter();
            int exit =
                    Icl.commandLine().setOut(new PrintWriter(out)).execute(Arrays.copyOfRange(words, 3, words.length));
            assertThat(exit).as(out.toString()).isZero();
            List<String> shown = browser.script(
                    "return [...document.querySelector('#explore-times').tBodies[0].rows].slice(0, 3).map((row) => row.cells[1].textContent"
                            + ".replace('from the start', '0').replace('×10', 'e').replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (c) => '-0123456789'['⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)]))");
            List<String> printed = Stream.of("switch, ", "Attn_k = 1/2 ", "L_k = ")
                    .map(moment -> out.toString()
                            .lines()
                            .filter(line -> line.startsWith(moment))
                            .findFirst()
                            .orElseThrow())
                    .map(line -> line.replaceAll("  K = 2: .*", "").replaceAll(".* ", ""))
                    .toList();
            for (int i = 0; i < 3; i++) {
                String as = setting + ": " + shown + " and " + out;
                if (shown.get(i).equals("–")) {
                    assertThat(printed.get(i)).as(as).isIn("-", "never");
                } else {
                    assertThat(printed.get(i)).as(as).isNotIn("-", "never");
                    double time = Double.parseDouble(printed.get(i));
                    // four digits on the page
                    assertThat(Double.parseDouble(shown.get(i))).as(as).isCloseTo(time, within(6e-4 * time));
                }
            }
        }
    }

    @Test
    @Order(LEAVES_TRACES)
    default void a_long_training_is_seen_to_run_and_can_be_given_up() {
        Browser browser = anywhere();
        browser.script(
                "location.hash = '#explore?features=zipf&K=1000&s=1.1&N=100000&training=descent&eta=0.001&steps=10000000'");
        browser.until("document.querySelector('#explore-progress').checkVisibility()");
        WebElement cancel = browser.one("#explore-cancel");
        assertThat(cancel.isDisplayed()).isTrue();
        cancel.click();
        browser.until("!document.querySelector('#explore-progress').checkVisibility()");
        assertThat(cancel.isDisplayed()).isFalse();
        // and the next question is answered
        browser.script("location.hash = '#explore?K=20'");
        browser.until("document.querySelector('#explore-told').textContent.includes('K = 20')");
    }

    @Test
    @Order(LEAVES_TRACES)
    default void the_experiment_is_trained_on_the_same_prompts_to_the_same_curves() {
        Browser browser = open("#experiment?K=5&d=20&N=30&M=50&epochs=100&seed=-9223372036854775808");
        browser.until("document.querySelector('#experiment-told').textContent.includes('K = 5')");
        Chart chart = TrainingFigures.predictionErrors(List.of(curves()));
        Number points = browser.script(
                "return echarts.getInstanceByDom(document.querySelector('#experiment-errors .panel')).getOption().series.length");
        // one more for the bands
        assertThat(points.intValue()).isEqualTo(chart.panels().get(0).series().size() + 1);
        List<List<List<Double>>> drawn = browser.script(
                "return echarts.getInstanceByDom(document.querySelector('#experiment-errors .panel')).getOption().series.slice(0, -1)"
                        + ".map((series) => series.data.map(([x, y]) => [String(x), String(10 ** y)]))");
        for (int i = 0; i < drawn.size(); i++) {
            List<double[]> java = chart.panels().get(0).series().get(i).points();
            assertThat(drawn.get(i)).hasSameSizeAs(java);
            for (int j = 0; j < java.size(); j++) {
                List<?> pair = drawn.get(i).get(j);
                assertThat(Double.parseDouble(pair.get(0).toString())).isEqualTo(java.get(j)[0]);
                // Adam divides by roots of sums of rounded squares
                assertThat(Double.parseDouble(pair.get(1).toString()))
                        .isCloseTo(java.get(j)[1], within(1e-9 * java.get(j)[1]));
            }
        }
    }

    private static TrainingCurves curves() {
        PaperExperiment experiment =
                LiveExperiment.of(5, 0.5, 20, 30, 50, 100, PaperExperiment.Basis.RANDOM, Long.MIN_VALUE);
        return LiveExperiment.train(experiment, part -> {});
    }

    /** From a card to its claim's own numbers, and back from what is said there. */
    @Test
    @Order(LEAVES_TRACES)
    default void a_card_leads_to_a_training_of_its_numbers() {
        Browser browser = anywhere();
        browser.script("document.querySelector('#explore-sentences tbody').replaceChildren()");
        List<WebElement> links = browser.all(".card .links a[href^='#explore?']");
        // a run of a few claims may have nothing to try
        assumeThat(links).as("claims to try").isNotEmpty();
        String claim = browser.script("return arguments[0].closest('.card').id", links.get(0));
        browser.script("arguments[0].click()", links.get(0));
        browser.until("document.querySelectorAll('#explore-sentences tbody tr').length > 0");
        List<String> spoken = browser.script(
                "return [...document.querySelectorAll('#explore-sentences tbody tr')].map((row) => row.cells[0].textContent + row.cells[1].textContent)");
        assertThat(spoken).anyMatch(row -> row.startsWith(claim) && row.endsWith("holds"));
    }
}
