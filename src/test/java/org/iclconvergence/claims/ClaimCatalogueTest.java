package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.row;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimCatalogueTest {
    @TempDir
    private Path folder;

    /** The faulty row is the second one: it starts in line 13. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "gate: true; ; 13: [B-2].gate is missing",
                "gate: true; `gate: true\n  typo: 1`; 24: [B-2].typo is unknown",
                "gate: true; `gate: true\n  gate: false`; 24: [B-2].gate is given twice",
                "gate: true; `gate: \"true\"`; 23: [B-2].gate must be true or false, not the text \"true\"",
                "revision: 1; `revision: \"1\"`; 14: [B-2].revision must be a whole number, not the text \"1\"",
                "revision: 1; `revision: 1.5`; 14: [B-2].revision must be a whole number, not the number 1.5",
                "revision: 1; `revision: 0`; 14: [B-2].revision must be 1 or more, not 0",
                "revision: 1; `revision: 4294967297`; 14: [B-2].revision must be a whole number from -2147483648 to 2147483647, not the number 4294967297",
                "revision: 1; `revision: 18446744073709551617`; 14: [B-2].revision must be a whole number from",
                "section: \"2\"; `section: 2`; 15: [B-2].section must be text, not the number 2",
                "section: \"2\"; `section: \" \"`; 15: [B-2].section is blank",
                "title: a title | with a bar; `title: \"\"`; 16: [B-2].title is blank",
                "title: a title | with a bar; `title:`; 16: [B-2].title",
                "origin: paper; `origin: PAPER`; 17: [B-2].origin must be one of paper, derived, question, not the text \"PAPER\"",
                "statement: \"s\"; `statement: \"\"`; 18: [B-2].statement is blank",
                "statement: \"s\"; `statement: [s]`; 18: [B-2].statement must be text, not a list",
                "hypotheses: [\"h\"]; `hypotheses: h`; 19: [B-2].hypotheses must be a list, not the text \"h\"",
                "hypotheses: [\"h\"]; `hypotheses: [\"\"]`; 19: [B-2].hypotheses[0] is blank",
                "hypotheses: [\"h\"]; `hypotheses: [{a: b}]`; 19: [B-2].hypotheses[0] must be text, not a table",
                "kind: deterministic; `kind: exact`; 20: [B-2].kind must be one of identity, deterministic, stochastic",
                "uses: []; `uses: [a]`; 21: [B-2].uses names a, which is not of the form",
                "uses: []; `uses: [A-1, A-1]`; 21: [B-2].uses names A-1 twice",
                "uses: []; `uses: [B-2]`; 13: [B-2] uses itself",
                "uses: []; `uses: [C-3]`; 13: [B-2] uses C-3, which is not a claim",
                "refutedBy: [lie]; `refutedBy: []`; 22: [B-2].refutedBy is empty, but a gated claim needs a control that refutes it",
                "refutedBy: [lie]; `refutedBy: [lie, lie]`; 22: [B-2].refutedBy names lie twice",
                "refutedBy: [lie]; `refutedBy: [a/b]`; 22: [B-2].refutedBy names a/b, which is not of the form",
                "establishedBy: {means: exact, where: \"a grid\"}; ; 13: [B-2].establishedBy is missing",
                "establishedBy: {means: exact, where: \"a grid\"}; `establishedBy: exact`; 24: [B-2].establishedBy must be a table, not the text \"exact\"",
                "establishedBy: {means: exact, where: \"a grid\"}; `establishedBy: {means: exact}`; 24: [B-2].establishedBy.where is missing",
                "establishedBy: {means: exact, where: \"a grid\"}; `establishedBy: {means: sure, where: x}`; 24: [B-2].establishedBy.means must be one of proved, certified, exact, statistical, measured, not the text \"sure\"",
                "establishedBy: {means: exact, where: \"a grid\"}; `establishedBy: {means: exact, where: \" \"}`; 24: [B-2].establishedBy.where is blank",
                "gate: true; `gate: true\n  worlds: {ranges: {K: [2, 3]}}`; 24: [B-2].worlds.draws is missing",
                "gate: true; `gate: true\n  worlds: {ranges: {K: [2, 3]}, draws: 0}`; 24: [B-2].worlds.draws must be 1 or more, not 0",
                "gate: true; `gate: true\n  worlds: {ranges: {}, draws: 1}`; 24: [B-2].worlds.ranges is empty",
                "gate: true; `gate: true\n  worlds: {ranges: {K: [2]}, draws: 1}`; 24: [B-2].worlds.ranges gives K 1 ends, not two",
                "gate: true; `gate: true\n  worlds: {ranges: {K: 2}, draws: 1}`; 24: [B-2].worlds.ranges.K must be a list, not the number 2",
                "gate: true; `gate: true\n  worlds: {ranges: {K: [2, many]}, draws: 1}`; 24: [B-2].worlds.ranges.K[1] must be a number, not the text \"many\"",
                "gate: true; `gate: true\n  worlds: {ranges: {K: [2, 3]}, draws: 1, seed: 7}`; 24: [B-2].worlds.seed is unknown",
                "gate: true; `gate: true\n  worlds: {ranges: {K: [2, 3]}, families: zipf, draws: 1}`; 24: [B-2].worlds.families must be a list, not the text \"zipf\"",
                "gate: true; `gate: true\n  proved: [sum]`; 24: [B-2].proved must be a table, not a list",
                "gate: true; `gate: true\n  proved: {sum: \" \"}`; 24: [B-2].proved: sum is blank",
                "- id: B-2; `- id: A-1`; 13: [A-1] is listed twice, first in line 1",
                "- id: B-2; `- id: b2`; 13: [b2].id must be capitals, a hyphen and a number from 1, such as IMB-3",
                "- id: B-2; `- id: B-02`; 13: [B-02].id must be capitals",
                "- id: B-2; `- id: 2`; 13: [1].id must be text, not the number 2",
                "- id: B-2; `- no: B-2`; 13: [1].id is missing"
            })
    void one_error_names_file_line_and_id(String from, String to, String message) {
        String faulty = to == null
                ? row("B-2").replace("  " + from + "\n", "")
                : row("B-2").replace(from + "\n", to + "\n");
        assertThat(faulty).isNotEqualTo(row("B-2"));
        assertThatThrownBy(() -> catalogue(folder, row("A-1"), faulty))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("claims.yaml") + ":" + message);
    }

    @Test
    void worlds_families_and_proofs_may_be_left_out_and_are_read() throws IOException {
        String row = row("B-2")
                + "  worlds: {ranges: {K: [2, 1e12], ε: [0.4, 1e-8]}, families: [balanced, zipf], draws: 300}\n"
                + "  proved: {sum: \"THEORY 3\"}\n";
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"), row);
        assertThat(catalogue.require("A-1").worlds()).isEmpty();
        assertThat(catalogue.require("A-1").proofOf("sum")).isEmpty();
        Claim claim = catalogue.require("B-2");
        assertThat(claim.establishedBy()).isEqualTo(new Establishment(Establishment.Means.EXACT, "a grid"));
        assertThat(claim.worlds().orElseThrow().quantifiers())
                .isEqualTo("K from 2 to 1e12; ε from 1e-8 to 0.4; p balanced, zipf");
        assertThat(claim.worlds().orElseThrow().draws()).isEqualTo(300);
        assertThat(claim.proofOf("sum")).contains("THEORY 3");
        assertThat(claim.proofOf("time")).isEmpty();
    }

    @Test
    void a_circle_is_spelt_out() {
        String a = row("A-1").replace("uses: []", "uses: [B-2]");
        String b = row("B-2").replace("uses: []", "uses: [C-3]");
        String c = row("C-3").replace("uses: []", "uses: [B-2]");
        assertThatThrownBy(() -> catalogue(folder, a, b, c))
                .hasMessageEndingWith("claims.yaml:13: [B-2] rests on itself: B-2 uses C-3 uses B-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; 1: is empty",
                "a: b; 1: must be a list, not a table",
                "- a; 1: [0] must be a table, not the text \"a\"",
                "`- {id: [}`; 1: ",
                "`- &a {id: A-1}\n- *a`; 2: *a is an alias"
            })
    void what_is_no_list_of_tables_is_refused(String text, String message) {
        assertThatThrownBy(() -> catalogue(folder, text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("claims.yaml") + ":" + message);
    }

    @Test
    void a_second_document_is_refused() {
        assertThatThrownBy(() -> catalogue(folder, row("A-1"), "---\n", row("B-2")))
                .hasMessageContaining("something follows the end of the document");
    }

    @Test
    void only_a_claim_that_is_not_gated_may_have_no_control() throws IOException {
        String measured = row("A-1").replace("[lie]", "[]").replace("gate: true", "gate: false");
        assertThat(catalogue(folder, measured).require("A-1").gate()).isFalse();
    }

    @Test
    void what_rests_on_others_comes_after_them() throws IOException {
        ClaimCatalogue catalogue = catalogue(
                folder,
                row("A-1").replace("uses: []", "uses: [B-2, C-3]"),
                row("B-2").replace("uses: []", "uses: [C-3]"),
                row("C-3"));
        assertThat(catalogue.foundationsFirst()).extracting(Claim::id).containsExactly("C-3", "B-2", "A-1");
        assertThatThrownBy(() -> catalogue.require("D-4")).hasMessage("claims.yaml has no claim D-4");
    }

    /** Each of 30 layers of two claims uses both below: 2^30 paths lead down. */
    @Test
    @Timeout(60)
    void neither_many_paths_nor_a_long_one_is_walked_twice() throws IOException {
        String[] layers = new String[60];
        for (int i = 0; i < layers.length; i++) {
            int below = i / 2 * 2;
            layers[i] = below == 0
                    ? row("L-" + (i + 1))
                    : row("L-" + (i + 1)).replace("uses: []", "uses: [L-" + below + ", L-" + (below - 1) + "]");
        }
        assert_everything_holds(catalogue(folder, layers));
        String[] chain = new String[12_000];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = row("C-" + (i + 1))
                    .replace("uses: []", i + 1 < chain.length ? "uses: [C-" + (i + 2) + "]" : "uses: []");
        }
        assert_everything_holds(catalogue(folder, chain));
    }

    private static void assert_everything_holds(ClaimCatalogue catalogue) {
        List<CheckResult> results = catalogue.all().stream()
                .map(claim -> LedgerFixture.result(claim.id(), null, Verdict.HOLDS))
                .toList();
        assertThat(Ledger.of(catalogue, results, RunSettings.REFERENCE).rows())
                .hasSameSizeAs(results)
                .allMatch(row -> row.ancestorsHold().equals(Optional.of(true)));
    }
}
