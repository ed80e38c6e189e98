package org.iclconvergence.claims;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iclconvergence.stats.BinomialAcceptance;

/**
 * Collects the comparisons of one check and derives the verdict from them. The finding closest to (or farthest beyond) its
 * threshold is what a reader wants to see first. A comparison with NaN or infinity is refuted: nothing may hold by not
 * being a number, or by never having happened.
 */
public final class Evidence {
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, Attachment> attachments = new LinkedHashMap<>();
    private final List<Finding> comparisons = new ArrayList<>();
    private Finding worst;
    private long findings;
    private boolean refuted;
    private boolean undecided;
    private double falseAlarm;
    private String onset;

    private final boolean stopsWhenRefuted;

    /** Evidence that collects every finding. */
    public Evidence() {
        this(false);
    }

    /**
     * Evidence of a run of which only the verdict matters.
     *
     * @param stopsWhenRefuted whether the first refuted finding ends the run by throwing {@link Refuted}: no later finding can
     *     change the verdict
     */
    public Evidence(boolean stopsWhenRefuted) {
        this.stopsWhenRefuted = stopsWhenRefuted;
    }

    /** Thrown by the first refuted finding, if that is to end the run. */
    public static final class Refuted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refuted(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * A file that belongs to the evidence.
     *
     * @param mediaType such as text/csv
     * @param content the bytes
     */
    public record Attachment(String mediaType, byte[] content) {}

    /**
     * A value that must not exceed a bound.
     *
     * @param what where it was measured
     * @param estimate the value
     * @param error its numerical error, ≥ 0
     * @param bound the threshold
     */
    public void atMost(String what, double estimate, double error, double bound) {
        compare(what, estimate, error, bound, bound - estimate);
    }

    /**
     * A value that must not fall below a bound.
     *
     * @param what where it was measured
     * @param estimate the value
     * @param error its numerical error, ≥ 0
     * @param bound the threshold
     */
    public void atLeast(String what, double estimate, double error, double bound) {
        compare(what, estimate, error, bound, estimate - bound);
    }

    /**
     * Two values that must agree.
     *
     * @param what where they were measured
     * @param actual the value under test
     * @param expected the value it must have
     * @param tolerance largest |actual − expected|; states the rounding of both sides
     */
    public void equal(String what, double actual, double expected, double tolerance) {
        atMost(what, Math.abs(actual - expected), 0, tolerance);
    }

    /**
     * A condition that must be true; its margin is 1 if it is, −1 if not.
     *
     * @param what the condition
     * @param met whether it is
     */
    public void isTrue(String what, boolean met) {
        add(new Finding(what, met ? 1 : 0, 0, 1, met ? 1 : -1, met ? Verdict.HOLDS : Verdict.REFUTED));
    }

    /**
     * An event whose probability must be at least the one that the plan claims, seen in independent trials. Accepted if the
     * exact lower limit clears the claim, refuted if the exact upper limit at the same error lies below it.
     *
     * @param what the event
     * @param successes how often it happened
     * @param trials how many trials there were
     * @param plan the declared errors
     */
    public void probability(String what, int successes, int trials, BinomialAcceptance plan) {
        double lower = BinomialAcceptance.lowerLimit(successes, trials, plan.falseAlarm());
        double upper = BinomialAcceptance.upperLimit(successes, trials, plan.falseAlarm());
        Verdict verdict =
                lower >= plan.claimed() ? Verdict.HOLDS : upper < plan.claimed() ? Verdict.REFUTED : Verdict.UNDECIDED;
        double limit = verdict == Verdict.REFUTED ? upper : lower;
        double estimate = (double) successes / trials;
        parameter(what, successes + " of " + trials);
        falseAlarm += plan.falseAlarm();
        add(new Finding(
                what,
                estimate,
                Math.abs(estimate - limit),
                plan.claimed(),
                (limit - plan.claimed()) / plan.claimed(),
                verdict));
    }

    /**
     * States the error of an interval that was given as the error of a finding.
     *
     * @param probability that the interval misses the truth
     */
    public void falseAlarm(double probability) {
        falseAlarm += probability;
    }

    private void compare(String what, double estimate, double error, double threshold, double slack) {
        if (error < 0) {
            throw new IllegalArgumentException("the error of " + what + " is negative: " + error);
        }
        if (!(Double.isFinite(estimate) && Double.isFinite(error) && Double.isFinite(threshold))) {
            add(new Finding(what, estimate, error, threshold, Double.NEGATIVE_INFINITY, Verdict.REFUTED));
            return;
        }
        Verdict verdict = slack - error >= 0 ? Verdict.HOLDS : slack + error >= 0 ? Verdict.UNDECIDED : Verdict.REFUTED;
        double margin = verdict == Verdict.REFUTED ? slack + error : slack - error;
        add(new Finding(
                what, estimate, error, threshold, threshold == 0 ? margin : margin / Math.abs(threshold), verdict));
    }

    private void add(Finding finding) {
        findings++;
        if (!stopsWhenRefuted) {
            comparisons.add(finding);
        }
        refuted |= finding.verdict() == Verdict.REFUTED;
        undecided |= finding.verdict() == Verdict.UNDECIDED;
        if (worst == null || finding.margin() < worst.margin()) {
            worst = finding;
        }
        if (stopsWhenRefuted && finding.verdict() == Verdict.REFUTED) {
            throw new Refuted(finding.what());
        }
    }

    /**
     * States a parameter, setting or secondary result.
     *
     * @param name its name
     * @param value its value
     */
    public void parameter(String name, Object value) {
        parameters.put(name, String.valueOf(value));
    }

    /**
     * States from where on an asymptotic statement was seen to hold.
     *
     * @param value such as "K = 6.4e8"
     */
    public void onset(String value) {
        onset = value;
    }

    /**
     * Attaches a file.
     *
     * @param name file name
     * @param mediaType such as text/csv
     * @param content its bytes, not copied
     */
    public void attach(String name, String mediaType, byte[] content) {
        attachments.put(name, new Attachment(mediaType, content));
    }

    /**
     * Attaches a text.
     *
     * @param name file name
     * @param mediaType such as text/csv
     * @param content kept as UTF-8
     */
    public void attach(String name, String mediaType, String content) {
        attach(name, mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The verdict so far.
     *
     * @return vacuous without findings
     */
    public Verdict verdict() {
        return findings == 0
                ? Verdict.VACUOUS
                : refuted ? Verdict.REFUTED : undecided ? Verdict.UNDECIDED : Verdict.HOLDS;
    }

    /**
     * The finding with the smallest margin.
     *
     * @return nothing without findings
     */
    public Optional<Finding> worst() {
        return Optional.ofNullable(worst);
    }

    /**
     * The number of comparisons.
     *
     * @return how many there were
     */
    public long findings() {
        return findings;
    }

    /**
     * Every finding.
     *
     * @return in the order of comparison; empty for a run of which only the verdict matters; a live view
     */
    public List<Finding> comparisons() {
        return Collections.unmodifiableList(comparisons);
    }

    /**
     * The probability that a false claim passes this check by chance.
     *
     * @return the sum over its stochastic findings; 0 for a deterministic check
     */
    public double falseAlarm() {
        return falseAlarm;
    }

    /**
     * The onset.
     *
     * @return what {@link #onset(String)} stated last
     */
    public Optional<String> onset() {
        return Optional.ofNullable(onset);
    }

    /**
     * The parameters.
     *
     * @return name to value, in order of statement; a live view
     */
    public Map<String, String> parameters() {
        return parameters;
    }

    /**
     * The attached files.
     *
     * @return name to content, in order; a live view
     */
    public Map<String, Attachment> attachments() {
        return attachments;
    }
}
