package org.iclconvergence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.iclconvergence.certificate.Propositions;
import org.iclconvergence.claims.Establishment;
import org.iclconvergence.report.LedgerDocument;

/**
 * How many of the claims that hold are established by one means; a means that establishes none of them is left out.
 *
 * @param means in one word
 * @param explanation of the word
 * @param claims how many
 */
public record EstablishedCount(String means, String explanation, long claims) {
    static List<EstablishedCount> of(LedgerDocument.Summary summary) {
        List<EstablishedCount> counts = new ArrayList<>();
        for (Establishment.Means means : Establishment.Means.values()) {
            long claims = Objects.requireNonNull(summary.establishedBy().get(means.toString()));
            if (claims > 0) {
                counts.add(new EstablishedCount(means.toString(), means.explanation(), claims));
            }
        }
        return counts;
    }

    /** Of how many claims that hold icl certify proves a part: what stands beside counts of the weakest link. */
    static long certifiedInPart(LedgerDocument ledger) {
        return ledger.claims().stream()
                .filter(claim -> "holds".equals(claim.verdict())
                        && !claim.establishedBy().means().equals(Establishment.Means.CERTIFIED.toString())
                        && Propositions.claims().contains(claim.id()))
                .count();
    }
}
