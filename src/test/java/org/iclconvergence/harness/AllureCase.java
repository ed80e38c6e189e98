package org.iclconvergence.harness;

import io.qameta.allure.Allure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.report.AllureLinks;
import org.iclconvergence.report.WorldsInWords;
import org.iclconvergence.report.chart.ChartFile;
import org.iclconvergence.report.figure.EvidenceFigures;
import org.iclconvergence.report.figure.EvidenceFigures.EvidenceFigure;
import org.iclconvergence.worlds.Seeds;

/**
 * One run of a check as a case of allure.html. Every parameter is excluded from the case's identity, and that is set by hand: a
 * value that differs from run to run, or another control before it, would cost the case its history.
 */
final class AllureCase {
    private final CheckRun run;
    private final Claim claim;
    private final String seed;

    AllureCase(CheckRun run, Seeds seeds) {
        this.run = run;
        this.claim = run.claim();
        this.seed = Long.toString(seeds.base());
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
        Allure.description(description(new Evidence(), new WorldsSeen(0, 0, 0), Optional.empty()));
        parameter("seed", seed);
    }

    /** Said after the run. */
    void end(Judgement judgement) throws IOException {
        Evidence evidence = judgement.evidence();
        WorldsSeen worlds = judgement.seen();
        Optional<Counterexample> smallest = judgement.smallest();
        parameter("verdict", judgement.verdict().word());
        parameter("comparisons", evidence.findings());
        parameter("worlds", worlds.total());
        smallest.ifPresent(found -> parameter("smallest world that refutes", found.world()));
        evidence.worst().ifPresent(worst -> {
            parameter("closest to its threshold", worst.what());
            parameter("measured", worst.estimate() + (worst.error() > 0 ? " ± " + number("%.2g", worst.error()) : ""));
            parameter("threshold", worst.threshold());
            parameter("margin", number("%.3g", worst.margin()));
        });
        Allure.description(description(evidence, worlds, smallest));
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

    /**
     * The statement and its conditions, what establishes it, and once something was compared the worlds and the margin; in
     * Markdown.
     */
    String description(Evidence evidence, WorldsSeen worlds, Optional<Counterexample> smallest) {
        return literally(claim.statement())
                + claim.worlds()
                        .map(drawn -> "\n\n**For every** " + literally(drawn.quantifiers()))
                        .orElse("")
                + "\n\n**Hypotheses:** "
                + (claim.hypotheses().isEmpty() ? "none" : literally(String.join("; ", claim.hypotheses())))
                + "\n\n**Established:** " + claim.establishedBy().means() + ", "
                + literally(claim.establishedBy().where())
                + "\n\n**Seed:** " + seed
                + sabotage()
                + (worlds.total() == 0 ? "" : "\n\n**Worlds:** " + WorldsInWords.of(worlds))
                + mayViolate(evidence)
                + smallest.map(AllureCase::counterexample).orElse("")
                + evidence.worst()
                        .map(worst -> margin(worst, evidence.findings()))
                        .orElse("");
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

    /** A lie is looked at until it has refuted everything: only a run that decides saw all the worlds that it was to see. */
    private String mayViolate(Evidence evidence) {
        return CheckResult.mayViolate(claim, evidence.verdict(), evidence.assertions())
                .filter(mass -> run.role().decides())
                .map(mass -> "; " + WorldsInWords.mayViolate(mass))
                .orElse("");
    }

    private static String counterexample(Counterexample found) {
        String shrinking = WorldsInWords.shrinking(found);
        return "\n\n**Smallest world that refutes:** " + literally(found.world()) + ", in which “"
                + literally(found.assertion()) + "” is " + number("%.6g", found.estimate()) + " against "
                + number("%.6g", found.threshold()) + (shrinking.isEmpty() ? "" : " (" + shrinking + ")");
    }

    /** A lie is looked at until it has refuted everything: how many comparisons there were says nothing there. */
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
