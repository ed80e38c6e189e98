package org.iclconvergence.reading;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one way in which JSON is written: the same bytes on every Java, where Jackson asks Java for digits, and on every system. */
public final class JsonText {
    private JsonText() {}

    /**
     * What writes JSON.
     *
     * @return writes numbers as {@link DecimalText#inJava}; if it is told to indent, by two spaces and lines ended by \n
     */
    public static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    }
}
