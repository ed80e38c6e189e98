package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.report.LedgerJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every text that a claims.json may hold, wherever it stands, is text on the page: with hostile ones in all places at once the page has
 * no other elements, attributes, scripts and kinds of links than with harmless ones.
 */
class HostileLedgerTest {
    private static final String MARKUP =
            "\"><img src=x onerror=alert(1)>'><svg onload=alert(1)></script><script>alert(2)</script>"
                    + "<!--]]>{{7*7}}${7*7}<#list>&lt;/textarea&gt;";

    private static final String ADDRESS = "javascript:alert(3)";

    /** What tells claims apart makes links within the page; a catalogue refuses what is no name. */
    private static final Set<String> NAMES = Set.of("/claims/*/id", "/claims/*/uses/*");

    /** Scripts and styles, whose content is no markup. */
    private static final Pattern RAW = Pattern.compile("(?s)<(script|style)\\b[^>]*>.*?</\\1>");

    private static final String VALUE = "\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'>]+)";
    private static final Pattern TAG =
            Pattern.compile("<([a-zA-Z][^\\s/>]*)((?:\\s+[^\\s=>/]+(?:" + VALUE + ")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=>/\"']+)(?:" + VALUE + ")?");
    private static final Pattern TAG_BEGINS = Pattern.compile("<[a-zA-Z]");

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void no_text_of_a_ledger_is_an_element_an_attribute_or_a_link() throws IOException {
        // such a run has a paragraph of its own, as the hostile one has
        Properties draws = new Properties();
        draws.setProperty("icl.draws", "2");
        PageFixture.goodLedger(folder, RunSettings.of(draws));
        Path evidence = PageEvidence.write(folder, "balanced");
        Set<String> harmless = structure(Files.readString(PageFixture.write(folder, evidence)));
        JsonNode ledger = JSON.readTree(folder.resolve("claims.json").toFile());
        for (String text : List.of(MARKUP, ADDRESS)) {
            Set<String> places = placesFor(text, ledger);
            assertThat(places).contains("/claims/*/statement", "/claims/*/finding/what", "/claims/*/parameters/*");
            assertThat(places).hasSizeGreaterThan(100);
            JsonNode everywhere = ledger.deepCopy();
            places.forEach(place -> put(everywhere, "", place, text));
            write(everywhere);
            Set<String> hostile = structure(Files.readString(PageFixture.write(folder, evidence)));
            hostile.removeAll(harmless);
            assertThat(hostile).isEmpty();
        }
    }

    /** Elements, attributes, the number of scripts and styles, and the schemes of what is linked to. */
    private static Set<String> structure(String page) {
        Set<String> found = new TreeSet<>();
        found.add(RAW.matcher(page).results().count() + " scripts and styles");
        String markup = RAW.matcher(page).replaceAll("");
        Matcher tags = TAG.matcher(markup);
        int elements = 0;
        while (tags.find()) {
            elements++;
            found.add("<" + tags.group(1) + ">");
            Matcher attributes = ATTRIBUTE.matcher(tags.group(2));
            while (attributes.find()) {
                String name = attributes.group(1);
                found.add(name);
                if (Set.of("href", "src", "action", "formaction", "xlink:href").contains(name)) {
                    found.add(name + " " + attributes.group(2).replaceFirst("(?s)^[\"']?(#|[a-z]+:|).*", "$1"));
                }
            }
        }
        assertThat(TAG_BEGINS.matcher(markup).results().count())
                .as("what begins like a tag and is none")
                .isEqualTo(elements);
        return found;
    }

    private Path write(JsonNode ledger) throws IOException {
        return Files.write(folder.resolve("claims.json"), JSON.writeValueAsBytes(ledger));
    }

    /** Where the text may stand and the ledger may still be read. */
    private Set<String> placesFor(String text, JsonNode ledger) throws IOException {
        Set<String> places = new TreeSet<>();
        addPlaces(ledger, "", places);
        places.removeAll(NAMES);
        for (String place : List.copyOf(places)) {
            JsonNode tried = withOneClaim(ledger, place);
            put(tried, "", place, text);
            try {
                LedgerJson.readDocument(write(tried));
            } catch (IOException | IllegalArgumentException restricted) {
                places.remove(place);
            }
        }
        return places;
    }

    /** A short ledger that has the place as well. */
    private static JsonNode withOneClaim(JsonNode ledger, String place) {
        ObjectNode copy = ((ObjectNode) ledger).objectNode().setAll((ObjectNode) ledger);
        for (JsonNode claim : ledger.get("claims")) {
            copy.putArray("claims").add(claim.deepCopy());
            Set<String> there = new TreeSet<>();
            addPlaces(copy, "", there);
            if (there.contains(place)) {
                return copy.deepCopy();
            }
        }
        throw new AssertionError("no claim has " + place);
    }

    /** The names of controls and parameters are no places of their own. */
    private static String place(String parent, String name) {
        return parent + "/" + (parent.endsWith("/controls") || parent.endsWith("/parameters") ? "*" : name);
    }

    private static void addPlaces(JsonNode node, String place, Set<String> places) {
        if (node.isTextual()) {
            places.add(place);
        }
        node.properties().forEach(field -> addPlaces(field.getValue(), place(place, field.getKey()), places));
        if (node.isArray()) {
            node.forEach(each -> addPlaces(each, place + "/*", places));
        }
    }

    private static void put(JsonNode node, String at, String place, String text) {
        if (node instanceof ObjectNode object) {
            for (var field : object.properties()) {
                String here = place(at, field.getKey());
                if (here.equals(place) && field.getValue().isTextual()) {
                    field.setValue(new TextNode(text));
                } else {
                    put(field.getValue(), here, place, text);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if ((at + "/*").equals(place) && array.get(i).isTextual()) {
                    array.set(i, new TextNode(text));
                } else {
                    put(array.get(i), at + "/*", place, text);
                }
            }
        }
    }
}
