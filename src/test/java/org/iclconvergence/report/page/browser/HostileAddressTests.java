package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Addresses that were typed by hand: what is wrong is said with its field and what it may be, and the page goes on. */
interface HostileAddressTests extends OpenedPage {
    /**
     * A field of a form.
     *
     * @param form whose
     * @param name in the address
     * @param besides what must be set for the field to matter
     * @param label with which messages begin
     * @param allowed what it must be
     * @param outside numbers that it cannot be
     */
    record Field(String form, String name, String besides, String label, String allowed, List<String> outside) {}

    /** Every one that is typed. */
    static List<Field> fields() {
        List<Field> all = new ArrayList<>();
        Stream.of(
                        new Field(
                                "explore",
                                "K",
                                "",
                                "K",
                                "be whole, from 2 to 1e80",
                                List.of("-3", "0", "1", "2.5", "1e81")),
                        new Field(
                                "explore",
                                "p1",
                                "",
                                "p₁",
                                "be above 0 and at most 1 − 1e-12",
                                List.of("2", "0", "1", "-1")),
                        new Field(
                                "explore",
                                "s",
                                "features=zipf",
                                "the exponent",
                                "lie between 0 and 10",
                                List.of("-1", "11")),
                        new Field(
                                "explore",
                                "N",
                                "",
                                "N",
                                "be ∞ or whole, from 1 to 1e15",
                                List.of("0", "-5", "1.5", "1e16")),
                        new Field(
                                "explore",
                                "eps",
                                "",
                                "ε",
                                "be finite and at least 1e-100",
                                List.of("0", "-1", "1e-200", "inf")),
                        new Field(
                                "explore",
                                "k",
                                "",
                                "k",
                                "be the number of a feature",
                                List.of("0", "-1", "101", "1.5")),
                        new Field("explore", "eta", "training=descent", "η", "be positive", List.of("0", "-1", "inf")),
                        new Field(
                                "explore",
                                "steps",
                                "training=descent",
                                "steps",
                                "be whole, from 0 to 10000000",
                                List.of("-1", "0.5", "1e9")),
                        new Field("experiment", "K", "", "K", "be whole, from 2 to 50", List.of("-3", "1", "51")),
                        new Field("experiment", "p1", "", "p₁", "lie between 0 and 1", List.of("2", "0", "1")),
                        new Field("experiment", "N", "", "N", "be whole, from 1 to 1000", List.of("0", "1001", "1.5")),
                        new Field("experiment", "M", "", "M", "be whole, from 1 to 5000", List.of("0", "5001")),
                        new Field("experiment", "epochs", "", "epochs", "be whole, from 1 to 4000", List.of("0", "-1")),
                        new Field(
                                "experiment",
                                "seed",
                                "",
                                "seed",
                                "be a whole number of at most 64 bits",
                                List.of("9223372036854775808")))
                .forEach(all::add);
        return all;
    }

    private String text(Field field, String part) {
        return browser().script("return document.querySelector('#%s-%s').textContent".formatted(field.form, part));
    }

    private void follow(Field field, String value) {
        browser().script("""
                ['noted', 'wrong', 'told'].forEach((part) => { document.getElementById(`${arguments[0]}-${part}`).textContent = ''; });
                location.hash = `#${arguments[0]}?${arguments[1]}`""", field.form, cheap(field) + "&" + field.besides + "&" + field.name + "=" + value);
    }

    /** What trains fast. */
    private static String cheap(Field field) {
        return field.form.equals("explore")
                ? ""
                : Stream.of("K=5", "d=10", "N=10", "M=10", "epochs=5")
                        .filter(setting -> !setting.startsWith(field.name + "="))
                        .reduce((one, other) -> one + "&" + other)
                        .orElseThrow();
    }

    @Test
    @Order(LEAVES_TRACES)
    default void a_number_out_of_range_is_refused_with_its_field_and_its_range() {
        anywhere();
        for (Field field : fields()) {
            for (String value : field.outside) {
                follow(field, value);
                browser().until("document.querySelector('#%s-wrong').textContent !== ''".formatted(field.form));
                assertThat(text(field, "wrong"))
                        .as("%s %s=%s", field.form, field.name, value)
                        .startsWith(field.label + " must " + field.allowed);
                assertThat(browser().one("#" + field.form + "-" + field.name).getDomAttribute("aria-invalid"))
                        .isEqualTo("true");
            }
        }
        browser().script("location.hash = '#explore?K=20'");
        browser().until("document.querySelector('#explore-told').textContent.includes('K = 20,')");
    }

    @Test
    @Order(LEAVES_TRACES)
    default void what_is_no_number_is_left_out_and_told_with_what_would_be_one() {
        anywhere();
        for (Field field : fields()) {
            for (String value : List.of("abc", "1e400", "%00", "<b>", "٣")) {
                follow(field, value);
                browser().until("document.querySelector('#%s-noted').textContent !== ''".formatted(field.form));
                assertThat(text(field, "noted"))
                        .as("%s %s=%s", field.form, field.name, value)
                        .startsWith("Not understood in the address: " + field.label + " = “")
                        .contains(field.label + " must " + field.allowed);
                assertThat(browser().<String>script("return location.hash")).doesNotContain(field.name + "=" + value);
            }
        }
        browser().script("location.hash = '#explore?features=evil&seed=abc'");
        browser().until("document.querySelector('#explore-noted').textContent.includes('evil')");
        assertThat(browser().<String>script("return document.querySelector('#explore-noted').textContent"))
                .contains(
                        "features must be one of dominant, balanced, zipf, given",
                        "“seed=abc” is no setting of this form (those are features, K, p1, s, p, N, eps, k, training, eta, steps)");
        browser().script("location.hash = '#explore?K=20'");
        browser().until("document.querySelector('#explore-told').textContent.includes('K = 20,')");
    }
}
