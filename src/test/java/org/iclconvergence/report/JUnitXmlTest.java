package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.good;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitXmlTest {
    @TempDir
    private Path folder;

    private List<String> written(List<CheckResult> results, String... rows) throws Exception {
        Ledger ledger = Ledger.of(catalogue(folder, rows), results, RunSettings.REFERENCE);
        Path file = folder.resolve("junit.xml");
        JUnitXml.write(LedgerDocument.of(ledger, run(ledger.settings()), Instant.EPOCH), file);
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("testcase");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element each = (Element) cases.item(i);
            Element suite = (Element) each.getParentNode();
            assertThat(suite.getAttribute("name"))
                    .startsWith(each.getAttribute("classname") + " ")
                    .contains("|");
            assertThat(Integer.parseInt(suite.getAttribute("tests")))
                    .isEqualTo(suite.getElementsByTagName("testcase").getLength());
            Element outcome = (Element) each.getFirstChild();
            found.add(each.getAttribute("classname") + " " + each.getAttribute("name")
                    + (outcome == null ? "" : ": " + outcome.getTagName() + " " + outcome.getAttribute("message")));
        }
        return found;
    }

    @Test
    void a_case_names_claim_and_control_and_says_what_came_out() throws Exception {
        List<CheckResult> results = new ArrayList<>(good("A-1"));
        results.add(result("B-2", null, Verdict.REFUTED));
        results.add(result("B-2", "lie", Verdict.HOLDS));
        results.add(result("B-2", "tried", Verdict.HOLDS));
        results.add(result("C-3", null, Verdict.NOT_APPLICABLE));
        results.add(result("D-4", null, Verdict.UNDECIDED));
        assertThat(written(
                        results,
                        row("A-1"),
                        row("B-2"),
                        row("C-3"),
                        row("D-4").replace("gate: true", "gate: false"),
                        row("E-5")))
                .containsExactly(
                        "A-1 holds",
                        "A-1 is refuted under lie",
                        "B-2 holds: failure refuted",
                        "B-2 is refuted under lie: failure holds",
                        "C-3 holds: skipped not applicable",
                        "C-3 is refuted under lie: skipped was not run",
                        "D-4 holds: skipped undecided",
                        "D-4 is refuted under lie: skipped was not run",
                        "E-5 holds: skipped was not run",
                        "E-5 is refuted under lie: skipped was not run");
    }

    /** Titles come from a catalogue, messages from evidence: whatever stands there, it is XML, and text. */
    @Test
    void hostile_text_stays_text() throws Exception {
        String hostile = "]]> & <failure/> \" ' \u0000 \u001b \u202e \ud800 \ufffe \uffff \ud83d\ude00";
        CheckResult honest = result("A-1", null, Verdict.REFUTED);
        CheckResult said = new CheckResult(
                "A-1",
                null,
                Verdict.REFUTED,
                honest.finding(),
                1,
                0,
                null,
                honest.seed(),
                1,
                honest.parameters(),
                List.of(),
                honest.assertions(),
                honest.worlds(),
                null,
                hostile);
        assertThat(written(List.of(said, result("A-1", "lie", Verdict.REFUTED)), row("A-1")))
                .containsExactly(
                        "A-1 holds: failure ]]> & <failure/> \" ' <U+0000> <U+001B> <U+202E> <U+D800> ? ? \ud83d\ude00",
                        "A-1 is refuted under lie");
    }
}
