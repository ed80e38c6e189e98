package org.iclconvergence.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a single-file Allure report shows the claims. Allure names its cases anew in every generation, so they are looked up
 * in the page itself: it carries the tree of its Behaviors tab as base64 in a call of a function d.
 */
public final class AllureLinks {
    /** The story of a claim's honest run; the runs under its controls belong to other stories. */
    public static final String HONEST_STORY = "The claim";

    private static final String TREE = "d('data/behaviors.json','";

    private AllureLinks() {}

    /**
     * Reads the links.
     *
     * @param allureHtml a report
     * @return for each claim whose honest run is in the report, its id and the fragment that opens the run, such as
     *     "#behaviors/…/…"; empty if there is no such file or it cannot be read: whoever links then links to the report as a
     *     whole
     */
    public static Map<String, String> read(Path allureHtml) {
        Map<String, String> fragments = new TreeMap<>();
        try {
            String page = Files.readString(allureHtml);
            int call = page.indexOf(TREE);
            if (call >= 0) {
                int start = call + TREE.length();
                byte[] json = Base64.getDecoder().decode(page.substring(start, page.indexOf('\'', start)));
                collect(new ObjectMapper().readTree(json), fragments);
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Map.of();
        }
        return fragments;
    }

    private static void collect(JsonNode group, Map<String, String> fragments) {
        boolean honest = group.path("name").asText().equals(HONEST_STORY);
        for (JsonNode child : group.path("children")) {
            if (child.has("children")) {
                collect(child, fragments);
            } else if (honest) {
                String id = child.path("name").asText().split(" ", 2)[0];
                fragments.put(
                        id,
                        "#behaviors/" + group.path("uid").asText() + "/"
                                + child.path("uid").asText());
            }
        }
    }
}
