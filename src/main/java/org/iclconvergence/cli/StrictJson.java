package org.iclconvergence.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads a file that holds exactly one JSON object or array: no duplicate field, no NaN, nothing behind it. */
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
        if (read(file, "object") instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("must hold a JSON object");
    }

    /**
     * Reads a file.
     *
     * @param file with one JSON array
     * @return the array
     * @throws IOException if the file cannot be read, or its content is something else: one line that names the field
     */
    static ArrayNode readArray(Path file) throws IOException {
        if (read(file, "array") instanceof ArrayNode array) {
            return array;
        }
        throw new IOException("must hold a JSON array");
    }

    /**
     * A document as text, the same on every system.
     *
     * @param document any JSON
     * @return indented by one space, without a newline at its end
     * @throws IOException if Jackson fails
     */
    static String print(JsonNode document) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return MAPPER.writer(printer).writeValueAsString(document);
    }

    private static JsonNode read(Path file, String kind) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory");
        }
        try (InputStream stream = Files.newInputStream(file);
                JsonParser parser = MAPPER.createParser(stream)) {
            JsonNode node;
            try {
                node = MAPPER.readTree(parser);
                if (node != null && parser.nextToken() != null) {
                    throw new IOException("something follows the end of the JSON " + kind + " at line "
                            + parser.currentTokenLocation().getLineNr());
                }
            } catch (JsonProcessingException malformed) {
                throw new IOException(describe(malformed, parser), malformed);
            }
            if (node == null || node.isMissingNode()) {
                throw new IOException("is empty");
            }
            return node;
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
