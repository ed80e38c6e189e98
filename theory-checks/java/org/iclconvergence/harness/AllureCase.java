package org.iclconvergence.harness;

import io.qameta.allure.Allure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.report.AllureLinks;
import org.iclconvergence.report.chart.ChartFile;
import org.iclconvergence.report.figure.EvidenceFigures;
import org.iclconvergence.report.figure.EvidenceFigures.EvidenceFigure;

/**
 * One run of a check as a case of allure.html. Every parameter is excluded from the case's identity, and that is set by hand: a
 * value that differs from run to run, or another control before it, would cost the case its history.
 */
final class AllureCase {
    private final CheckRun run;
    private final Claim claim;

    AllureCase(CheckRun run) {
        this.run = run;
        this.claim = run.claim();
    }

    /** Said before the run, so that a check that breaks is in its place, too. */
    void begin(String name) {
        String story = run.role().decides()
                ? AllureLinks.HONEST_STORY
                : run.role() == Role.CONTROL ? "Controls: must be refuted" : "Other controls, tried";
        Allure.getLifecycle().updateTestCase(test -> {
            test.setName(name);
            test.setHistoryId(claim.id() + (run.isSabotaged() ? "@" + run.lie() : ""));
            test.getLabels().removeIf(label -> label.getName().equals("suite"));
        });
        // the overview counts suites: a refuted claim must not drown among hundreds of controls
        Allure.suite(run.role().decides() ? "Claims" : story);
        Allure.label("subSuite", claim.section());
        Allure.epic(claim.section());
        Allure.feature(claim.id() + " " + claim.title());
        Allure.story(story);
        Allure.description(description(new Evidence()));
        parameter("seed", seed());
    }

    /** Said after the run. */
    void end(Verdict verdict, Evidence evidence) throws IOException {
        parameter("verdict", verdict.word());
        parameter("comparisons", evidence.findings());
        evidence.worst().ifPresent(worst -> {
            parameter("closest to its threshold", worst.what());
            parameter("measured", worst.estimate() + (worst.error() > 0 ? " ± " + number("%.2g", worst.error()) : ""));
            parameter("threshold", worst.threshold());
            parameter("margin", number("%.3g", worst.margin()));
        });
        Allure.description(description(evidence));
        if (evidence.falseAlarm() > 0) {
            parameter("false-alarm probability", number("%.2g", evidence.falseAlarm()));
        }
        evidence.onset().ifPresent(onset -> parameter("onset", onset));
        evidence.parameters().forEach(AllureCase::parameter);
        // the files of a lie are as large as those of the truth, and nobody looks at them
        if (run.role().decides()) {
            attach(evidence);
        }
    }

    private static void parameter(String name, Object value) {
        Allure.parameter(name, value, true);
    }

    /** Figures, drawn here from the tables, before the tables. */
    private void attach(Evidence evidence) throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        evidence.attachments()
                .forEach((name, file) -> tables.put(name, new String(file.content(), StandardCharsets.UTF_8)));
        for (EvidenceFigure figure : EvidenceFigures.of(claim.id(), tables)) {
            attach(figure.name() + ".svg", "image/svg+xml", ChartFile.svg(figure.chart()));
        }
        evidence.attachments().forEach((name, file) -> attach(name, file.mediaType(), tables.get(name)));
    }

    private static void attach(String name, String mediaType, String content) {
        Allure.addAttachment(
                name,
                mediaType,
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                name.substring(name.lastIndexOf('.')));
    }

    /** The statement and its conditions, and the margin once something was compared; in Markdown. */
    String description(Evidence evidence) {
        return literally(claim.statement())
                + "\n\n**Hypotheses:** "
                + (claim.hypotheses().isEmpty() ? "none" : literally(String.join("; ", claim.hypotheses())))
                + "\n\n**Seed:** " + seed()
                + sabotage()
                + evidence.worst()
                        .map(worst -> margin(worst, evidence.findings()))
                        .orElse("");
    }

    private static String seed() {
        return Long.toString(RunOfChecks.current().seeds().base());
    }

    private String sabotage() {
        if (!run.isSabotaged()) {
            return "";
        }
        return "\n\n**Sabotaged on purpose** (" + run.lie() + "): "
                + literally(run.wiring().lie().story())
                + switch (run.role()) {
                    case DECIDES, PLUGGED -> " So is every other run, to show what the defect does.";
                    case CONTROL -> " The run passes if the claim is refuted.";
                    case TRIED ->
                        " The run passes if the claim is refuted or not; the falsification matrix shows which.";
                };
    }

    /** A sabotaged run ends with its first refuted finding: how many there were says nothing there. */
    private String margin(Finding worst, long comparisons) {
        return "\n\n**Margin:** " + number("%.3g", worst.margin())
                + (run.role().decides() && comparisons > 1
                        ? ", the smallest of " + number("%,d", comparisons) + " comparisons, at “"
                        : ", at “")
                + literally(worst.what())
                + "”. It is what is left between the measured value and its threshold after the whole error, relative to the"
                + " threshold if that is not 0. At the threshold it is 0, beyond it negative; a yes is 1 and a no is −1.";
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Descriptions are Markdown, in which the asterisks and underscores of formulas would be emphasis. */
    private static String literally(String text) {
        return text.replaceAll("([\\\\`*_<>\\[\\]~])", "\\\\$1");
    }
}
