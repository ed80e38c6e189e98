package org.iclconvergence.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.iclconvergence.reading.JsonText;

/**
 * How far a function is from what it is defined as, over the points of a domain: one row of theory-checks/accuracy.json, which a test of
 * the build measures anew.
 *
 * @param function class and method, or the value of a loss
 * @param domain where the points are drawn from
 * @param relativeTo whose unit in the last place is meant
 * @param points numbers compared
 * @param maxUlp the largest error, to three digits
 * @param rmsUlp the root of the mean square, to three digits
 * @param bound what an error must not exceed, in words
 * @param shareOfBound the largest part of it that was reached, to three digits
 */
public record AccuracyRow(
        String function,
        String domain,
        String relativeTo,
        int points,
        double maxUlp,
        double rmsUlp,
        String bound,
        double shareOfBound) {
    private static final String FILE = "accuracy.json";
    private static final JsonMapper JSON = JsonText.mapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * What is recorded.
     *
     * @return all rows, in their order
     * @throws IOException if the resource is missing or not of this form
     */
    public static List<AccuracyRow> all() throws IOException {
        try {
            return Arrays.asList(JSON.readValue(PageResource.read(FILE), AccuracyRow[].class));
        } catch (JsonProcessingException malformed) {
            throw new IOException(FILE + ": " + malformed.getOriginalMessage(), malformed);
        }
    }
}
