package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Which cards are shown. */
interface FilterTests extends PageOfClaims {
    /** What filters ask of a card; none of it changes when it is hidden. */
    private List<Map<String, String>> cards() {
        return opened().script("""
                return [...document.querySelectorAll('article.card')].map((card) => ({
                  id: card.id, text: card.textContent.toLowerCase(), ...card.dataset }))""");
    }

    /** Exactly the cards that fit are shown, with the headings of their topics, and counted. */
    private void only_those_are_shown(List<Map<String, String>> cards, Predicate<Map<String, String>> fits) {
        List<Map<String, String>> fitting = cards.stream().filter(fits).toList();
        List<String> seen = browser()
                .script("return [...document.querySelectorAll('article.card')]"
                        + ".filter((card) => card.checkVisibility()).map((card) => card.id)");
        assertThat(seen)
                .containsExactlyElementsOf(
                        fitting.stream().map(card -> card.get("id")).toList());
        assertThat(browser().one("#shown").getText()).isEqualTo(fitting.size() + " of " + cards.size() + " shown");
        List<String> topics = browser()
                .script("return [...document.querySelectorAll('h3.topic')]"
                        + ".filter((heading) => heading.checkVisibility()).map((heading) => heading.dataset.topic)");
        assertThat(topics)
                .containsExactlyElementsOf(fitting.stream()
                        .map(card -> card.get("topic"))
                        .distinct()
                        .toList());
    }

    private WebElement filter(String name) {
        return browser().one("#filters [name=" + name + "]");
    }

    /** From "all", which is the first choice, with the keyboard, as a reader would. */
    private String choose(String filter, String value) {
        Long choice = browser()
                .script(
                        "return [...arguments[0].options].findIndex((option) => option.value === arguments[1])",
                        filter(filter),
                        value);
        filter(filter).sendKeys(Keys.ARROW_DOWN.toString().repeat(choice.intValue()));
        return filter(filter).getDomProperty("value");
    }

    /** Leaves the page as it was opened. */
    private void reset(List<Map<String, String>> cards) {
        browser().one("#filters [type=reset]").click();
        browser().until("document.querySelectorAll('.card[hidden]').length === 0");
        only_those_are_shown(cards, card -> true);
    }

    @Test
    default void each_choice_shows_the_cards_that_it_names() {
        List<Map<String, String>> cards = cards();
        only_those_are_shown(cards, card -> true);
        for (String filter : List.of("verdict", "means", "origin", "topic")) {
            List<String> values = browser()
                    .script(
                            "return [...new Set([...document.querySelectorAll('.card')]"
                                    + ".map((card) => card.dataset[arguments[0]]))]",
                            filter);
            assertThat(browser().all("#filters [name=" + filter + "] option")).hasSize(values.size() + 1);
            List<String> chosen = new ArrayList<>();
            for (int choice = 1; choice <= values.size(); choice++) {
                // one further
                filter(filter).sendKeys(Keys.ARROW_DOWN);
                String value = filter(filter).getDomProperty("value");
                only_those_are_shown(cards, card -> card.get(filter).equals(value));
                chosen.add(value);
            }
            assertThat(chosen).containsExactlyInAnyOrderElementsOf(values);
            reset(cards);
        }
    }

    @Test
    default void words_are_sought_in_all_of_a_card() {
        List<Map<String, String>> cards = cards();
        filter("words").sendKeys("Attn ATTENTION");
        only_those_are_shown(
                cards,
                card -> card.get("text").contains("attn") && card.get("text").contains("attention"));
        filter("words").clear();
        String id = claims().get(0).toLowerCase(Locale.ROOT);
        filter("words").sendKeys(id);
        only_those_are_shown(cards, card -> card.get("text").contains(id));
        reset(cards);
    }

    @Test
    default void choices_and_words_narrow_each_other() {
        List<Map<String, String>> cards = cards();
        // a topic that has claims of several origins
        List<String> choice = browser().script("""
                const cards = [...document.querySelectorAll('.card')].map((card) => card.dataset);
                const card = cards.find(({ topic, origin }) =>
                  cards.some((other) => other.topic === topic && other.origin !== origin)) ?? cards[0];
                return [card.topic, card.origin]""");
        String topic = choose("topic", choice.get(0));
        String origin = choose("origin", choice.get(1));
        filter("words").sendKeys("the");
        only_those_are_shown(
                cards,
                card -> card.get("topic").equals(topic)
                        && card.get("origin").equals(origin)
                        && card.get("text").contains("the"));
        reset(cards);
    }
}
