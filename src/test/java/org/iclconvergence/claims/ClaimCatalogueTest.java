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

    /** The faulty row is the second one: it starts in line 12. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "gate: true; ; 12: [B-2].gate is missing",
                "gate: true; `gate: true\n  typo: 1`; 23: [B-2].typo is unknown",
                "gate: true; `gate: true\n  gate: false`; 23: [B-2].gate is given twice",
                "gate: true; `gate: \"true\"`; 22: [B-2].gate must be true or false, not the text \"true\"",
                "revision: 1; `revision: \"1\"`; 13: [B-2].revision must be a whole number, not the text \"1\"",
                "revision: 1; `revision: 1.5`; 13: [B-2].revision must be a whole number, not the number 1.5",
                "revision: 1; `revision: 0`; 13: [B-2].revision must be 1 or more, not 0",
                "revision: 1; `revision: 4294967297`; 13: [B-2].revision must be a whole number from -2147483648 to 2147483647, not the number 4294967297",
                "revision: 1; `revision: 18446744073709551617`; 13: [B-2].revision must be a whole number from",
                "section: \"2\"; `section: 2`; 14: [B-2].section must be text, not the number 2",
                "section: \"2\"; `section: \" \"`; 14: [B-2].section is blank",
                "title: a title | with a bar; `title: \"\"`; 15: [B-2].title is blank",
                "title: a title | with a bar; `title:`; 15: [B-2].title",
                "origin: paper; `origin: PAPER`; 16: [B-2].origin must be one of paper, derived, question, not the text \"PAPER\"",
                "statement: \"s\"; `statement: \"\"`; 17: [B-2].statement is blank",
                "statement: \"s\"; `statement: [s]`; 17: [B-2].statement must be text, not a list",
                "hypotheses: [\"h\"]; `hypotheses: h`; 18: [B-2].hypotheses must be a list, not the text \"h\"",
                "hypotheses: [\"h\"]; `hypotheses: [\"\"]`; 18: [B-2].hypotheses[0] is blank",
                "hypotheses: [\"h\"]; `hypotheses: [{a: b}]`; 18: [B-2].hypotheses[0] must be text, not a table",
                "kind: deterministic; `kind: exact`; 19: [B-2].kind must be one of identity, deterministic, stochastic",
                "uses: []; `uses: [a]`; 20: [B-2].uses names a, which is not of the form",
                "uses: []; `uses: [A-1, A-1]`; 20: [B-2].uses names A-1 twice",
                "uses: []; `uses: [B-2]`; 12: [B-2] uses itself",
                "uses: []; `uses: [C-3]`; 12: [B-2] uses C-3, which is not a claim",
                "refutedBy: [lie]; `refutedBy: []`; 21: [B-2].refutedBy is empty, but a gated claim needs a control that refutes it",
                "refutedBy: [lie]; `refutedBy: [lie, lie]`; 21: [B-2].refutedBy names lie twice",
                "refutedBy: [lie]; `refutedBy: [a/b]`; 21: [B-2].refutedBy names a/b, which is not of the form",
                "- id: B-2; `- id: A-1`; 12: [A-1] is listed twice, first in line 1",
                "- id: B-2; `- id: b2`; 12: [b2].id must be capitals, a hyphen and a number from 1, such as IMB-3",
                "- id: B-2; `- id: B-02`; 12: [B-02].id must be capitals",
                "- id: B-2; `- id: 2`; 12: [1].id must be text, not the number 2",
                "- id: B-2; `- no: B-2`; 12: [1].id is missing"
            })
    void one_error_names_file_line_and_id(String from, String to, String message) {
        String faulty = row("B-2").replace(from + "\n", to == null ? "" : to + "\n");
        assertThat(faulty).isNotEqualTo(row("B-2"));
        assertThatThrownBy(() -> catalogue(folder, row("A-1"), faulty))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("claims.yaml") + ":" + message);
    }

    @Test
    void a_circle_is_spelt_out() {
        String a = row("A-1").replace("uses: []", "uses: [B-2]");
        String b = row("B-2").replace("uses: []", "uses: [C-3]");
        String c = row("C-3").replace("uses: []", "uses: [B-2]");
        assertThatThrownBy(() -> catalogue(folder, a, b, c))
                .hasMessageEndingWith("claims.yaml:12: [B-2] rests on itself: B-2 uses C-3 uses B-2");
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
