package org.iclconvergence.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.FalsificationMatrix;
import org.iclconvergence.claims.FalsificationMatrix.Cell;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.stats.ErrorBudget;

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
        String commit,
        String started,
        String generated,
        String trainer,
        String control,
        String selection,
        String seed,
        List<String> seeds,
        int effort,
        Summary summary,
        Budget budget,
        List<String> faults,
        Map<String, Column> matrix,
        double seconds,
        List<Entry> claims) {

    /** What is counted. */
    public record Summary(int claims, long holds, long controls, long controlsRefuted) {}

    /** The false-alarm budget of the suite. */
    public record Budget(double limit, double spent, boolean kept) {}

    /** Claims by what happened to them under one control. */
    public record Column(
            List<String> refutes, List<String> survivedBy, List<String> notApplicableTo, List<String> notRun) {}

    /** A finding: the one closest to its threshold. */
    public record Measured(String what, double estimate, double error, double threshold, double margin) {}

    /** A run under a control. */
    public record Control(
            boolean required, String verdict, Measured finding, Long findings, Double seconds, String message) {}

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
            String verdict,
            Boolean ancestorsHold,
            Measured finding,
            String onset,
            Double falseAlarm,
            Long findings,
            List<String> seeds,
            Double seconds,
            Map<String, String> parameters,
            List<String> files,
            String message,
            Map<String, Control> controls) {}

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
                run.versions().get(Run.PROJECT),
                run.versions().get("java"),
                run.versions().get("os"),
                run.commit(),
                run.started(),
                generated.toString(),
                ledger.settings().trainer(),
                ledger.settings().control(),
                ledger.settings().selection().toString(),
                ledger.settings().seed(),
                seeds(ledger.rows().stream().flatMap(LedgerDocument::runs)),
                ledger.settings().effort(),
                summary(ledger),
                new Budget(ErrorBudget.LIMIT, budget.spent(), budget.isKept()),
                ledger.faults(),
                matrix(ledger.matrix()),
                ledger.rows().stream()
                        .flatMap(LedgerDocument::runs)
                        .mapToDouble(CheckResult::seconds)
                        .sum(),
                ledger.rows().stream().map(row -> entry(ledger, row)).toList());
    }

    private static Summary summary(Ledger ledger) {
        return new Summary(ledger.rows().size(), ledger.holding(), ledger.controlsRequired(), ledger.controlsRefuted());
    }

    private static Entry entry(Ledger ledger, Ledger.Row row) {
        Claim claim = row.claim();
        CheckResult result = row.honest().orElse(null);
        return new Entry(
                claim.id(),
                claim.revision(),
                claim.title(),
                claim.section(),
                claim.origin().name().toLowerCase(Locale.ROOT),
                claim.kind().name().toLowerCase(Locale.ROOT),
                claim.statement(),
                claim.hypotheses(),
                claim.uses(),
                claim.gate(),
                row.verdict().map(Verdict::word).orElse(null),
                ledger.ancestorsHold(row).orElse(null),
                result == null ? null : measured(result.finding()),
                result == null ? null : result.onset(),
                result == null ? null : result.falseAlarm(),
                result == null ? null : result.findings(),
                seeds(runs(row)),
                result == null ? null : result.seconds(),
                result == null ? Map.of() : result.parameters(),
                result == null ? List.of() : result.files(),
                result == null ? null : result.message(),
                controls(row));
    }

    private static Map<String, Control> controls(Ledger.Row row) {
        Map<String, Control> controls = new LinkedHashMap<>();
        row.claim().refutedBy().forEach(name -> controls.put(name, new Control(true, null, null, null, null, null)));
        row.controls()
                .forEach((name, result) -> controls.put(
                        name,
                        new Control(
                                row.claim().refutedBy().contains(name),
                                result.verdict().word(),
                                measured(result.finding()),
                                result.findings(),
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

    private static Measured measured(Finding finding) {
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
