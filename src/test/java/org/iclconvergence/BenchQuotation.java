package org.iclconvergence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How numbers of reports/bench.json are written, in the table that mvn -Pbench verify prints and in that of the README. */
public final class BenchQuotation {
    private BenchQuotation() {}

    /**
     * What the README quotes: all that has a rival and a ratio to reach, the exact gradient and the flow.
     *
     * @param report as bench.json has it
     * @return the rows of a table in Markdown, in their order
     */
    public static List<String> rows(JsonNode report) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : report.required("rows")) {
            boolean targeted = row.path("target").has("atLeast");
            if (row.has("ratio") && (targeted || row.required("name").asText().matches("(population|flow).*"))) {
                rows.add(row(row));
            }
        }
        return rows;
    }

    private static String row(JsonNode row) {
        String unit = row.required("unit").asText();
        return "| %s | %s | %s | %s | %s (%s to %s) | %s |"
                .formatted(
                        row.required("name").asText(),
                        row.required("rival").asText(),
                        quantity(row.required("ours").asDouble(), unit),
                        quantity(row.required("theirs").asDouble(), unit),
                        number(row.required("ratio").asDouble()),
                        number(row.required("spread").required(0).asDouble()),
                        number(row.required("spread").required(1).asDouble()),
                        row.has("equal")
                                ? String.format(
                                        Locale.ROOT,
                                        "%.0e",
                                        row.required("equal")
                                                .required("difference")
                                                .asDouble())
                                : "extrapolated");
    }

    /**
     * A number in its unit.
     *
     * @param value of the unit
     * @param unit s, MB or slope
     * @return three digits, seconds in the unit that suits them
     */
    public static String quantity(double value, String unit) {
        if (!unit.equals("s")) {
            return unit.equals("slope") ? String.format(Locale.ROOT, "%.2f", value) : number(value) + " " + unit;
        }
        if (value < 1e-3) {
            return number(value * 1e6) + " µs";
        }
        return value < 1 ? number(value * 1e3) + " ms" : number(value) + " s";
    }

    /**
     * A number.
     *
     * @param value any
     * @return about three digits
     */
    public static String number(double value) {
        if (value >= 1e6) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
