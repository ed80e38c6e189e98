package org.iclconvergence.claims;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one YAML document and remembers the line of every value, which a plain tree of nodes forgets. */
final class LocatedYaml {
    private final Path file;
    private final YAMLParser parser;

    private LocatedYaml(Path file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a file.
     *
     * @param file one document without aliases
     * @return its root
     * @throws IOException if it cannot be read, is empty, is not YAML, repeats a key, uses an alias or has a second document;
     *     the message names file and line
     */
    static LocatedNode read(Path file) throws IOException {
        try (YAMLParser parser = new YAMLFactory().createParser(Files.readString(file))) {
            LocatedYaml yaml = new LocatedYaml(file, parser);
            if (parser.nextToken() == null) {
                throw yaml.error(1, "is empty");
            }
            LocatedNode root = yaml.node();
            if (parser.nextToken() != null) {
                throw yaml.error(yaml.line(), "a second document begins; there must be one");
            }
            return root;
        } catch (JsonProcessingException malformed) {
            JsonLocation location = malformed.getLocation();
            throw new IOException(
                    file + ":" + (location == null ? 1 : location.getLineNr()) + ": " + malformed.getOriginalMessage(),
                    malformed);
        }
    }

    /** The value that starts at the current token; ends on its last one. */
    private LocatedNode node() throws IOException {
        int line = line();
        if (parser.isCurrentAlias()) {
            throw error(line, "*" + parser.getText() + " is an alias; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> new LocatedNode(line, table());
            case START_ARRAY -> new LocatedNode(line, list());
            case VALUE_NUMBER_INT ->
                new LocatedNode(line, parser.getNumberValue().longValue());
            case VALUE_NUMBER_FLOAT -> new LocatedNode(line, parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> new LocatedNode(line, parser.getBooleanValue());
            case VALUE_NULL -> new LocatedNode(line, null);
            default -> new LocatedNode(line, parser.getText());
        };
    }

    private Map<String, LocatedNode> table() throws IOException {
        Map<String, LocatedNode> table = new LinkedHashMap<>();
        String repeated = null;
        int repeatedLine = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line();
            parser.nextToken();
            LocatedNode value = node();
            // the line of the key: a long value may start below it
            if (table.putIfAbsent(key, new LocatedNode(line, value.value())) != null && repeated == null) {
                repeated = key;
                repeatedLine = line;
            }
        }
        if (repeated != null) {
            LocatedNode id = table.get("id");
            String row = id != null && id.value() instanceof String text ? text + ": " : "";
            throw error(repeatedLine, row + "key " + repeated + " is given twice");
        }
        return table;
    }

    private List<LocatedNode> list() throws IOException {
        List<LocatedNode> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(node());
        }
        return list;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private IOException error(int line, String message) {
        return new IOException(file + ":" + line + ": " + message);
    }
}
