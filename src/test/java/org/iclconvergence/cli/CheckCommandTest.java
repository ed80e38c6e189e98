package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.iclconvergence.report.EvidenceSchemaTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar's gate: exit codes, reports, and the same numbers with any number of threads. */
class CheckCommandTest {
    @TempDir
    private Path folder;

    private CommandRun check(String out, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("check", "--out", folder.resolve(out).toString()));
        all.addAll(List.of(arguments));
        return CommandRun.icl(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "--claims=imb-3, '--claims: imb-3 matches no claim'",
        "'--claims=,', '--claims'",
        "--control=acsent, '--control: acsent is none of '",
        "--trainer=nobody, 'there is no trainer nobody; there are adam, default, '",
        "--trainer=adam --control=ascent, '--control sabotages the built-in trainers: give it or --trainer, not both'",
        "--threads=0, '--threads must be at least 1, not 0'",
        "--threads=two, 'two'",
        "--effort=0, '--effort must be a whole number from 1 to 10000, not 0'",
        "--draws=-1, '--draws must be a whole number from 1 to 10000, not -1'",
        "--seed=x, '--seed must be fixed, random or a whole number of 64 bits, not x'",
        "--sede=1, '--sede'"
    })
    void what_is_asked_wrongly_is_one_line_and_loses_nothing(String arguments, String reason) throws IOException {
        Files.createDirectories(folder.resolve("out/evidence"));
        Files.writeString(folder.resolve("out/evidence/IMB-3.json"), "earlier");
        Files.writeString(folder.resolve("out/claims.json"), "earlier");
        CommandRun run = check("out", arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("icl check: ").contains(reason).hasLineCount(1);
        assertThat(folder.resolve("out/evidence/IMB-3.json")).hasContent("earlier");
        assertThat(folder.resolve("out/claims.json")).hasContent("earlier");
        assertThat(CommandRun.namesIn(folder.resolve("out"))).containsExactly("claims.json", "evidence");
    }

    @Test
    void reports_go_into_a_folder() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "mine");
        CommandRun run = check("out", "--claims", "SET-3");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines("icl check: " + file + ": is not a directory");
        assertThat(file).hasContent("mine");
    }

    /** File to content; only times differ from run to run. */
    private Map<String, String> evidence(String out) throws IOException {
        Map<String, String> found = new TreeMap<>();
        Path evidence = folder.resolve(out).resolve("evidence");
        try (Stream<Path> files = Files.walk(evidence)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(
                        evidence.relativize(file).toString(),
                        Files.readString(file).replaceAll("\"(seconds|started)\" : [^\n]*", "$1"));
            }
        }
        return found;
    }

    @Test
    void two_threads_find_what_one_finds_and_write_every_report() throws Exception {
        CommandRun one = check("one", "--claims", "SET-3,CONC-2,IMB-11", "--threads", "1");
        assertThat(one.exitCode()).as(one.out() + one.err()).isZero();
        assertThat(one.out()).contains("3 of 3 claims hold", "no faults", "index.html");
        assertThat(check("two", "--claims", "SET-3,CONC-2,IMB-11", "--threads", "2")
                        .exitCode())
                .isZero();
        assertThat(evidence("two")).isEqualTo(evidence("one")).hasSizeGreaterThan(7);
        EvidenceSchemaTest.assertKept(folder.resolve("one/evidence"));
        assertThat(CommandRun.namesIn(folder.resolve("one")))
                .containsExactly("claims.json", "claims.md", "claims.yaml", "evidence", "index.html", "junit.xml");
        var cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("one/junit.xml").toFile())
                .getElementsByTagName("testcase");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cases.getLength(); i++) {
            var attributes = cases.item(i).getAttributes();
            names.add(attributes.getNamedItem("classname").getNodeValue() + " "
                    + attributes.getNamedItem("name").getNodeValue());
        }
        assertThat(names)
                .containsExactly(
                        "SET-3 holds",
                        "SET-3 is refuted under unnormalised",
                        "SET-3 is refuted under negative-scores",
                        "CONC-2 holds",
                        "CONC-2 is refuted under wrong-limit",
                        "IMB-11 holds",
                        "IMB-11 is refuted under wrong-init");
    }

    @Test
    void a_control_in_the_place_of_the_run_is_refuted() throws IOException {
        CommandRun run = check("out", "--claims", "SET-3", "--control", "unnormalised");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAULT SET-3: REFUTED").contains("0 of 1 claims hold under unnormalised");
        assertThat(folder.resolve("out/junit.xml")).content().contains("<failure type=\"refuted\"");
    }
}
