package org.iclconvergence.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.DrawnWorlds;
import org.iclconvergence.claims.Establishment;
import org.iclconvergence.claims.FalsificationMatrix;
import org.iclconvergence.claims.FalsificationMatrix.Cell;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.reading.NonFinite;
import org.iclconvergence.stats.ErrorBudget;
import org.jspecify.annotations.Nullable;

/**
 * The shape of claims.json, which theory-checks/ledger.schema.json describes field by field. Absent values are written as
 * null.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LedgerDocument(
        int schema,
        String project,
        String java,
        String os,
        @Nullable String commit,
        @Nullable String started,
        String generated,
        String trainer,
        @Nullable String control,
        String selection,
        String seed,
        List<String> seeds,
        int effort,
        @Nullable Integer runs,
        int draws,
        Summary summary,
        Budget budget,
        List<String> faults,
        Map<String, Column> matrix,
        double seconds,
        List<Entry> claims) {

    /** What is counted; establishedBy counts the claims that hold. */
    public record Summary(
            int claims,
            long holds,
            long controls,
            long controlsRefuted,
            long assertions,
            long assertionsRefuted,
            long assertionsProved,
            long worlds,
            Map<String, Long> establishedBy) {
        /** Counts; {@code @throws IllegalArgumentException} if one of the means is missing. */
        public Summary {
            for (Establishment.Means means : Establishment.Means.values()) {
                if (establishedBy.get(means.toString()) == null) {
                    throw new IllegalArgumentException("establishedBy." + means + " is missing");
                }
            }
        }
    }

    /** The false-alarm budget of the suite. */
    public record Budget(double limit, double spent, boolean kept) {}

    /** Claims by what happened to them under one control. */
    public record Column(
            List<String> refutes, List<String> survivedBy, List<String> notApplicableTo, List<String> notRun) {}

    /** A finding: the one closest to its threshold. */
    public record Measured(
            String what,
            @NonFinite double estimate,
            @NonFinite double error,
            @NonFinite double threshold,
            @NonFinite double margin) {}

    /** What establishes a claim. */
    public record EstablishedBy(String means, String where) {
        /** What establishes it; {@code @throws IllegalArgumentException} if the means are none. */
        public EstablishedBy {
            if (Arrays.stream(Establishment.Means.values())
                    .noneMatch(each -> each.toString().equals(means))) {
                throw new IllegalArgumentException("means is " + means + ", which is none");
            }
        }
    }

    /** The worlds of a claim: the quantifiers in words if some are drawn, and the mass that may still violate it. */
    public record Worlds(
            @Nullable String quantifiers,
            long pinned,
            long edges,
            long drawn,
            @Nullable Double mayViolate) {}

    /** One assertion of a claim's check; the controls that refute it, or its proof. */
    public record Asserted(
            String name,
            String site,
            long comparisons,
            long drawnWorlds,
            String verdict,
            @NonFinite double margin,
            List<String> refutedBy,
            @Nullable String proof) {}

    /** A run under a control. */
    public record Control(
            boolean required,
            @Nullable String verdict,
            @Nullable Measured finding,
            @Nullable Long findings,
            List<String> refutes,
            @Nullable Counterexample smallest,
            @Nullable Double seconds,
            @Nullable String message) {
        /** A run; {@code @throws IllegalArgumentException} if the verdict is none, or missing beside a finding. */
        public Control {
            requireVerdict(verdict, finding);
        }
    }

    /** A claim with what was found about it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Entry(
            String id,
            int revision,
            String title,
            String section,
            String origin,
            String kind,
            String statement,
            List<String> hypotheses,
            List<String> uses,
            boolean gate,
            @Nullable String verdict,
            @Nullable Boolean ancestorsHold,
            @Nullable Measured finding,
            @Nullable String onset,
            @Nullable Double falseAlarm,
            @Nullable Long findings,
            List<String> seeds,
            @Nullable Double seconds,
            Map<String, String> parameters,
            List<String> files,
            @Nullable String message,
            EstablishedBy establishedBy,
            @Nullable Worlds worlds,
            List<Asserted> assertions,
            @Nullable Counterexample smallest,
            Map<String, Control> controls) {
        /** A claim; {@code @throws IllegalArgumentException} if the verdict is none, or missing beside a finding. */
        public Entry {
            requireVerdict(verdict, finding);
        }
    }

    private static void requireVerdict(@Nullable String verdict, @Nullable Measured finding) {
        boolean known =
                Arrays.stream(Verdict.values()).anyMatch(each -> each.word().equals(verdict));
        if (verdict == null ? finding != null : !known) {
            throw new IllegalArgumentException("verdict is " + verdict + ", which is none");
        }
    }

    /**
     * Says everything about a ledger.
     *
     * @param ledger the claims with their results
     * @param run that gave the results
     * @param generated the moment at which the report is made
     * @return what claims.json holds
     */
    public static LedgerDocument of(Ledger ledger, Run run, Instant generated) {
        ErrorBudget budget = ledger.budget();
        return new LedgerDocument(
                LedgerJson.SCHEMA,
                run.version(Run.PROJECT),
                run.version("java"),
                run.version("os"),
                run.commit(),
                run.started(),
                generated.toString(),
                ledger.settings().trainer(),
                ledger.settings().control(),
                ledger.settings().selection().toString(),
                ledger.settings().seed(),
                seeds(ledger.rows().stream().flatMap(LedgerDocument::runs)),
                ledger.settings().effort(),
                ledger.settings().runs(),
                ledger.settings().draws(),
                summary(ledger),
                new Budget(ErrorBudget.LIMIT, budget.spent(), budget.isKept()),
                ledger.faults(),
                matrix(ledger.matrix()),
                ledger.rows().stream()
                        .flatMap(LedgerDocument::runs)
                        .mapToDouble(CheckResult::seconds)
                        .sum(),
                ledger.rows().stream().map(LedgerDocument::entry).toList());
    }

    private static Summary summary(Ledger ledger) {
        Map<String, Long> establishedBy = new LinkedHashMap<>();
        for (Establishment.Means means : Establishment.Means.values()) {
            establishedBy.put(
                    means.toString(),
                    ledger.rows().stream()
                            .filter(row -> row.verdict().equals(Optional.of(Verdict.HOLDS))
                                    && row.claim().establishedBy().means() == means)
                            .count());
        }
        return new Summary(
                ledger.rows().size(),
                ledger.holding(),
                ledger.controlsRequired(),
                ledger.controlsRefuted(),
                ledger.assertions(),
                ledger.assertionsRefuted(),
                ledger.assertionsProved(),
                ledger.rows().stream()
                        .flatMap(row -> row.honest().stream())
                        .mapToLong(result -> result.worlds().total())
                        .sum(),
                establishedBy);
    }

    private static Entry entry(Ledger.Row row) {
        Claim claim = row.claim();
        CheckResult result = row.honest().orElse(null);
        return new Entry(
                claim.id(),
                claim.revision(),
                claim.title(),
                claim.section(),
                claim.origin().toString(),
                claim.kind().toString(),
                claim.statement(),
                claim.hypotheses(),
                claim.uses(),
                claim.gate(),
                row.verdict().map(Verdict::word).orElse(null),
                row.ancestorsHold().orElse(null),
                result == null ? null : measured(result.finding()),
                result == null ? null : result.onset(),
                result == null ? null : result.falseAlarm(),
                result == null ? null : result.findings(),
                seeds(runs(row)),
                result == null ? null : result.seconds(),
                result == null ? Map.of() : result.parameters(),
                result == null ? List.of() : result.files(),
                result == null ? null : result.message(),
                new EstablishedBy(
                        claim.establishedBy().means().toString(),
                        claim.establishedBy().where()),
                result == null ? null : worlds(claim, result),
                row.assertions().stream()
                        .map(each -> new Asserted(
                                each.name(),
                                each.site(),
                                each.comparisons(),
                                each.drawnWorlds(),
                                each.verdict().word(),
                                each.margin(),
                                row.refuters(each.name()),
                                claim.proofOf(each.name()).orElse(null)))
                        .toList(),
                result == null ? null : result.smallest(),
                controls(row));
    }

    private static Worlds worlds(Claim claim, CheckResult result) {
        WorldsSeen seen = result.worlds();
        return new Worlds(
                claim.worlds().map(DrawnWorlds::quantifiers).orElse(null),
                seen.pinned(),
                seen.edges(),
                seen.drawn(),
                result.mayViolate(claim).orElse(null));
    }

    private static Map<String, Control> controls(Ledger.Row row) {
        Map<String, Control> controls = new LinkedHashMap<>();
        row.claim()
                .refutedBy()
                .forEach(name -> controls.put(name, new Control(true, null, null, null, List.of(), null, null, null)));
        row.controls()
                .forEach((name, result) -> controls.put(
                        name,
                        new Control(
                                row.claim().refutedBy().contains(name),
                                result.verdict().word(),
                                measured(result.finding()),
                                result.findings(),
                                result.refutedAssertions(),
                                result.smallest(),
                                result.seconds(),
                                result.message())));
        return controls;
    }

    private static Map<String, Column> matrix(FalsificationMatrix matrix) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String control : matrix.cells().keySet()) {
            columns.put(
                    control,
                    new Column(
                            matrix.claims(control, Cell.REFUTED),
                            matrix.claims(control, Cell.SURVIVED),
                            matrix.claims(control, Cell.NOT_APPLICABLE),
                            matrix.claims(control, Cell.NOT_RUN)));
        }
        return columns;
    }

    private static @Nullable Measured measured(@Nullable Finding finding) {
        return finding == null
                ? null
                : new Measured(
                        finding.what(), finding.estimate(), finding.error(), finding.threshold(), finding.margin());
    }

    private static Stream<CheckResult> runs(Ledger.Row row) {
        return Stream.concat(row.honest().stream(), row.controls().values().stream());
    }

    private static List<String> seeds(Stream<CheckResult> runs) {
        return runs.map(CheckResult::seed).distinct().sorted().toList();
    }
}
