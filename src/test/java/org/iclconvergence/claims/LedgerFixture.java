package org.iclconvergence.claims;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Small catalogues and results for tests of the ledger. */
public final class LedgerFixture {
    /** A row that is right; its id is %s. */
    public static final String ROW = """
            - id: %s
              revision: 1
              section: "2"
              title: a title | with a bar
              origin: paper
              statement: "s"
              hypotheses: ["h"]
              kind: deterministic
              uses: []
              refutedBy: [lie]
              gate: true
              establishedBy: {means: exact, where: "a grid"}
            """;

    private LedgerFixture() {}

    /** A catalogue with these rows. */
    public static ClaimCatalogue catalogue(Path folder, String... rows) throws IOException {
        return ClaimCatalogue.read(Files.writeString(folder.resolve("claims.yaml"), String.join("", rows)));
    }

    /** The same for a test that has no folder of its own. */
    public static ClaimCatalogue catalogue(String... rows) throws IOException {
        Path folder = Files.createTempDirectory("catalogue");
        try {
            return catalogue(folder, rows);
        } finally {
            Files.delete(folder.resolve("claims.yaml"));
            Files.delete(folder);
        }
    }

    /** A row that is right. */
    public static String row(String id) {
        return ROW.formatted(id);
    }

    /** A result with a margin of ±0.25. */
    public static CheckResult result(String id, String control, Verdict verdict) {
        return result(id, control, verdict, 0.25, 0);
    }

    /** A result; the margin is negated unless it holds. */
    public static CheckResult result(String id, String control, Verdict verdict, double margin, double falseAlarm) {
        boolean tried = verdict != Verdict.NOT_APPLICABLE && verdict != Verdict.VACUOUS;
        double shown = verdict == Verdict.HOLDS ? margin : -margin;
        return new CheckResult(
                id,
                control,
                verdict,
                tried ? new Finding("x", Double.isFinite(shown) ? 2 * (1 - shown) : 1.5, 0, 2, shown, verdict) : null,
                tried ? 1 : 0,
                falseAlarm,
                null,
                Long.toString(RunSettings.REFERENCE.baseSeed()),
                0.25,
                Map.of(),
                List.of(),
                tried
                        ? List.of(new Assertion("x", "XCheck:1", 1, 0, verdict, verdict == Verdict.REFUTED, shown))
                        : List.of(),
                new WorldsSeen(1, 0, 0),
                null,
                null);
    }

    /** The same run, in which these were asserted. */
    public static CheckResult asserting(CheckResult of, Assertion... assertions) {
        return asserting(of, of.worlds(), assertions);
    }

    /** The same, seen in other worlds. */
    public static CheckResult asserting(CheckResult of, WorldsSeen worlds, Assertion... assertions) {
        return new CheckResult(
                of.id(),
                of.control(),
                of.verdict(),
                of.finding(),
                of.findings(),
                of.falseAlarm(),
                of.onset(),
                of.seed(),
                of.seconds(),
                of.parameters(),
                of.files(),
                List.of(assertions),
                worlds,
                of.smallest(),
                of.message());
    }

    /** An honest run that holds and one under the control "lie" that is refuted. */
    public static List<CheckResult> good(String id) {
        return List.of(result(id, null, Verdict.HOLDS), result(id, "lie", Verdict.REFUTED));
    }

    /** A claim's own run that a control took the place of. */
    public static CheckResult sabotaged(String id, String control, Verdict verdict) {
        CheckResult own = result(id, null, verdict);
        return new CheckResult(
                id,
                null,
                verdict,
                own.finding(),
                own.findings(),
                0,
                null,
                own.seed(),
                own.seconds(),
                Map.of(CheckResult.SABOTAGE, control),
                List.of(),
                own.assertions(),
                own.worlds(),
                null,
                null);
    }

    /** The reference settings, but for some: such as "icl.claims=IMB-*". */
    public static RunSettings settings(String... assignments) {
        Properties properties = new Properties();
        for (String assignment : assignments) {
            String[] pair = assignment.split("=", 2);
            properties.setProperty(pair[0], pair[1]);
        }
        return RunSettings.of(properties);
    }

    /** A run with these settings, on a machine that no test runs on. */
    public static Run run(RunSettings settings) {
        return new Run(settings, Map.of(Run.PROJECT, "0.1", "java", "17", "os", "Linux amd64"), "abc1234", null);
    }
}
