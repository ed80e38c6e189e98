package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is typed into the forms that train, and what an address sets there. */
interface ExploreFormTests extends OpenedPage {
    private static String text(String selector) {
        return "document.querySelector('%s').textContent".formatted(selector);
    }

    @Test
    default void a_number_is_read_as_people_write_it_or_not_at_all() {
        opened();
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String text :
                List.of("10000", "10 000", "10 000", "10_000", "1e4", "1E+4", "10^4", "10⁴", "1×10⁴", "20000/2")) {
            numbers.put(text, 1e4);
        }
        numbers.putAll(
                Map.of("1.5e3", 1500.0, "1.5×10^3", 1500.0, "1/4", 0.25, "−5", -5.0, ".5", 0.5, "1 000 000", 1e6));
        numbers.putAll(Map.of("1.5×10⁻³", 0.0015, "3.0", 3.0, "10^-2", 0.01, "7", 7.0));
        numbers.forEach((text, number) -> assertThat(browser()
                        .<Number>script("return window.iclNumber(arguments[0])", text)
                        .doubleValue())
                .as(text)
                .isEqualTo(number));
        for (String infinite : List.of("∞", "inf", "Infinity")) {
            assertThat(browser().<Boolean>script("return window.iclNumber(arguments[0]) === Infinity", infinite))
                    .as(infinite)
                    .isTrue();
        }
        for (String no : List.of(
                "",
                "abc",
                "1,5",
                "0,100",
                "1,000",
                "10 00",
                "1 0000",
                "1,000 000",
                "1__000",
                "1e",
                "2^3",
                "0x10",
                "1/0",
                "1/",
                "3e2×10^2",
                "10,000.5",
                "NaN",
                "-∞",
                "1 2",
                "1e400",
                "10^400",
                "1e4e4")) {
            assertThat(browser().<Boolean>script("return Number.isNaN(window.iclNumber(arguments[0]))", no))
                    .as("“%s”", no)
                    .isTrue();
        }
    }

    /** In whole numbers a comma parts thousands, a point that could do so is refused. */
    @Test
    default void a_whole_number_may_have_commas_between_its_thousands() {
        opened();
        Map.of("10,000", 1e4, "1,000,000", 1e6, "10_000", 1e4, "2.5", 2.5, "1.5e3", 1500.0)
                .forEach((text, number) -> assertThat(browser()
                                .<Number>script("return window.iclNumber(arguments[0], true)", text)
                                .doubleValue())
                        .as(text)
                        .isEqualTo(number));
        for (String no : List.of(
                "10,00", "1,0000", "0,100", "10,000.5", "10.000", "1.000.000", "10.000×10^3", "1,000_000", ",100")) {
            assertThat(browser().<Boolean>script("return Number.isNaN(window.iclNumber(arguments[0], true))", no))
                    .as("“%s”", no)
                    .isTrue();
        }
    }

    @Test
    @Order(LEAVES_TRACES)
    default void every_way_to_write_a_number_trains_the_same_and_what_is_none_is_told_with_its_field() {
        Browser browser = open("#explore?K=10,000&N=1_000_000&eps=10^-2");
        browser.until(text("#explore-told") + ".includes('K = 10000, p₁ = 0.5, N = 1e6')");
        assertThat(browser.<String>script("return " + text("#explore-noted"))).isEmpty();
        for (String K : List.of("10 000", "1e4", "10^4")) {
            browser.script("document.querySelector('#explore-told').textContent = ''");
            enter("K", K);
            browser.until(text("#explore-told") + ".includes('K = 10000, p₁ = 0.5, N = 1e6')");
            assertThat(browser.<String>script("return " + text("#explore-ratio")))
                    .isEqualTo("N/K = 100");
        }
        Map.of("K", "10,00", "N", "1.000", "eps", "0,05", "p1", "50 %").forEach((field, typed) -> {
            String before = browser.one("#explore-" + field).getDomProperty("value");
            enter(field, typed);
            browser.until(text("#explore-wrong") + ".includes('“" + typed + "”')");
            assertThat(browser.<String>script("return " + text("#explore-wrong")))
                    .startsWith(Map.of("K", "K must", "N", "N must", "eps", "ε must", "p1", "p₁ must")
                            .get(field))
                    .contains("write it as", field.equals("K") ? "10,000" : field.equals("N") ? "∞" : "0.01");
            enter(field, before);
            browser.until(text("#explore-wrong") + " === ''");
        });
    }

    @Test
    @Order(LEAVES_TRACES)
    default void what_an_address_says_in_vain_is_told_as_text() {
        Browser browser = open(
                "#explore?foo=1&K=abc&features=none&eps=0.05&toString=2&k=x&p1=0.3&p1=0.4&<img src=x onerror=alert(1)>=<b>");
        browser.until(text("#explore-noted") + " !== ''");
        assertThat(browser.<String>script("return " + text("#explore-noted")))
                .startsWith("Not understood in the address: ")
                .contains(
                        "“foo=1” is no setting",
                        "K = “abc” makes no sense, 100 is used",
                        "features = “none” makes no sense, “feature 1 apart, rest equal” is used",
                        "“toString=2” is no setting",
                        "k = “x” makes no sense, the usual value is used",
                        "p₁ stands there more than once, the last, “0.4”, is used",
                        "and 1 more");
        assertThat(browser.<String>script("return document.querySelector('#explore-noted').getAttribute('role')"))
                .isEqualTo("status");
        assertThat(browser.one("#explore-noted").isDisplayed()).isTrue();
        browser.until(text("#explore-told") + ".includes('K = 100, p₁ = 0.4')");
        assertThat(browser.<String>script("return location.hash")).isEqualTo("#explore?p1=0.4&eps=0.05");
        browser.script("location.hash = arguments[0]", "#explore?<img src=x onerror=alert(1)>=<b>" + "x".repeat(1000));
        browser.until(text("#explore-noted") + ".includes('<img src=x')");
        assertThat(browser.<String>script("return " + text("#explore-noted"))).hasSizeLessThan(200);
        assertThat(browser.all("#explore-noted *")).isEmpty();
        enter("K", "30");
        browser.until(text("#explore-noted") + " === ''");
        browser.script("location.hash = '#experiment?M=many&K=5&N=10&M=10&epochs=5&d=&seed=1.5'");
        browser.until(text("#experiment-noted") + ".includes('M = “many”')");
        assertThat(browser.<String>script("return " + text("#experiment-noted")))
                .contains("d = “” makes no sense, 100 is used", "seed = “1.5” makes no sense, 1 is used");
        browser.until(text("#experiment-told") + ".includes('K = 5')");
    }

    /** An address of every setting, of which nothing is said. */
    @Test
    @Order(LEAVES_TRACES)
    default void a_setting_that_makes_sense_is_not_spoken_of() {
        Browser browser = open(
                "#explore?features=given&p=5,+3;+1+1&N=500&eps=0.1&k=2&training=descent&eta=0.5&steps=20,000&K=7&p1=&s=1");
        browser.until(text("#explore-noted") + ".includes('p₁ = “”')");
        browser.script(
                "location.hash = arguments[0]",
                "#explore?features=given&p=5,+3;+1+1&N=500&eps=0.1&k=2&training=descent&eta=0.5&steps=20,000&K=7&s=1");
        browser.until(text("#explore-told") + ".includes('N = 500, k = 2')");
        browser.until(text("#explore-noted") + " === ''");
    }

    /** The probabilities of Zipf's law have a name on the command line, too. */
    @Test
    @Order(LEAVES_TRACES)
    default void the_command_is_one_line_for_any_number_of_features() {
        Browser browser = open("#explore?features=zipf&K=200&s=1.2&eps=0.1");
        browser.until(text("#explore-told") + ".includes('K = 200')");
        assertThat(browser.<String>script("return " + text("#explore-command")))
                .isEqualTo(
                        "java -jar target/icl-convergence.jar flow --features 200 --zipf-exponent 1.2 --prompt-length inf --errors 0.1");
    }

    /**
     * An answer is shown, and before its claims are asked a number is typed that makes no sense: the claims of what is shown are asked all the
     * same, and say of which numbers they speak.
     */
    @Test
    @Order(LEAVES_TRACES)
    default void the_claims_are_those_of_what_is_shown_though_the_newest_question_ends_in_an_error() {
        Browser browser = open("#explore?K=40");
        browser.until(text("#explore-sentences caption") + ".includes('K = 40,')");
        for (String wrong : List.of("1", "much")) {
            String K = wrong.equals("1") ? "60" : "80";
            browser.script("""
                    const form = document.getElementById('explorer');
                    const enter = (text) => { form.elements.K.value = text; form.elements.K.dispatchEvent(new Event('input', { bubbles: true })); };
                    form.addEventListener('answered', () => enter(arguments[1]), { once: true });
                    enter(arguments[0])""", K, wrong);
            browser.until(text("#explore-wrong") + ".startsWith('K must')");
            browser.until("!document.querySelector('#explore-sentences').classList.contains('stale')");
            assertThat(browser.<String>script("return " + text("#explore-sentences caption")))
                    .startsWith("What the claims say of ")
                    .contains("K = " + K + ",", "ε = 0.01", "sentences hold here");
        }
        // and an answer takes them along
        enter("K", "50");
        browser.until(text("#explore-sentences caption") + ".includes('K = 50,')");
    }
}
