package org.iclconvergence.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import freemarker.core.TemplateHTMLOutputModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.report.CsvTable;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.page.ClaimCard.Comparison;
import org.iclconvergence.report.page.ClaimCard.Control;
import org.iclconvergence.report.page.ClaimCard.Download;
import org.iclconvergence.report.page.ClaimCard.Parameter;
import org.jspecify.annotations.Nullable;

/** Makes the cards out of claims.json and the evidence. */
final class ClaimCards {
    /** More comparisons than this, the ones closest to their thresholds, do not go into the page. */
    private static final int MOST_COMPARISONS = 60;

    private static final Pattern LONG_DECIMAL = Pattern.compile("\\d+\\.(?:\\d{5,}(?:[eE]-?\\d+)?|0(?![\\dEe]))");

    private static final JsonMapper JSON = JsonText.mapper().build();

    private final LedgerDocument ledger;
    private final Path evidence;
    private final Map<String, String> allure;

    private ClaimCards(LedgerDocument ledger, Path evidence, Map<String, String> allure) {
        this.ledger = ledger;
        this.evidence = evidence;
        this.allure = allure;
    }

    static List<ClaimCard> of(LedgerDocument ledger, Path evidence, Map<String, String> allure) throws IOException {
        ClaimCards maker = new ClaimCards(ledger, evidence, allure);
        List<ClaimCard> cards = new ArrayList<>();
        for (LedgerDocument.Entry claim : ledger.claims()) {
            cards.add(maker.card(claim));
        }
        return cards;
    }

    private ClaimCard card(LedgerDocument.Entry claim) throws IOException {
        return new ClaimCard(
                claim.id(),
                Notation.html(claim.title()),
                claim.title(),
                claim.section(),
                claim.origin(),
                claim.kind(),
                claim.gate(),
                Grounds.of(claim, ledger.control() != null),
                claim.verdict() == null ? "not run" : claim.verdict(),
                Notation.html(claim.statement()),
                claim.hypotheses().stream().map(Notation::html).toList(),
                claim.uses(),
                ledger.claims().stream()
                        .filter(other -> other.uses().contains(claim.id()))
                        .map(LedgerDocument.Entry::id)
                        .toList(),
                claim.ancestorsHold(),
                comparison(claim.finding()),
                claim.findings() == null ? null : String.format(Locale.ROOT, "%,d", claim.findings()),
                claim.onset() == null ? null : Notation.html(claim.onset()),
                claim.kind().equals("stochastic") && claim.falseAlarm() != null ? Digits.of(claim.falseAlarm()) : null,
                claim.seeds(),
                claim.seconds() == null ? null : String.format(Locale.ROOT, "%.1f s", claim.seconds()),
                claim.parameters().entrySet().stream()
                        .map(entry -> parameter(entry.getKey(), entry.getValue()))
                        .toList(),
                claim.message(),
                controls(claim),
                downloads(claim),
                "allure.html" + allure.getOrDefault(claim.id(), ""));
    }

    static Parameter parameter(String name, String value) {
        return new Parameter(value(name), value(value));
    }

    /** Long decimals are shortened, and whole numbers lose their ".0"; the full ones are in the data. */
    static TemplateHTMLOutputModel value(String value) {
        return Notation.html(LONG_DECIMAL
                .matcher(value)
                .replaceAll(decimal -> Digits.of(Double.parseDouble(decimal.group()), 6))
                .replaceAll("(?<![\\p{L}\\d])-(?=\\d)", "−"));
    }

    private static @Nullable Comparison comparison(LedgerDocument.@Nullable Measured finding) {
        return finding == null
                ? null
                : new Comparison(
                        value(finding.what()),
                        Digits.of(finding.estimate(), digits(finding)),
                        Digits.of(finding.error()),
                        direction(finding) + Digits.of(finding.threshold(), digits(finding)),
                        Digits.of(finding.margin()));
    }

    /** As many as tell the estimate from its threshold. */
    private static int digits(LedgerDocument.Measured finding) {
        int digits = Digits.USUAL;
        while (digits < 17
                && finding.estimate() != finding.threshold()
                && Digits.of(finding.estimate(), digits).equals(Digits.of(finding.threshold(), digits))) {
            digits++;
        }
        return digits;
    }

    /** What was asked of the estimate: it lies on the good side of its threshold exactly if the margin is not negative. */
    private static String direction(LedgerDocument.Measured finding) {
        if (!Double.isFinite(finding.margin()) || finding.estimate() == finding.threshold()) {
            return "";
        }
        return finding.estimate() < finding.threshold() == finding.margin() >= 0 ? "≤ " : "≥ ";
    }

    private static List<Control> controls(LedgerDocument.Entry claim) {
        return claim.controls().entrySet().stream()
                .map(entry -> new Control(
                        entry.getKey(),
                        entry.getValue().required(),
                        entry.getValue().verdict() == null
                                ? "not run"
                                : entry.getValue().verdict(),
                        comparison(entry.getValue().finding()),
                        Grounds.Smallest.of(entry.getValue().smallest())))
                .sorted(Comparator.comparing(control -> !control.required()))
                .toList();
    }

    private List<Download> downloads(LedgerDocument.Entry claim) throws IOException {
        List<Download> downloads = new ArrayList<>();
        downloads.add(new Download(
                claim.id() + ".json",
                DataUri.of("application/json", record(claim)),
                "the claim's record in claims.json"));
        Path findings = evidence.resolve(claim.id()).resolve("findings.csv");
        if (Files.exists(findings)) {
            List<FindingRow> rows = new ArrayList<>();
            for (Located row : Reading.csv(findings)) {
                rows.add(FindingRow.read(row));
            }
            downloads.add(findings(claim, rows));
        }
        return downloads;
    }

    private static String record(LedgerDocument.Entry claim) {
        try {
            return JSON.writeValueAsString(claim);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A row of findings.csv, as it was written. */
    private record FindingRow(double margin, Object[] cells) {
        private static final String[] COLUMNS = {"what", "estimate", "error", "threshold", "margin"};

        static FindingRow read(Located row) throws IOException {
            Object[] cells = new Object[COLUMNS.length];
            for (int i = 0; i < COLUMNS.length; i++) {
                cells[i] = row.field(COLUMNS[i]).text();
            }
            return new FindingRow(row.field("margin").number(), cells);
        }
    }

    /** The evidence itself may have left some out, too: the claim knows how many there were. */
    private static Download findings(LedgerDocument.Entry claim, List<FindingRow> findings) {
        int kept = Math.min(findings.size(), MOST_COMPARISONS);
        long all = Math.max(claim.findings() == null ? 0 : claim.findings(), findings.size());
        CsvTable table = new CsvTable(FindingRow.COLUMNS);
        (kept < all ? findings.stream().sorted(Comparator.comparingDouble(FindingRow::margin)) : findings.stream())
                .limit(kept)
                .forEach(row -> table.row(row.cells));
        return new Download(
                claim.id() + ".csv",
                DataUri.of("text/csv", table.toString()),
                kept == all
                        ? "every comparison"
                        : String.format(
                                Locale.ROOT, "the %d comparisons closest to their thresholds, of %,d", kept, all));
    }
}
