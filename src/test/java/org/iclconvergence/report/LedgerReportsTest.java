package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.asserting;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.good;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.run;
import static org.iclconvergence.claims.LedgerFixture.sabotaged;
import static org.iclconvergence.claims.LedgerFixture.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.iclconvergence.claims.Assertion;
import org.iclconvergence.claims.Baseline;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.DrawnWorlds;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.claims.WorldsSeen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerReportsTest {
    @TempDir
    private Path folder;

    /** One of each: holds, is refuted by nothing, NaN, did not run. */
    private Ledger mixed() throws IOException {
        List<CheckResult> results = new ArrayList<>(good("A-1"));
        results.add(result("B-2", null, Verdict.NOT_APPLICABLE));
        results.add(result("B-2", "lie", Verdict.HOLDS));
        results.add(odd());
        return Ledger.of(
                catalogue(
                        folder,
                        row("A-1"),
                        row("B-2").replace("a title", "ein sehr, sehr, sehr, sehr, sehr langer <Titel>"),
                        row("C-3").replace("uses: []", "uses: [B-2]"),
                        row("D-4").replace("gate: true", "gate: false")),
                results,
                RunSettings.REFERENCE);
    }

    private static CheckResult odd() {
        return new CheckResult(
                "C-3",
                null,
                Verdict.REFUTED,
                new Finding("x", Double.NaN, 0, 2, Double.NEGATIVE_INFINITY, Verdict.REFUTED),
                1,
                0,
                "K = 8",
                Long.toString(RunSettings.REFERENCE.baseSeed()),
                0.25,
                Map.of("a", "b"),
                List.of("f.csv"),
                List.of(new Assertion("x", "XCheck:1", 1, 0, Verdict.REFUTED, true, Double.NEGATIVE_INFINITY)),
                new WorldsSeen(1, 0, 0),
                new Counterexample("K = 3", "x", Double.NaN, 2, 0),
                "m");
    }

    private static LedgerDocument document(Ledger ledger) {
        return LedgerDocument.of(ledger, run(ledger.settings()), Instant.parse("2026-01-31T12:00:00Z"));
    }

    private static String markdown(Ledger ledger) {
        return LedgerMarkdown.of(document(ledger), ledger.settings().differences());
    }

    private JsonNode json(Ledger ledger) throws IOException {
        Path file = folder.resolve("ledger.json");
        LedgerJson.write(document(ledger), file);
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void claims_json_keeps_to_its_schema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("theory-checks", "ledger.schema.json")));
        JsonNode document = json(mixed());
        assertThat(schema.validate(document)).isEmpty();
        assertThat(schema.validate(
                        json(Ledger.of(catalogue(folder, row("A-1")), good("A-1"), settings("icl.control=lie")))))
                .isEmpty();
        assertThat(schema.validate(json(Ledger.of(catalogue(folder, "[]"), List.of(), RunSettings.REFERENCE))))
                .isEmpty();
        ((ObjectNode) document.at("/claims/0")).put("verdict", "HOLDS");
        ((ObjectNode) document).put("typo", 1);
        assertThat(schema.validate(document)).as("the schema can fail").hasSize(2);
    }

    @Test
    void claims_json_says_what_was_found() throws IOException {
        JsonNode document = json(mixed());
        assertThat(document.path("schema").asInt()).isEqualTo(LedgerJson.SCHEMA);
        assertThat(document.at("/summary/holds").asInt()).isEqualTo(1);
        assertThat(document.at("/seconds").asDouble()).isEqualTo(5 * 0.25);
        assertThat(document.at("/claims/1/verdict").asText()).isEqualTo("not applicable");
        assertThat(document.at("/claims/2/finding/estimate").asText()).isEqualTo("NaN");
        assertThat(document.at("/claims/2/ancestorsHold").asBoolean(true)).isFalse();
        assertThat(document.at("/claims/3/verdict").isNull()).isTrue();
        assertThat(document.at("/claims/0/controls/lie/verdict").asText()).isEqualTo("refuted");
        assertThat(document.at("/claims/3/controls/lie/verdict").isNull()).isTrue();
        assertThat(document.at("/matrix/lie/refutes/0").asText()).isEqualTo("A-1");
        assertThat(document.at("/matrix/lie/notRun")).hasSize(2);
        assertThat(document.at("/faults")).hasSize(mixed().faults().size());
    }

    @Test
    void claims_json_says_what_establishes_a_claim_and_what_refutes_each_assertion() throws IOException {
        String drawn = row("A-1") + "  worlds: {ranges: {K: [2, 64]}, draws: 300}\n  proved: {sum: \"THEORY 3\"}\n";
        CheckResult own = own(new WorldsSeen(8, 4, 300));
        CheckResult lie = asserting(
                result("A-1", "lie", Verdict.REFUTED),
                new Assertion("time", "XCheck:1", 2, 0, Verdict.REFUTED, true, -1),
                new Assertion("sum", "XCheck:2", 2, 0, Verdict.HOLDS, false, 1));
        JsonNode document =
                json(Ledger.of(catalogue(folder, drawn, row("B-2")), List.of(own, lie), RunSettings.REFERENCE));
        JsonNode claim = document.at("/claims/0");
        assertThat(claim.at("/establishedBy").toString()).isEqualTo("{\"means\":\"exact\",\"where\":\"a grid\"}");
        assertThat(claim.at("/worlds/quantifiers").asText()).isEqualTo("K from 2 to 64");
        assertThat(claim.at("/worlds/drawn").asInt()).isEqualTo(300);
        assertThat(claim.at("/worlds/mayViolate").asDouble()).isEqualTo(DrawnWorlds.massThatMayViolate(150));
        assertThat(claim.at("/assertions/1/drawnWorlds").asLong()).isEqualTo(150);
        assertThat(claim.at("/assertions/0/refutedBy").toString()).isEqualTo("[\"lie\"]");
        assertThat(claim.at("/assertions/0/proof").isNull()).isTrue();
        assertThat(claim.at("/assertions/1/refutedBy")).isEmpty();
        assertThat(claim.at("/assertions/1/proof").asText()).isEqualTo("THEORY 3");
        assertThat(claim.at("/controls/lie/refutes").toString()).isEqualTo("[\"time\"]");
        assertThat(document.at("/summary").toString())
                .contains("\"assertions\":2,\"assertionsRefuted\":1,\"assertionsProved\":1,\"worlds\":312")
                .as("a claim that did not run is established by nothing")
                .contains("{\"proved\":0,\"certified\":0,\"exact\":1,\"statistical\":0,\"measured\":0}");
        assertThat(json(mixed()).at("/claims/2/smallest/world").asText()).isEqualTo("K = 3");
    }

    /** What a claim that does not hold leaves open is not bounded by the worlds in which it was seen to hold. */
    @Test
    void only_drawn_worlds_in_which_a_claim_holds_bound_the_rest() throws IOException {
        CheckResult refuted = result("A-1", null, Verdict.REFUTED);
        for (CheckResult own : List.of(
                own(new WorldsSeen(8, 4, 0)),
                asserting(
                        refuted, new WorldsSeen(8, 4, 300), refuted.assertions().toArray(Assertion[]::new)))) {
            JsonNode worlds = json(Ledger.of(catalogue(folder, row("A-1")), List.of(own), RunSettings.REFERENCE))
                    .at("/claims/0/worlds");
            assertThat(worlds.path("mayViolate").isNull()).isTrue();
            assertThat(worlds.path("quantifiers").isNull()).isTrue();
        }
    }

    private static CheckResult own(WorldsSeen worlds) {
        return asserting(
                result("A-1", null, Verdict.HOLDS),
                worlds,
                new Assertion("time", "XCheck:1", 600, worlds.drawn(), Verdict.HOLDS, false, 0.25),
                new Assertion("sum", "XCheck:2", 300, worlds.drawn() / 2, Verdict.HOLDS, false, 1));
    }

    @Test
    void a_claim_established_by_no_known_means_is_refused() throws IOException {
        Path file = folder.resolve("claims.json");
        LedgerJson.write(document(Ledger.of(catalogue(folder, row("A-1")), good("A-1"), RunSettings.REFERENCE)), file);
        Files.writeString(file, Files.readString(file).replace("\"means\" : \"exact\"", "\"means\" : \"sure\""));
        assertThatThrownBy(() -> LedgerJson.readDocument(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("means is sure, which is none");
    }

    @Test
    void the_console_shows_whole_titles_and_faults_last() throws IOException {
        String console = LedgerTable.console(document(mixed()));
        assertThat(console)
                .contains("1 of 4 claims hold; 1 of 4 controls refuted; 7 faults")
                .contains("2 assertions: 1 refuted by a control, 0 proved, 1 neither; 3 worlds")
                .containsPattern("(?m)^claim +verdict +established +margin +controls +time$")
                .containsPattern("(?m)^A-1 .* holds +exact +0\\.25 ")
                .containsPattern("(?m)^C-3 .* refuted +-inf ")
                .contains("false-alarm budget: spent 0.00e+00 of 1e-03 on 0 stochastic claims")
                .contains(
                        "ein sehr, sehr, sehr, sehr, sehr langer <Titel> | with a bar  not applicable",
                        "not run",
                        "-inf")
                .matches("\\A[\\x00-\\x7F]*\\z");
        List<String> lines = console.lines().toList();
        assertThat(lines.subList(lines.size() - 7, lines.size())).allMatch(line -> line.startsWith("FAULT "));
    }

    @Test
    void markdown_shows_faults_first_and_escapes_what_a_table_cannot_hold() throws IOException {
        String page = markdown(mixed());
        assertThat(page)
                .startsWith("### Faults\n\n- B-2: ")
                .contains("| A-1 | a title \\| with a bar | holds | exact | 0.25 | 1 of 1 |")
                .contains("&lt;Titel>", "not run (not gated)", "False-alarm budget: ")
                .contains("| lie | A-1 | B-2 | C-3, D-4 | 0 |");
        Ledger good = Ledger.of(catalogue(folder, row("A-1")), good("A-1"), RunSettings.REFERENCE);
        assertThat(markdown(good))
                .startsWith("**1 of 1 claims hold; 1 of 1 controls refuted; no faults**\n\n"
                        + "1 assertion: 1 refuted by a control, 0 proved, 0 neither; 1 world.\n\n");
        Ledger selected =
                Ledger.of(catalogue(folder, row("A-1")), good("A-1"), settings("icl.claims=A-1", "icl.trainer=theirs"));
        assertThat(markdown(selected)).contains("Not the reference run: a selection of claims, trainer theirs.");
    }

    @Test
    void a_sabotaged_run_says_so() throws IOException {
        Ledger ledger = Ledger.of(
                catalogue(folder, row("A-1")),
                List.of(sabotaged("A-1", "lie", Verdict.REFUTED)),
                settings("icl.control=lie"));
        assertThat(json(ledger).path("control").asText()).isEqualTo("lie");
        assertThat(json(mixed()).path("control").isNull()).isTrue();
        assertThat(LedgerTable.console(document(ledger)))
                .contains("0 of 1 claims hold under lie; no other control was run; 1 fault")
                .contains("1 assertion; 1 world")
                .contains("not run");
        assertThat(markdown(ledger)).contains("Not the reference run: control lie.");
    }

    @Test
    void every_report_is_the_same_bytes_in_any_locale() throws IOException {
        Ledger ledger = mixed();
        String before = reports(ledger);
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(reports(ledger)).isEqualTo(before);
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(reports(mixed())).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    private String reports(Ledger ledger) throws IOException {
        Path file = folder.resolve("ledger.json");
        LedgerJson.write(document(ledger), file);
        return Files.readString(file) + markdown(ledger) + LedgerTable.console(document(ledger));
    }

    @Test
    void results_survive_a_round_trip_even_when_they_are_not_finite() throws IOException {
        LedgerJson.write(odd(), folder.resolve("a.json"));
        CheckResult control = result("A-1", "lie", Verdict.VACUOUS);
        LedgerJson.write(control, folder.resolve("b.json"));
        assertThat(LedgerJson.readResults(folder)).containsExactly(odd(), control);
    }

    @Test
    void a_baseline_survives_a_round_trip_one_element_a_line() throws IOException {
        Ledger ledger = Ledger.of(
                catalogue(folder, row("A-1").replace("deterministic", "identity")), good("A-1"), RunSettings.REFERENCE);
        Path file = folder.resolve("baseline.json");
        LedgerJson.write(Baseline.of(ledger), file);
        assertThat(LedgerJson.readBaseline(file)).isEqualTo(Baseline.of(ledger));
        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "claims" : {
                    "A-1" : {
                      "revision" : 1,
                      "gate" : true,
                      "verdict" : "HOLDS",
                      "margin" : null,
                      "refutedBy" : [
                        "lie"
                      ],
                      "statement" : "s",
                      "hypotheses" : [
                        "h"
                      ]
                    }
                  }
                }
                """);
    }

    @Test
    void a_malformed_baseline_is_named() throws IOException {
        Path file = folder.resolve("baseline.json");
        for (String text : List.of("", "null", "{}", "[]", "{\"claims\": {\"A-1\": {\"revision\": 1}}}")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> LedgerJson.readBaseline(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ":1: ");
        }
    }
}
