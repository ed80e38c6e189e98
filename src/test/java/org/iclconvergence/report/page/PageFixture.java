package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.iclconvergence.claims.Assertion;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.DrawnWorlds;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.LedgerFixture;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.LedgerJson;

/** Pages of all claims with made-up results and small evidence. */
public final class PageFixture {
    /** What must come out as text, whatever it stands in. */
    public static final String HOSTILE =
            "<script>alert(1)</script> </script> <img src=hostile.png onerror=alert(2)> &amp; \"double\" 'single'";

    /** The claim that {@link #refuted} refutes. */
    public static final String REFUTED = "IMB-13";

    private static final WorldsSeen WORLDS = new WorldsSeen(8, 4, 300);
    private static final Path CATALOGUE = Path.of("theory-checks", "claims.yaml");

    private PageFixture() {}

    /** The ids of claims.yaml. */
    public static List<String> claims() throws IOException {
        return ClaimCatalogue.read(CATALOGUE).all().stream().map(Claim::id).toList();
    }

    /** How many numbers of a run paper.yaml asks for. */
    public static int measuredNumbers() throws IOException {
        return Paper.read().loose().stream()
                .mapToInt(entry -> entry.measured().size())
                .sum();
    }

    /** A page on which every claim holds and every control is refuted. */
    public static Path good(Path folder) throws IOException {
        goodLedger(folder);
        return write(folder, PageEvidence.write(folder, "balanced"));
    }

    /** The claims.json of {@link #good}, and nothing else. */
    static void goodLedger(Path folder) throws IOException {
        goodLedger(folder, RunSettings.REFERENCE);
    }

    static void goodLedger(Path folder, RunSettings settings) throws IOException {
        ClaimCatalogue catalogue = ClaimCatalogue.read(CATALOGUE);
        Ledger ledger = Ledger.of(catalogue, results(catalogue), settings);
        assertThat(ledger.faults()).isEmpty();
        json(ledger, folder);
    }

    /** A page on which one claim is refuted, a control survives, one did not run, and every text is hostile. */
    public static Path refuted(Path folder) throws IOException {
        ClaimCatalogue catalogue = ClaimCatalogue.read(hostileCatalogue(folder));
        List<CheckResult> results = new ArrayList<>(results(catalogue));
        results.removeIf(result -> result.id().equals(REFUTED));
        Finding finding = new Finding(HOSTILE, 3, 0.5, 2, -0.5, Verdict.REFUTED);
        String control = catalogue.require(REFUTED).refutedBy().get(0);
        results.add(result(
                REFUTED,
                null,
                finding,
                0,
                Map.of(HOSTILE, HOSTILE),
                Set.of(HOSTILE),
                WORLDS,
                new Counterexample(HOSTILE, HOSTILE, 3, 2, 1),
                HOSTILE));
        results.add(result(
                REFUTED,
                control,
                new Finding(HOSTILE, 1, 0, 2, 0.5, Verdict.HOLDS),
                0,
                Map.of(),
                Set.of(),
                WORLDS,
                null,
                "it survived"));
        results.removeIf(result -> result.id().equals("EXP-1"));
        json(Ledger.of(catalogue, results, RunSettings.REFERENCE), folder);
        return write(folder, PageEvidence.write(folder, "balanced " + HOSTILE));
    }

    private static Path hostileCatalogue(Path folder) throws IOException {
        String text = Files.readString(CATALOGUE);
        int from = text.indexOf("- id: " + REFUTED + "\n");
        int to = text.indexOf("\n- id: ", from);
        String quoted = "'" + HOSTILE.replace("'", "''") + "'";
        String row = text.substring(from, to)
                .replaceFirst("(?m)^  title: .*$", "  title: " + quoted)
                .replaceFirst("(?m)^  statement: .*$", "  statement: " + quoted)
                .replaceFirst("(?m)^  hypotheses: .*$", "  hypotheses: [" + quoted + "]")
                .replaceFirst("(?m)^  establishedBy: .*$", "  establishedBy: {means: exact, where: " + quoted + "}");
        return Files.writeString(folder.resolve("claims.yaml"), text.substring(0, from) + row + text.substring(to));
    }

    private static List<CheckResult> results(ClaimCatalogue catalogue) throws IOException {
        Map<String, Map<String, String>> parameters = parameters();
        List<CheckResult> results = new ArrayList<>();
        for (Claim claim : catalogue.all()) {
            boolean stochastic = claim.kind() == Claim.Kind.STOCHASTIC;
            results.add(result(
                    claim.id(),
                    null,
                    new Finding("p_1 = 0.5, K = 1e6", 1.00001, 1e-9, 2, 0.5, Verdict.HOLDS),
                    stochastic ? 1e-6 : 0,
                    parameters.getOrDefault(claim.id(), Map.of()),
                    claim.proved().orElse(Map.of()).keySet(),
                    claim.worlds().flatMap(DrawnWorlds::pinned).isPresent() ? new WorldsSeen(8, 4, 0) : WORLDS,
                    null,
                    null));
            for (String control : claim.refutedBy()) {
                results.add(result(
                        claim.id(),
                        control,
                        new Finding("x", 3, 0, 2, -0.5, Verdict.REFUTED),
                        0,
                        Map.of(),
                        Set.of(),
                        WORLDS,
                        new Counterexample("K = 3, p_1 = 0.6", "x", 3, 2, 5),
                        null));
            }
        }
        return results;
    }

    /** Every number that paper.yaml asks for. */
    private static Map<String, Map<String, String>> parameters() throws IOException {
        Map<String, Map<String, String>> parameters = new LinkedHashMap<>();
        Paper.read().loose().stream()
                .flatMap(entry -> entry.measured().stream())
                .forEach(number -> parameters
                        .computeIfAbsent(number.claim(), claim -> new LinkedHashMap<>())
                        .put(number.parameter(), "0.123456789"));
        return parameters;
    }

    private static CheckResult result(
            String id,
            String control,
            Finding finding,
            double falseAlarm,
            Map<String, String> parameters,
            Set<String> moreAssertions,
            WorldsSeen worlds,
            Counterexample smallest,
            String message) {
        return new CheckResult(
                id,
                control,
                finding.verdict(),
                finding,
                1,
                falseAlarm,
                control == null ? "K = 8" : null,
                Long.toString(RunSettings.REFERENCE.baseSeed()),
                0.25,
                parameters,
                List.of(),
                Stream.concat(Stream.of("x"), moreAssertions.stream())
                        .map(name -> new Assertion(
                                name,
                                "XCheck:1",
                                Math.max(1, worlds.drawn()),
                                worlds.drawn(),
                                finding.verdict(),
                                finding.verdict() == Verdict.REFUTED,
                                finding.margin()))
                        .toList(),
                worlds,
                smallest,
                message);
    }

    private static void json(Ledger ledger, Path folder) throws IOException {
        LedgerJson.write(
                LedgerDocument.of(ledger, LedgerFixture.run(ledger.settings()), Instant.parse("2026-01-31T12:00:00Z")),
                folder.resolve("claims.json"));
    }

    /** Makes the page out of claims.json in the same folder. */
    static Path write(Path folder, Path evidence) throws IOException {
        Path page = folder.resolve("index.html");
        PaperPage.write(folder.resolve("claims.json"), evidence, Map.of(), page);
        return page;
    }
}
