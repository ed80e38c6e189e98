package org.iclconvergence.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.iclconvergence.certificate.Outcome;
import org.iclconvergence.certificate.Proposition;
import org.iclconvergence.certificate.Sharpness;
import org.jspecify.annotations.Nullable;

/**
 * What {@code icl certify} found, as a file.
 *
 * @param schema raised whenever a field changes its meaning or disappears
 * @param sharpened the factor on every constant, 1 for the sentences as they stand
 * @param propositions in the order of the claims
 */
public record CertificateReport(int schema, double sharpened, List<Row> propositions) {
    /** Of the file. */
    public static final int SCHEMA = 1;

    /**
     * One proposition.
     *
     * @param claim such as BAL-1
     * @param sentence what was to be proved
     * @param byHand the lemma that the machine does not prove
     * @param verdict certified, refuted or undecided
     * @param boxes that were looked at, or steps that were enclosed
     * @param deepest bisection
     * @param seconds of this run, on this machine
     * @param where it fails; empty if certified
     * @param holdsDownTo the sharpest factor with which it is certified; null if not asked for
     * @param failsAt the next one, with which it is not
     * @param failing what it is then: refuted, or undecided
     */
    public record Row(
            String claim,
            String sentence,
            String byHand,
            String verdict,
            int boxes,
            int deepest,
            double seconds,
            String where,
            @Nullable Double holdsDownTo,
            @Nullable Double failsAt,
            @Nullable String failing) {
        /**
         * A row.
         *
         * @param proposition that was tried
         * @param outcome of it
         * @param seconds that it took
         * @param sharpness null if not asked for
         * @return what is reported
         */
        public static Row of(Proposition proposition, Outcome outcome, double seconds, @Nullable Sharpness sharpness) {
            return new Row(
                    proposition.claim(),
                    proposition.sentence(),
                    proposition.lemma(),
                    word(outcome),
                    outcome.boxes(),
                    outcome.deepest(),
                    seconds,
                    outcome.where(),
                    sharpness == null ? null : sharpness.holds(),
                    sharpness == null ? null : sharpness.fails(),
                    sharpness == null ? null : word(sharpness.outcome()));
        }

        /**
         * Whether it is proved.
         *
         * @return false for what is refuted or undecided
         */
        @JsonIgnore
        public boolean isCertified() {
            return verdict.equals(word(Outcome.Verdict.CERTIFIED));
        }

        private static String word(Outcome outcome) {
            return word(outcome.verdict());
        }

        private static String word(Outcome.Verdict verdict) {
            return verdict.name().toLowerCase(Locale.ROOT);
        }

        /**
         * The row for people.
         *
         * @return a few lines, without a line break at the end
         */
        public String text() {
            String found = String.format(
                    Locale.ROOT,
                    "%-8s%s%n%8sby hand: %s%n%8s%s; %s, %.1f s",
                    claim,
                    sentence,
                    "",
                    byHand,
                    "",
                    verdict,
                    counted(),
                    seconds);
            String failed = where.isEmpty() ? "" : String.format(Locale.ROOT, "%n%8sat %s", "", where);
            String sharp = holdsDownTo == null
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%n%8ssharpness: holds with %s of the constant, not with %s of it (%s)",
                            "",
                            holdsDownTo,
                            failsAt,
                            failing);
            return found + failed + sharp;
        }

        private String counted() {
            return byHand.startsWith("none")
                    ? boxes + " steps enclosed"
                    : boxes + (boxes == 1 ? " box" : " boxes") + ", deepest bisection " + deepest;
        }
    }

    /**
     * Writes it.
     *
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        RunJson.write(this, file);
    }
}
