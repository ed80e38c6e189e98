package org.iclconvergence.claims;

import java.util.List;
import java.util.Map;

/**
 * A value of a YAML file with the line that it starts on.
 *
 * @param line from 1
 * @param value a {@code Map<String, LocatedNode>} in the order of the file, a {@code List<LocatedNode>}, a string, a whole
 *     number (long), a boolean, another number (double), or null
 */
record LocatedNode(int line, Object value) {
    /** The kind of value, for messages. */
    String kind() {
        return value == null
                ? "nothing"
                : value instanceof Map
                        ? "a table"
                        : value instanceof List
                                ? "a list"
                                : value instanceof Number
                                        ? "the number " + value
                                        : value instanceof Boolean ? "the truth value " + value : "text";
    }
}
