package org.iclconvergence.claims;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What one run of one check found: written by the check's process, read by the ledger.
 *
 * @param id the claim
 * @param control the sabotage that it ran under; null for the honest run
 * @param verdict of the run
 * @param finding closest to its threshold; null if there was none
 * @param findings number of comparisons
 * @param falseAlarm probability that a false claim passes by chance
 * @param onset from where on it holds; null if it is not asymptotic
 * @param seed base seed of the run
 * @param seconds wall-clock time
 * @param parameters settings and secondary results
 * @param files attached files, relative to the result
 * @param message why, in words, for a run that is not as it should be; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckResult(
        String id,
        String control,
        Verdict verdict,
        Finding finding,
        long findings,
        double falseAlarm,
        String onset,
        String seed,
        double seconds,
        Map<String, String> parameters,
        List<String> files,
        String message) {

    /** The parameter by which a claim's own run says that a control took its place. */
    public static final String SABOTAGE = "sabotaged by";

    /** The parameter by which a run says which trainer it measured, if it did. */
    public static final String TRAINER = "trainer";
}
