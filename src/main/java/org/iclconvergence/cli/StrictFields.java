package org.iclconvergence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the fields of a JSON object and accepts only what was expected. Every rejection is an {@link IOException} with one
 * line that names the field, such as {@code tokens[3][0]}.
 */
final class StrictFields {
    /** An exponent of more than five digits could not be computed with. */
    private static final String DECIMAL = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,5})?";

    private static final Pattern FRACTION = Pattern.compile(DECIMAL + "(/" + DECIMAL + ")?");
    private static final int LONGEST_FRACTION = 2000;
    private static final MathContext PRECISION = new MathContext(40);

    private final ObjectNode object;

    /**
     * The fields of an object.
     *
     * @param object the object
     * @param required must be there
     * @param optional may be there
     * @throws IOException if a required field is missing or an unknown one is there
     */
    StrictFields(ObjectNode object, Set<String> required, Set<String> optional) throws IOException {
        this.object = object;
        for (String field : new TreeSet<>(required)) {
            if (!object.has(field)) {
                throw new IOException("field " + field + " is missing");
            }
        }
        for (var names = object.fieldNames(); names.hasNext(); ) {
            String field = names.next();
            if (!required.contains(field) && !optional.contains(field)) {
                throw new IOException("field " + field + " is unknown");
            }
        }
    }

    /**
     * A real number.
     *
     * @param field its name
     * @return finite
     * @throws IOException if it is something else
     */
    double real(String field) throws IOException {
        return real(object.get(field), field);
    }

    /**
     * A whole number.
     *
     * @param field its name
     * @return in the range of an int
     * @throws IOException if it is something else
     */
    int whole(String field) throws IOException {
        return whole(object.get(field), field);
    }

    /**
     * A row of whole numbers.
     *
     * @param field its name
     * @return not empty
     * @throws IOException if it is something else
     */
    int[] wholes(String field) throws IOException {
        return wholes(object.get(field), field);
    }

    /**
     * A matrix of real numbers.
     *
     * @param field its name
     * @return row after row, not empty, all rows equally long
     * @throws IOException if it is something else
     */
    double[][] reals(String field) throws IOException {
        JsonNode rows = array(object.get(field), field);
        double[][] matrix = new double[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            String name = field + "[" + i + "]";
            JsonNode row = array(rows.get(i), name);
            requireLength(name, row.size(), rows.get(0).size(), field + "[0]");
            matrix[i] = new double[row.size()];
            for (int j = 0; j < matrix[i].length; j++) {
                matrix[i][j] = real(row.get(j), name + "[" + j + "]");
            }
        }
        return matrix;
    }

    /**
     * A matrix of whole numbers.
     *
     * @param field its name
     * @return row after row, not empty, all rows equally long
     * @throws IOException if it is something else
     */
    int[][] wholeRows(String field) throws IOException {
        JsonNode rows = array(object.get(field), field);
        int[][] matrix = new int[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            String name = field + "[" + i + "]";
            matrix[i] = wholes(rows.get(i), name);
            requireLength(name, matrix[i].length, matrix[0].length, field + "[0]");
        }
        return matrix;
    }

    /**
     * A row of increasing whole numbers.
     *
     * @param field its name
     * @param last the largest that is possible
     * @param unit what the numbers count, such as "epochs"
     * @return not empty, from 0 to {@code last}
     * @throws IOException if it is something else
     */
    int[] increasing(String field, int last, String unit) throws IOException {
        int[] values = wholes(field);
        for (int i = 0; i < values.length; i++) {
            String name = field + "[" + i + "] is " + values[i];
            if (values[i] < 0 || values[i] > last) {
                throw new IOException(name + ", but " + unit + " are 0 to " + last);
            }
            if (i > 0 && values[i] <= values[i - 1]) {
                throw new IOException(name + ", not more than " + field + "[" + (i - 1) + "]");
            }
        }
        return values;
    }

    /**
     * A number that may be a fraction in a string, such as "1/3".
     *
     * @param field its name
     * @return to at least 34 digits if it is a string
     * @throws IOException if it is something else
     */
    BigDecimal number(String field) throws IOException {
        return number(object.get(field), field);
    }

    /**
     * A row of numbers that may be fractions in strings, such as "1/3".
     *
     * @param field its name
     * @return not empty
     * @throws IOException if it is something else
     */
    List<BigDecimal> numbers(String field) throws IOException {
        JsonNode row = array(object.get(field), field);
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(number(row.get(i), field + "[" + i + "]"));
        }
        return values;
    }

    /**
     * Rejects a length that does not fit another.
     *
     * @param name of what is too short or too long
     * @param actual its length
     * @param expected the length that it should have
     * @param model of what has that length
     * @throws IOException if they differ
     */
    static void requireLength(String name, int actual, int expected, String model) throws IOException {
        if (actual != expected) {
            throw new IOException(name + " has " + actual + " entries, but " + model + " has " + expected);
        }
    }

    private static int[] wholes(JsonNode node, String name) throws IOException {
        int[] values = new int[array(node, name).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = whole(node.get(i), name + "[" + i + "]");
        }
        return values;
    }

    private static JsonNode array(JsonNode node, String name) throws IOException {
        if (!node.isArray()) {
            throw new IOException(name + " must be an array, not " + kind(node));
        }
        if (node.isEmpty()) {
            throw new IOException(name + " is empty");
        }
        return node;
    }

    private static BigDecimal number(JsonNode node, String name) throws IOException {
        if (!node.isTextual()) {
            return BigDecimal.valueOf(real(node, name));
        }
        String text = node.textValue();
        if (text.length() > LONGEST_FRACTION || !FRACTION.matcher(text).matches()) {
            throw new IOException(
                    name + " must be a number or a fraction such as \"1/3\", not \"" + shortened(text) + "\"");
        }
        String[] parts = text.split("/");
        BigDecimal value = new BigDecimal(parts[0]);
        if (parts.length == 1) {
            return value;
        }
        BigDecimal denominator = new BigDecimal(parts[1]);
        if (denominator.signum() == 0) {
            throw new IOException(name + " is divided by 0");
        }
        return value.divide(denominator, PRECISION);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static double real(JsonNode node, String name) throws IOException {
        if (!node.isNumber()) {
            throw new IOException(name + " must be a number, not " + kind(node));
        }
        if (!Double.isFinite(node.doubleValue())) {
            throw new IOException(name + " is too large for a double");
        }
        return node.doubleValue();
    }

    private static int whole(JsonNode node, String name) throws IOException {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw new IOException(
                    name + " must be a whole number, not " + (node.isNumber() ? node.asText() : kind(node)));
        }
        return node.intValue();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a string";
            case BOOLEAN -> "a truth value";
            case NULL -> "null";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "a number";
        };
    }
}
