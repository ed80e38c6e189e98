package org.iclconvergence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.iclconvergence.claims.Establishment;
import org.iclconvergence.report.LedgerDocument;

/**
 * How many of the claims that hold are established by one means.
 *
 * @param means in one word
 * @param explanation of the word
 * @param claims how many
 */
public record EstablishedCount(String means, String explanation, long claims) {
    static List<EstablishedCount> of(LedgerDocument.Summary summary) {
        List<EstablishedCount> counts = new ArrayList<>();
        for (Establishment.Means means : Establishment.Means.values()) {
            counts.add(new EstablishedCount(
                    means.toString(),
                    means.explanation(),
                    Objects.requireNonNull(summary.establishedBy().get(means.toString()))));
        }
        return counts;
    }
}
