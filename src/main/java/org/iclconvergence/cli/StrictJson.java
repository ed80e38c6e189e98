package org.iclconvergence.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads a file that holds exactly one JSON object: no duplicate field, no NaN, nothing behind it. */
final class StrictJson {
    /** Reads and writes; shared because it is immutable. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern STEP = Pattern.compile("[^/]+");

    private StrictJson() {}

    /**
     * Reads a file.
     *
     * @param file with one JSON object
     * @return the object
     * @throws IOException if the file cannot be read, or its content is something else: one line that names the field
     */
    static ObjectNode readObject(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory");
        }
        try (InputStream stream = Files.newInputStream(file);
                JsonParser parser = MAPPER.createParser(stream)) {
            JsonNode node;
            try {
                node = MAPPER.readTree(parser);
                if (node != null && parser.nextToken() != null) {
                    throw new IOException("something follows the end of the JSON object at line "
                            + parser.currentTokenLocation().getLineNr());
                }
            } catch (JsonProcessingException malformed) {
                throw new IOException(describe(malformed, parser), malformed);
            }
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new IOException(node == null || node.isMissingNode() ? "is empty" : "must hold a JSON object");
        }
    }

    private static String describe(JsonProcessingException malformed, JsonParser parser) {
        // too deep, too long: the path would be so, too
        String field = malformed instanceof StreamConstraintsException
                ? ""
                : STEP.matcher(parser.getParsingContext().pathAsPointer().toString())
                        .results()
                        .map(step -> step.group().matches("\\d+") ? "[" + step.group() + "]" : step.group())
                        .reduce("", String::concat);
        JsonLocation location = malformed.getLocation();
        return (field.isEmpty() ? "" : field + ": ")
                + malformed.getOriginalMessage()
                + (location == null ? "" : " at line " + location.getLineNr());
    }
}
