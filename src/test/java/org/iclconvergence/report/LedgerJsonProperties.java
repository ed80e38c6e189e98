package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.iclconvergence.claims.Assertion;
import org.iclconvergence.claims.Baseline;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.LedgerFixture;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.reading.Damages;
import org.iclconvergence.stats.Estimate;

/** What is written is read again, and what is not as it was written is one line. */
class LedgerJsonProperties {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Path folder;

    /** What the ledger and the page read. */
    enum Kind {
        CATALOGUE("claims.yaml"),
        RESULT("results/A-1.json"),
        BASELINE("baseline.json"),
        DOCUMENT("claims.json");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        Path file() {
            return folder.resolve(name);
        }

        Object read() throws IOException {
            return switch (this) {
                case CATALOGUE -> ClaimCatalogue.read(file());
                case RESULT -> LedgerJson.readResults(folder.resolve("results"));
                case BASELINE -> LedgerJson.readBaseline(file());
                case DOCUMENT -> LedgerJson.readDocument(file());
            };
        }
    }

    @BeforeContainer
    static void create() throws IOException {
        folder = Files.createTempDirectory("ledger");
        Files.createDirectory(folder.resolve("results"));
    }

    @AfterContainer
    static void delete() throws IOException {
        for (Kind kind : Kind.values()) {
            Files.deleteIfExists(kind.file());
        }
        Files.delete(folder.resolve("results"));
        Files.delete(folder);
    }

    @Provide
    Arbitrary<CheckResult> results() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(6);
        Arbitrary<Double> numbers = Arbitraries.oneOf(
                Arbitraries.doubles(), Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, -0.0));
        return Combinators.combine(
                        Arbitraries.of(Verdict.values()),
                        Combinators.combine(texts, numbers, numbers, numbers).as(LedgerJsonProperties::finding),
                        Arbitraries.longs().between(1, Long.MAX_VALUE),
                        Arbitraries.doubles().between(0, 0.999).ofScale(3),
                        texts.injectNull(0.5),
                        Arbitraries.maps(texts, texts).ofMaxSize(3),
                        texts.list().ofMaxSize(3))
                .as((verdict, finding, findings, falseAlarm, text, parameters, files) -> {
                    boolean empty = verdict == Verdict.VACUOUS || verdict == Verdict.NOT_APPLICABLE;
                    return new CheckResult(
                            "A-1",
                            null,
                            empty ? verdict : finding.verdict(),
                            empty ? null : finding,
                            empty ? 0 : findings,
                            falseAlarm,
                            text,
                            "7",
                            falseAlarm * 1e6,
                            parameters,
                            files,
                            empty
                                    ? List.of()
                                    : List.of(new Assertion(
                                            text + "x",
                                            "XCheck:1",
                                            findings,
                                            findings % 2,
                                            finding.verdict(),
                                            finding.verdict() == Verdict.REFUTED,
                                            finding.margin())),
                            new WorldsSeen(1, findings, 2),
                            empty || finding.verdict() != Verdict.REFUTED
                                    ? null
                                    : new Counterexample(
                                            "K = 2", text + "x", finding.estimate(), finding.threshold(), 1),
                            text);
                });
    }

    private static Finding finding(String what, double estimate, double error, double threshold) {
        Evidence evidence = new Evidence();
        evidence.atMost(what, new Estimate(estimate, Double.isNaN(error) ? 0 : Math.abs(error)), threshold);
        return evidence.worst().orElseThrow();
    }

    private static Ledger ledger(CheckResult result) throws IOException {
        List<CheckResult> results =
                new ArrayList<>(List.of(result, LedgerFixture.result("A-1", "lie", Verdict.REFUTED)));
        return Ledger.of(catalogue(folder, row("A-1"), row("B-2")), results, RunSettings.REFERENCE);
    }

    private static LedgerDocument write(CheckResult result) throws IOException {
        LedgerJson.write(result, Kind.RESULT.file());
        Ledger ledger = ledger(result);
        LedgerDocument document = LedgerDocument.of(ledger, LedgerFixture.run(ledger.settings()), Instant.EPOCH);
        LedgerJson.write(document, Kind.DOCUMENT.file());
        Ledger alone = Ledger.of(catalogue(folder, row("A-1")), List.of(result), RunSettings.REFERENCE);
        LedgerJson.write(Baseline.of(alone), Kind.BASELINE.file());
        return document;
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_is_written_is_read_again(@ForAll("results") CheckResult result) throws IOException {
        LedgerDocument document = write(result);
        assertThat(LedgerJson.readResults(folder.resolve("results"))).containsExactly(result);
        assertThat(LedgerJson.readDocument(Kind.DOCUMENT.file())).isEqualTo(document);
        Ledger alone = Ledger.of(catalogue(folder, row("A-1")), List.of(result), RunSettings.REFERENCE);
        assertThat(LedgerJson.readBaseline(Kind.BASELINE.file())).isEqualTo(Baseline.of(alone));
    }

    /** Tables whose keys are free. */
    private static final List<String> MAPS = List.of("parameters", "matrix", "controls");

    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
    void no_field_may_be_missing_or_of_another_type(@ForAll("results") CheckResult result) throws IOException {
        write(result);
        for (Kind kind : List.of(Kind.RESULT, Kind.BASELINE, Kind.DOCUMENT)) {
            JsonNode valid = JSON.readTree(kind.file().toFile());
            Map<ObjectNode, Boolean> tables = new IdentityHashMap<>();
            collect(valid, false, tables);
            for (Map.Entry<ObjectNode, Boolean> table : tables.entrySet()) {
                for (String field : keys(table.getKey())) {
                    JsonNode value = table.getKey().remove(field);
                    boolean free = table.getValue() || kind == Kind.BASELINE && field.matches("[AB]-[12]");
                    if (!free) {
                        assertRefused(kind, valid, field + " is missing");
                    }
                    table.getKey().set(field, JSON.readTree("[[]]"));
                    assertRefused(kind, valid, " must be ");
                    table.getKey().set(field, value);
                }
            }
        }
    }

    private static void collect(JsonNode node, boolean free, Map<ObjectNode, Boolean> tables) {
        if (node instanceof ObjectNode table) {
            tables.put(table, free);
            for (String field : keys(table)) {
                collect(table.get(field), MAPS.contains(field), tables);
            }
        } else {
            node.forEach(child -> collect(child, false, tables));
        }
    }

    private static List<String> keys(JsonNode table) {
        List<String> keys = new ArrayList<>();
        table.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static void assertRefused(Kind kind, JsonNode document, String message) throws IOException {
        Files.writeString(kind.file(), JSON.writeValueAsString(document));
        assertThatThrownBy(kind::read)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(kind.file() + ":1: ")
                .hasMessageContaining(message);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_file_is_read_or_refused_in_one_line(@ForAll("damaged") Map.Entry<Kind, String> damaged)
            throws IOException {
        Path file = damaged.getKey().file();
        Files.writeString(file, damaged.getValue().replace('\ud800', '?'));
        try {
            assertThat(damaged.getKey().read()).isNotNull();
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching(Pattern.quote(file + ":") + "\\d+: [^\\p{Cc}\\p{Cf}]+");
        }
    }

    @Provide
    Arbitrary<Map.Entry<Kind, String>> damaged() throws IOException {
        write(LedgerFixture.result("A-1", null, Verdict.HOLDS));
        Map<Kind, String> valid = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            valid.put(kind, Files.readString(kind.file()));
        }
        return Arbitraries.of(Kind.values())
                .flatMap(kind -> Damages.of(valid.get(kind)).map(text -> Map.entry(kind, text)));
    }
}
