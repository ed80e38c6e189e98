package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What paper.yaml says. That a run has the numbers it asks for is seen on the page of that run, in the browser. */
class PaperTest {
    private static final Pattern FORMULA = Pattern.compile("\\$([^$]+)\\$");

    private static Paper paper;

    @BeforeAll
    static void read() throws IOException {
        paper = Paper.read();
    }

    private static Stream<Paper.Line> lines() {
        return Stream.concat(
                paper.theorems().stream().flatMap(theorem -> theorem.lines().stream()),
                paper.phases().stream()
                        .flatMap(story -> story.phases().stream())
                        .flatMap(phase -> phase.lines().stream()));
    }

    @Test
    void every_claim_it_names_exists() throws IOException {
        Set<String> known = new HashSet<>(PageFixture.claims());
        List<String> named = Stream.of(
                        paper.tries().keySet().stream(),
                        lines().flatMap(line -> line.claims().stream()),
                        paper.inShort().stream().flatMap(entry -> entry.claims().stream()),
                        paper.loose().stream().flatMap(entry -> entry.claims().stream()),
                        paper.loose().stream()
                                .flatMap(entry -> entry.measured().stream().map(Paper.Measured::claim)),
                        paper.questions().stream().flatMap(question -> question.claims().stream()))
                .flatMap(ids -> ids)
                .toList();
        assertThat(named).hasSizeGreaterThan(50).allMatch(known::contains);
    }

    @Test
    void every_statement_of_the_paper_names_the_claims_that_check_it() {
        assertThat(lines()).isNotEmpty().allMatch(line -> !line.claims().isEmpty(), "names a claim");
    }

    @Test
    void theory_says_the_same_of_the_papers_text() throws IOException {
        String theory = Files.readString(Path.of("theory-checks", "THEORY.md")).replaceAll("\\s+", " ");
        assertThat(paper.provenance()).contains("From memory only");
        assertThat(theory).contains(paper.provenance());
    }

    @Test
    void every_formula_can_be_read_and_no_dollar_is_left_over() throws IOException {
        List<String> texts = Stream.of(
                        Stream.of(paper.provenance()),
                        paper.setting().stream().flatMap(term -> Stream.of(term.term(), term.text())),
                        paper.theorems().stream().map(Paper.Theorem::hypotheses),
                        lines().map(Paper.Line::text),
                        paper.loose().stream()
                                .flatMap(entry -> Stream.of(entry.topic(), entry.paper(), entry.sharp(), entry.onset())
                                        .filter(text -> text != null)),
                        paper.loose().stream()
                                .flatMap(entry -> entry.measured().stream().map(Paper.Measured::label)),
                        paper.questions().stream().flatMap(item -> Stream.of(item.question(), item.answer())))
                .flatMap(part -> part)
                .toList();
        int formulas = 0;
        try (TexMath tex = new TexMath()) {
            for (String text : texts) {
                assertThat(FORMULA.matcher(text).replaceAll("")).doesNotContain("$", "\\");
                for (Matcher formula = FORMULA.matcher(text); formula.find(); formulas++) {
                    assertThat(tex.mathml(formula.group(1))).startsWith("<math").doesNotContain("merror");
                }
            }
        }
        assertThat(formulas).isGreaterThan(50);
    }
}
