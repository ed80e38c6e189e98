package org.iclconvergence.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a document, or the rows of a table, and remembers the line of every value, which a plain tree of nodes forgets. */
final class TreeReader {
    /** Recursion and messages stay small; our own documents are 5 deep. */
    private static final int DEEPEST = 100;
    /** Some 200 MB of memory. */
    private static final int MOST_VALUES = 4_000_000;

    private final Path file;
    private final JsonParser parser;
    private int values;

    private TreeReader(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The one value of a document, or the rows of a table, which are roots. */
    static List<Located> read(Path file, String text, JsonFactory format) throws IOException {
        try (JsonParser parser = format.createParser(text)) {
            return new TreeReader(file, parser).roots();
        }
    }

    private List<Located> roots() throws IOException {
        boolean rows = parser instanceof CsvParser;
        if (rows) {
            parser.setSchema(CsvSchema.emptySchema().withHeader());
        }
        try {
            List<Located> roots = new ArrayList<>();
            while (parser.nextToken() != null) {
                if (!rows && !roots.isEmpty()) {
                    throw error(line(), "something follows the end of the document");
                }
                // before a row the parser stands at the end of the one above
                roots.add(value(null, file.toString(), rows ? line() + 1 : line(), 0));
            }
            if (!rows && roots.isEmpty()) {
                throw error(1, "is empty");
            }
            return roots;
        } catch (JsonProcessingException malformed) {
            JsonLocation location = malformed.getLocation();
            String field = parser.getParsingContext().pathAsPointer().toString();
            throw error(
                    location == null ? 1 : Math.max(1, location.getLineNr()),
                    (field.isEmpty() ? "" : field + ": ") + malformed.getOriginalMessage());
        } catch (IllegalArgumentException malformed) {
            // a number of YAML that only its tag says to be one
            throw error(line(), String.valueOf(malformed.getMessage()));
        }
    }

    /** The value that starts at the current token; ends on its last one. Its line is that of its key, which may lie above. */
    private Located value(@Nullable Located parent, @Nullable String key, int line, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw error(line, "is nested deeper than " + DEEPEST + " levels");
        }
        if (++values > MOST_VALUES) {
            throw error(line, "holds more than " + MOST_VALUES + " values");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw error(line, "*" + parser.getText() + " is an alias; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> table(parent, key, line, depth);
            case START_ARRAY -> list(parent, key, line, depth);
            case VALUE_NUMBER_INT -> new Located(parent, key, line, parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> new Located(parent, key, line, parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> new Located(parent, key, line, parser.getBooleanValue());
            case VALUE_NULL -> new Located(parent, key, line, null);
            case VALUE_STRING ->
                parser instanceof CsvParser
                        ? new Cell(parent, key, line, parser.getText())
                        : new Located(parent, key, line, parser.getText());
            default -> throw error(line, "holds a value that is neither text nor number");
        };
    }

    private Located table(@Nullable Located parent, @Nullable String key, int line, int depth) throws IOException {
        Map<String, Located> fields = new LinkedHashMap<>();
        Located table = new Located(parent, key, line, fields);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int start = line();
            parser.nextToken();
            Located field = value(table, name, start, depth + 1);
            if (fields.putIfAbsent(name, field) != null) {
                throw field.error("is given twice");
            }
        }
        return table;
    }

    private Located list(@Nullable Located parent, @Nullable String key, int line, int depth) throws IOException {
        List<Located> elements = new ArrayList<>();
        Located list = new Located(parent, key, line, elements);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(list, null, line(), depth + 1));
        }
        return list;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private IOException error(int line, String message) {
        return new IOException(file + ":" + line + ": " + Visible.line(message));
    }
}
