package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.row;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
                "gate: true; ; 12: B-2: key gate is missing",
                "gate: true; `gate: true\n  typo: 1`; 23: B-2: unknown key typo",
                "gate: true; `gate: true\n  gate: false`; 23: B-2: key gate is given twice",
                "gate: true; `gate: \"true\"`; 22: B-2: gate must be true or false, not text",
                "revision: 1; `revision: \"1\"`; 13: B-2: revision must be a whole number, not text",
                "revision: 1; `revision: 1.5`; 13: B-2: revision must be a whole number, not the number 1.5",
                "revision: 1; `revision: 0`; 13: B-2: revision must be 1 or more, not 0",
                "revision: 1; `revision: 4294967297`; 13: B-2: revision must be 1 or more, not 4294967297",
                "section: \"2\"; `section: 2`; 14: B-2: section must be text, not the number 2 (put it in quotes)",
                "section: \"2\"; `section: \" \"`; 14: B-2: section is blank",
                "title: a title | with a bar; `title: \"\"`; 15: B-2: title is blank",
                "title: a title | with a bar; `title:`; 15: B-2: title",
                "origin: paper; `origin: PAPER`; 16: B-2: origin must be one of paper, derived, question, not PAPER",
                "statement: \"s\"; `statement: \"\"`; 17: B-2: statement is blank",
                "statement: \"s\"; `statement: [s]`; 17: B-2: statement must be text, not a list",
                "hypotheses: [\"h\"]; `hypotheses: h`; 18: B-2: hypotheses must be a list, not text",
                "hypotheses: [\"h\"]; `hypotheses: [\"\"]`; 18: B-2: every entry of hypotheses is blank",
                "hypotheses: [\"h\"]; `hypotheses: [{a: b}]`; 18: B-2: every entry of hypotheses must be text, not a table",
                "kind: deterministic; `kind: exact`; 19: B-2: kind must be one of identity, deterministic, stochastic",
                "uses: []; `uses: [a]`; 20: B-2: uses names a, which is not of the form",
                "uses: []; `uses: [A-1, A-1]`; 20: B-2: uses names A-1 twice",
                "uses: []; `uses: [B-2]`; 12: B-2: uses itself",
                "uses: []; `uses: [C-3]`; 12: B-2: uses C-3, which is not a claim",
                "refutedBy: [lie]; `refutedBy: []`; 21: B-2: a gated claim needs a control that refutes it",
                "refutedBy: [lie]; `refutedBy: [lie, lie]`; 21: B-2: refutedBy names lie twice",
                "refutedBy: [lie]; `refutedBy: [a/b]`; 21: B-2: refutedBy names a/b, which is not of the form",
                "- id: B-2; `- id: A-1`; 12: A-1: is listed twice, first in line 1",
                "- id: B-2; `- id: b2`; 12: b2: an id is capitals, a hyphen and a number from 1, such as IMB-3",
                "- id: B-2; `- id: B-02`; 12: B-02: an id is",
                "- id: B-2; `- id: 2`; 12: id must be text, not the number 2",
                "- id: B-2; `- no: B-2`; 12: key id is missing"
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
                .hasMessageEndingWith("claims.yaml:12: B-2: rests on itself: B-2 uses C-3 uses B-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; 1: is empty",
                "a: b; 1: must hold a list of claims, not a table",
                "- a; 1: a row must be a table, not text",
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
                .hasMessageContaining("a second document begins");
    }

    @Test
    void only_a_claim_that_is_not_gated_may_have_no_control() throws IOException {
        String measured = row("A-1").replace("[lie]", "[]").replace("gate: true", "gate: false");
        assertThat(catalogue(folder, measured).require("A-1").gate()).isFalse();
    }

    @Test
    void ancestors_are_transitive() throws IOException {
        ClaimCatalogue catalogue = catalogue(
                folder,
                row("A-1").replace("uses: []", "uses: [B-2, C-3]"),
                row("B-2").replace("uses: []", "uses: [C-3]"),
                row("C-3"));
        assertThat(catalogue.ancestors("A-1")).containsExactly("B-2", "C-3");
        assertThat(catalogue.ancestors("C-3")).isEmpty();
        assertThatThrownBy(() -> catalogue.require("D-4")).hasMessage("claims.yaml has no claim D-4");
    }
}
