package org.iclconvergence.claims;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.iclconvergence.reading.DecimalText;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * Collects the comparisons of one check and derives the verdict from them. The finding closest to (or farthest beyond) its
 * threshold is what a reader wants to see first. A comparison with NaN or infinity is refuted: nothing may hold by not
 * being a number, or by never having happened.
 *
 * <p>Every comparison belongs to an {@link Assertion}, which its first argument names: the same words at one line of a check,
 * whatever the world. What varies from one comparison of an assertion to the next is said by {@link #where}.
 */
public final class Evidence {
    private static final StackWalker CALLERS = StackWalker.getInstance();

    /** Of a world: one that is pinned, or none in particular; one at an end of the ranges; one of hundreds. */
    private enum Kind {
        EXAMPLE,
        EDGE,
        DRAWN
    }

    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, Attachment> attachments = new LinkedHashMap<>();
    private final Map<String, Asserted> assertions = new LinkedHashMap<>();
    private final List<Finding> comparisons = new ArrayList<>();
    private final Map<String, Finding> refutedHere = new LinkedHashMap<>();
    private @Nullable Finding worst;
    private long findings;
    private boolean refuted;
    private boolean undecided;
    private double falseAlarm;
    private @Nullable String wouldDecide;
    private final Map<String, Double> onsets = new LinkedHashMap<>();
    private String world = "";
    private String detail = "";
    private Kind kind = Kind.EXAMPLE;

    private final boolean keepsFiles;

    /** Evidence of a run that decides: it keeps everything. */
    public Evidence() {
        this(true);
    }

    private Evidence(boolean keepsFiles) {
        this.keepsFiles = keepsFiles;
    }

    /**
     * Evidence of a run under a lie, or of one world: nobody looks at its files.
     *
     * @return without attachments
     */
    public static Evidence ofALie() {
        return new Evidence(false);
    }

    /**
     * A file that belongs to the evidence.
     *
     * @param mediaType such as text/csv
     * @param content the bytes
     */
    public record Attachment(String mediaType, byte[] content) {
        /** Nothing may be null. */
        public Attachment {
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * Says in which world the following findings, parameters and onsets are measured: each is named after it.
     *
     * @param place such as a world's settings; blank for no world in particular
     */
    public void at(String place) {
        enter(place, Kind.EXAMPLE);
    }

    /**
     * The same for a world at an end of the ranges: its parameters and onsets are not kept.
     *
     * @param place its settings
     */
    public void atEdge(String place) {
        enter(place, Kind.EDGE);
    }

    /**
     * The same for a world that was drawn by chance, one of hundreds. Each assertion counts in how many of them it was compared.
     *
     * @param place its settings
     */
    public void atDrawn(String place) {
        enter(place, Kind.DRAWN);
    }

    private void enter(String settings, Kind entered) {
        world = settings.isBlank() ? "" : settings + ": ";
        detail = "";
        kind = entered;
        refutedHere.clear();
        assertions.values().forEach(Asserted::leaveWorld);
    }

    /**
     * Says where in the world the following findings are measured, until the next call or the next world.
     *
     * @param place such as a query, a time, a step; blank for the world as a whole
     */
    public void where(String place) {
        detail = place.isBlank() ? "" : place + ": ";
    }

    /**
     * A value that must not exceed a bound.
     *
     * @param what was measured
     * @param estimate the value
     * @param bound the threshold, with the error of its own computation
     */
    public void atMost(String what, Estimate estimate, Estimate bound) {
        compare(what, estimate, bound, bound.value() - estimate.value());
    }

    /**
     * A value that must not exceed a threshold of the statement.
     *
     * @param what was measured
     * @param estimate the value
     * @param bound the threshold, as the statement has it
     */
    public void atMost(String what, Estimate estimate, double bound) {
        atMost(what, estimate, Estimate.exact(bound));
    }

    /**
     * A value that must not fall below a bound.
     *
     * @param what was measured
     * @param estimate the value
     * @param bound the threshold, with the error of its own computation
     */
    public void atLeast(String what, Estimate estimate, Estimate bound) {
        compare(what, estimate, bound, estimate.value() - bound.value());
    }

    /**
     * A value that must not fall below a threshold of the statement.
     *
     * @param what was measured
     * @param estimate the value
     * @param bound the threshold, as the statement has it
     */
    public void atLeast(String what, Estimate estimate, double bound) {
        atLeast(what, estimate, Estimate.exact(bound));
    }

    /**
     * A value that must lie near another one: nearer than the statement says.
     *
     * @param what was measured
     * @param estimate the value
     * @param target what it is near to
     * @param distance largest |value − target| that the statement allows
     */
    public void within(String what, Estimate estimate, Estimate target, double distance) {
        within(what, estimate, target, Estimate.exact(distance));
    }

    /**
     * A value that must lie near another one, by a distance that is computed itself.
     *
     * @param what was measured
     * @param estimate the value
     * @param target what it is near to
     * @param distance largest |value − target| that the statement allows, with its error
     */
    public void within(String what, Estimate estimate, Estimate target, Estimate distance) {
        atMost(what, estimate.minus(target).abs(), distance);
    }

    /**
     * A value that must lie near a number.
     *
     * @param what was measured
     * @param estimate the value
     * @param target what it is near to, exactly
     * @param distance largest |value − target| that the statement allows
     */
    public void within(String what, Estimate estimate, double target, double distance) {
        within(what, estimate, Estimate.exact(target), distance);
    }

    /**
     * Two values that must be the same: an identity. Their difference must be explained by their errors; beyond them it
     * is certain, and refutes.
     *
     * @param what was measured
     * @param actual the value under test
     * @param expected the value it must have, computed in another way
     */
    public void equal(String what, Estimate actual, Estimate expected) {
        explained(what, Math.abs(actual.value() - expected.value()), actual, expected);
    }

    /**
     * A bound that is attained: the value may equal it, so that no error, however small, leaves room above. What it misses
     * must be explained by the errors.
     *
     * @param what was measured
     * @param actual the value under test
     * @param least what it must reach
     */
    public void reaches(String what, Estimate actual, Estimate least) {
        explained(what, Math.max(0, least.value() - actual.value()), actual, least);
    }

    private void explained(String what, double difference, Estimate actual, Estimate expected) {
        double errors = actual.error() + expected.error();
        if (Double.isInfinite(errors)) {
            // anything would explain it
            atMost(what, new Estimate(difference, errors), 0);
        } else {
            atMost(what, Estimate.exact(difference), errors);
        }
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
        probability(what, successes, 0, trials, 0, plan);
    }

    /**
     * The same where a trial may leave open whether the event happened, and may say what is not so. If the event has probability π, a
     * trial says that it happened with probability at most π + misled, and that it did not with at most 1 − π + misled: the exact limits
     * of these, moved by as much, are limits of π, whatever the open trials hide.
     *
     * @param what the event
     * @param successes how often it is known to have happened
     * @param open how often it is not known whether it did
     * @param trials how many trials there were
     * @param misled largest probability with which a trial says what is not so
     * @param plan the declared errors
     * @return what came out
     */
    public Verdict probability(
            String what, int successes, int open, int trials, double misled, BinomialAcceptance plan) {
        double lower = Math.max(0, BinomialAcceptance.lowerLimit(successes, trials, plan.falseAlarm()) - misled);
        double upper = BinomialAcceptance.upperLimit(successes + open, trials, plan.falseAlarm()) + misled;
        Verdict verdict =
                lower >= plan.claimed() ? Verdict.HOLDS : upper < plan.claimed() ? Verdict.REFUTED : Verdict.UNDECIDED;
        double limit = verdict == Verdict.REFUTED ? upper : lower;
        // in the middle of what the open trials may be
        double estimate = (successes + 0.5 * open) / trials;
        parameter(what, successes + " of " + trials + (open == 0 ? "" : ", " + open + " left open"));
        falseAlarm += plan.falseAlarm();
        add(new Finding(
                what,
                estimate,
                Math.abs(estimate - limit),
                plan.claimed(),
                (limit - plan.claimed()) / plan.claimed(),
                verdict));
        return verdict;
    }

    /**
     * Says what would decide a comparison that came out undecided: how many runs, how many prompts. For the message of the verdict.
     *
     * @param what in words
     */
    public void wouldDecide(String what) {
        String here = world + what;
        if (wouldDecide == null) {
            wouldDecide = here;
        } else if (!wouldDecide.contains(here)) {
            wouldDecide += "; " + here;
        }
    }

    /**
     * What would decide.
     *
     * @return nothing if the check did not say
     */
    public Optional<String> wouldDecide() {
        return Optional.ofNullable(wouldDecide);
    }

    /**
     * States the error of an interval that was given as the error of a finding.
     *
     * @param probability that the interval misses the truth
     */
    public void falseAlarm(double probability) {
        falseAlarm += probability;
    }

    private void compare(String what, Estimate estimate, Estimate bound, double slack) {
        double threshold = bound.value();
        double error = estimate.error() + bound.error();
        // with an infinite error and a finite value both verdicts are out of reach
        if (!(Double.isFinite(estimate.value()) && Double.isFinite(threshold))) {
            add(new Finding(what, estimate.value(), error, threshold, Double.NEGATIVE_INFINITY, Verdict.REFUTED));
            return;
        }
        // the sign of a difference is exact; what is subtracted from it again must not gain by rounding
        double least = error == 0 ? slack : Math.nextDown(slack) - Math.nextUp(error);
        double most = error == 0 ? slack : Math.nextUp(slack) + Math.nextUp(error);
        Verdict verdict = least >= 0 ? Verdict.HOLDS : most >= 0 ? Verdict.UNDECIDED : Verdict.REFUTED;
        double margin = verdict == Verdict.REFUTED ? most : least;
        add(new Finding(
                what,
                estimate.value(),
                error,
                threshold,
                threshold == 0 ? margin : margin / Math.abs(threshold),
                verdict));
    }

    /** Of two at the same margin the one that decides less; what does not hold never has the larger one. */
    static boolean isWorse(Finding finding, Finding than) {
        return finding.margin() < than.margin()
                || (finding.verdict() != Verdict.HOLDS && than.verdict() == Verdict.HOLDS);
    }

    private void add(Finding unplaced) {
        Asserted assertion = assertions.computeIfAbsent(unplaced.what(), Asserted::new);
        assertion.statedAt(CALLERS.walk(frames -> frames.filter(
                        frame -> !frame.getClassName().equals(Evidence.class.getName()))
                .findFirst()
                .orElseThrow()));
        findings++;
        refuted |= unplaced.verdict() == Verdict.REFUTED;
        undecided |= unplaced.verdict() == Verdict.UNDECIDED;
        if (unplaced.verdict() == Verdict.REFUTED) {
            refutedHere.merge(
                    unplaced.what(),
                    unplaced,
                    (first, next) -> first.comparesNumbers() || !next.comparesNumbers() ? first : next);
        }
        if (assertion.isWorst(unplaced, kind == Kind.DRAWN)) {
            Finding finding = unplaced.at(world + detail);
            assertion.keep(finding, comparisons);
            if (worst == null || isWorse(finding, worst)) {
                worst = finding;
            }
        } else {
            assertion.count();
        }
    }

    /**
     * States a parameter, setting or secondary result.
     *
     * @param name its name
     * @param value its value
     */
    public void parameter(String name, Object value) {
        if (kind == Kind.EXAMPLE) {
            parameters.put(
                    world + name, value instanceof Double number ? DecimalText.inJava(number) : String.valueOf(value));
        }
    }

    /**
     * States a secondary result of which only the smallest value is of interest, wherever it is found.
     *
     * @param name its name
     * @param value its value
     */
    public void least(String name, double value) {
        parameters.merge(
                name,
                DecimalText.inJava(value),
                (before, now) -> DecimalText.inJava(Math.min(Double.parseDouble(before), value)));
    }

    /**
     * States that an asymptotic statement was seen to hold at some K: the onset is the smallest of them.
     *
     * @param series such as "p_1 = 0.5"
     * @param features K
     */
    public void holdsFrom(String series, double features) {
        if (kind == Kind.EXAMPLE) {
            onsets.merge(series, features, Math::min);
        }
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
     * Attaches a text, once, to a run that decides: nobody looks at the files of a lie.
     *
     * @param name file name
     * @param mediaType such as text/csv
     * @param content makes the text, if it is wanted; kept as UTF-8
     */
    public void attach(String name, String mediaType, Supplier<String> content) {
        if (keepsFiles && !attachments.containsKey(name)) {
            attach(name, mediaType, content.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Attaches texts that are all there or none of them, to a run that decides.
     *
     * @param mediaType such as text/csv
     * @param contents makes texts by file name, if they are wanted; kept as UTF-8
     */
    public void attachAll(String mediaType, Supplier<Map<String, String>> contents) {
        if (keepsFiles) {
            contents.get().forEach((name, content) -> attach(name, mediaType, () -> content));
        }
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
     * The worst finding of every assertion in every world.
     *
     * @return in the order of the first comparison; a live view
     */
    public List<Finding> comparisons() {
        return Collections.unmodifiableList(comparisons);
    }

    /**
     * What was asserted, and how it came out in all worlds together.
     *
     * @return in the order of the first comparison
     */
    public List<Assertion> assertions() {
        return assertions.values().stream().map(Asserted::result).toList();
    }

    /**
     * What the world that was named last refutes.
     *
     * @return assertion to its first refuted finding, by numbers if there is one, in the order of comparison; a live view
     */
    public Map<String, Finding> refutedHere() {
        return Collections.unmodifiableMap(refutedHere);
    }

    /**
     * What was asserted in the world that was named last.
     *
     * @return names, in the order of the first comparison in any world
     */
    public List<String> assertedHere() {
        return assertions.entrySet().stream()
                .filter(assertion -> assertion.getValue().isStatedHere())
                .map(Map.Entry::getKey)
                .toList();
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
     * @return such as "K = 1e9 for p_1 = 0.5; K = 100 for p_1 = 0.8", of all that {@link #holdsFrom} stated
     */
    public Optional<String> onset() {
        return onsets.isEmpty()
                ? Optional.empty()
                : Optional.of(onsets.entrySet().stream()
                        .map(onset -> String.format(Locale.ROOT, "K = %.4g for ", onset.getValue()) + onset.getKey())
                        .collect(Collectors.joining("; ")));
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
