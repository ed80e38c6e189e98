package org.iclconvergence.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.report.chart.Chart;

/**
 * The sweep.json of a sweep that was recorded, as {@link org.iclconvergence.report.SweepReport} wrote it.
 *
 * @param schema version of the format
 * @param versions of what computed it
 * @param title a few words
 * @param grid text of the grid's file
 * @param table all rows, which are not kept
 * @param points of the grid
 * @param status how many of the points came to what
 * @param fits the fitted power laws
 */
record RecordedSweep(
        int schema,
        Map<String, String> versions,
        String title,
        String grid,
        Table table,
        long points,
        Map<String, Long> status,
        List<Fit> fits) {
    private static final JsonMapper JSON = JsonText.mapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A file, and the digest of its bytes. */
    record Table(String file, String sha256) {}

    /** y = factor · x^exponent. What could not be fitted is null. */
    record Fit(
            String y,
            String x,
            Map<String, Object> of,
            Map<String, List<Double>> where,
            long points,
            long leftOut,
            Double exponent,
            List<Double> interval95,
            Double factor,
            Double residualSpread,
            Double largestResidual) {}

    /**
     * One of those in the jar.
     *
     * @param name of its grid's file, without the end
     * @return what was recorded
     * @throws IOException if it is missing or not of this form
     */
    static RecordedSweep read(String name) throws IOException {
        return read(name, RecordedSweep.class);
    }

    /**
     * The picture of one of those in the jar.
     *
     * @param name of its grid's file, without the end
     * @return the diagram
     * @throws IOException if it is missing or not of this form
     */
    static Chart diagram(String name) throws IOException {
        return read(name + "-diagram", Chart.class);
    }

    private static <T> T read(String name, Class<T> form) throws IOException {
        String file = "sweeps/" + name + ".json";
        try {
            return JSON.readValue(PageResource.read(file), form);
        } catch (JsonProcessingException malformed) {
            throw new IOException(file + ": " + malformed.getOriginalMessage(), malformed);
        }
    }
}
