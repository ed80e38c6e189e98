package org.iclconvergence.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** The reference values under src/test/resources/reference, made by an independent implementation. */
public final class Fixtures {
    private Fixtures() {}

    /** Reads one file. */
    public static JsonNode read(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/reference/" + name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number, or a decimal or a fraction in a string, to 34 digits. */
    public static BigDecimal number(JsonNode node) {
        String[] parts = node.asText().split("/");
        BigDecimal value = new BigDecimal(parts[0]);
        return parts.length == 1 ? value : value.divide(new BigDecimal(parts[1]), MathContext.DECIMAL128);
    }

    /** The nearest doubles. */
    public static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(array.get(i)).doubleValue();
        }
        return values;
    }

    /** |value − reference| / |reference|, the absolute error if the reference is 0. */
    public static double relativeError(double value, JsonNode reference) {
        BigDecimal exact = number(reference);
        double error = new BigDecimal(value).subtract(exact).abs().doubleValue();
        return exact.signum() == 0 ? error : error / exact.abs().doubleValue();
    }
}
