package org.iclconvergence.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a file that knows where it stands. Whoever asks it for a type that it has not gets an {@link IOException} whose
 * message is one line: {@code claims.yaml:13: [B-2].revision must be a whole number, not the text "one"}. An element of a list
 * is named by its {@code id}, or by its index, from 0.
 */
public sealed class Located permits Cell {
    /** An exponent of more than five digits could not be computed with. */
    private static final String DECIMAL = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,5})?";

    private static final Pattern FRACTION = Pattern.compile(DECIMAL + "(/" + DECIMAL + ")?");
    private static final int LONGEST_FRACTION = 2000;
    private static final MathContext PRECISION = new MathContext(40);
    static final Map<String, Double> WORDS =
            Map.of("NaN", Double.NaN, "Infinity", Double.POSITIVE_INFINITY, "-Infinity", Double.NEGATIVE_INFINITY);
    private static final Pattern FIRST_WORD = Pattern.compile("\\w+");

    private final @Nullable Located parent;
    private final @Nullable String key;
    private final int line;
    private final @Nullable Object value;

    /**
     * A value.
     *
     * @param parent table or list that it stands in; null for a root
     * @param key its name in that table, null in a list; the file of a root
     * @param line from 1
     * @param value map, list, string, number, truth value or null; kept
     */
    Located(@Nullable Located parent, @Nullable String key, int line, @Nullable Object value) {
        this.parent = parent;
        this.key = key;
        this.line = line;
        this.value = value;
    }

    /**
     * The value as it stood in the file, which Jackson writes as it was.
     *
     * @return a map or list of located values, a string, a number (double, or whole of any size), a truth value, or null
     */
    @JsonValue
    public @Nullable Object value() {
        return value;
    }

    /**
     * Where it starts.
     *
     * @return from 1
     */
    public int line() {
        return line;
    }

    /**
     * The fields of a table.
     *
     * @return name to value, in the order of the file
     * @throws IOException if it is something else
     */
    @SuppressWarnings("unchecked") // TreeReader puts nothing else into it
    public Map<String, Located> table() throws IOException {
        if (value instanceof Map<?, ?> table) {
            return Collections.unmodifiableMap((Map<String, Located>) table);
        }
        throw wanted("a table");
    }

    /**
     * One field of a table.
     *
     * @param name of the field
     * @return its value
     * @throws IOException if this is no table or has no such field
     */
    public Located field(String name) throws IOException {
        Located field = table().get(name);
        if (field == null) {
            throw new Located(this, name, line, null).error("is missing");
        }
        return field;
    }

    /**
     * The elements of a list.
     *
     * @return in order, may be empty
     * @throws IOException if it is something else
     */
    @SuppressWarnings("unchecked") // TreeReader puts nothing else into it
    public List<Located> list() throws IOException {
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList((List<Located>) list);
        }
        throw wanted("a list");
    }

    /**
     * Text.
     *
     * @return may be empty
     * @throws IOException if it is something else
     */
    public String text() throws IOException {
        if (value instanceof String text) {
            return text;
        }
        throw wanted("text");
    }

    /**
     * A truth value.
     *
     * @return true or false
     * @throws IOException if it is something else
     */
    public boolean truth() throws IOException {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wanted("true or false");
    }

    /**
     * A whole number.
     *
     * @param least possible value
     * @param most possible value
     * @return between them
     * @throws IOException if it is something else
     */
    public long whole(long least, long most) throws IOException {
        boolean small = value instanceof Integer || value instanceof Long;
        if (!(value instanceof Number number) || (!small && !(value instanceof BigInteger))) {
            throw wanted("a whole number");
        }
        long whole = number.longValue();
        if (!small || whole < least || whole > most) {
            throw wanted("a whole number from " + least + " to " + most);
        }
        return whole;
    }

    /**
     * A number.
     *
     * @return finite
     * @throws IOException if it is something else
     */
    public double number() throws IOException {
        if (!(value instanceof Number number)) {
            throw wanted("a number");
        }
        if (!Double.isFinite(number.doubleValue())) {
            throw error("is too large for a double");
        }
        return number.doubleValue();
    }

    /** A number, or a word for one that is not finite. */
    double numberOrWord() throws IOException {
        return value instanceof String word && WORDS.containsKey(word) ? WORDS.get(word) : number();
    }

    /**
     * A number that may be a fraction in a text, such as "1/3".
     *
     * @return finite, to at least 34 digits if it is a text, however large or small
     * @throws IOException if it is something else
     */
    public BigDecimal fraction() throws IOException {
        if (!(value instanceof String text)) {
            return DecimalText.shortest(number());
        }
        if (text.length() > LONGEST_FRACTION || !FRACTION.matcher(text).matches()) {
            throw wanted("a number or a fraction such as \"1/3\"");
        }
        String[] parts = text.split("/", -1);
        BigDecimal numerator = new BigDecimal(parts[0]);
        if (parts.length == 1) {
            return numerator;
        }
        BigDecimal denominator = new BigDecimal(parts[1]);
        if (denominator.signum() == 0) {
            throw error("is divided by 0");
        }
        return numerator.divide(denominator, PRECISION);
    }

    /**
     * A record: a field for each component, no other, each of its component's type: text, numbers (a {@link BigDecimal} may be
     * a fraction), truth values, words of an enum as its toString spells them, lists, arrays, maps from text, and records. A
     * component whose field has another name says so by {@link JsonProperty}, one that may be null is {@link Nullable}, one that may be missing an Optional, a double that may be infinite
     * {@link NonFinite}. What else must be true of it the record's constructor knows.
     *
     * @param type a public record with a public constructor
     * @param ignored fields that may be there, too
     * @param <R> that type
     * @return the record
     * @throws IOException if it is something else, or the record's constructor refuses it
     */
    public <R extends Record> R as(Class<R> type, String... ignored) throws IOException {
        return RecordBinder.bind(this, type, ignored);
    }

    /**
     * Says what is wrong with this value.
     *
     * @param predicate such as "must be positive, not -1"
     * @return to be thrown; the message is one line
     */
    public IOException error(String predicate) {
        return failure(path() + " " + predicate, null);
    }

    /**
     * Says why a record or what is computed of it was refused.
     *
     * @param reason its message is a sentence; if that begins with the name of a field, the line is that field's
     * @return to be thrown; the message is one line
     */
    public IOException invalid(IllegalArgumentException reason) {
        String message = String.valueOf(reason.getMessage());
        Matcher word = FIRST_WORD.matcher(message);
        boolean named = false;
        Located place = this;
        if (value instanceof Map<?, ?> fields
                && word.lookingAt()
                && fields.get(word.group()) instanceof Located field) {
            named = true;
            place = field;
        }
        String path = path();
        return place.failure(path + (path.isEmpty() ? "" : named ? "." : ": ") + message, reason);
    }

    private IOException wanted(String type) {
        return error("must be " + type + ", not " + kind());
    }

    /** The kind of value, for messages. */
    String kind() {
        return value instanceof Map
                ? "a table"
                : value instanceof List
                        ? "a list"
                        : value instanceof String text
                                ? "the text \"" + Visible.shortened(text) + "\""
                                : value instanceof Number
                                        ? "the number " + Visible.shortened(value.toString())
                                        : String.valueOf(value);
    }

    private IOException failure(String message, @Nullable Throwable cause) {
        Located root = this;
        while (root.parent != null) {
            root = root.parent;
        }
        return new IOException(root.key + ":" + line + ": " + Visible.line(message), cause);
    }

    private String path() {
        if (parent == null) {
            return "";
        }
        String outside = parent.path();
        if (key != null) {
            return outside + (outside.isEmpty() ? "" : ".") + Visible.shortened(key);
        }
        // identity: equal elements would share an index
        int index = 0;
        if (parent.value instanceof List<?> list) {
            while (index < list.size() && list.get(index) != this) {
                index++;
            }
        }
        Object id = value instanceof Map<?, ?> table && table.get("id") instanceof Located text ? text.value : null;
        return outside + "[" + (id instanceof String name ? Visible.shortened(name) : index) + "]";
    }
}
