package org.iclconvergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.junit.jupiter.api.Test;

/** The README says what is true. */
class ReadmeTest {
    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    /** A gated claim that does not hold fails {@code mvn verify}, so "holds" in the table is as true as the build is green. */
    @Test
    void the_table_of_verdicts_lists_every_claim_with_its_controls() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Claim claim :
                ClaimCatalogue.read(Path.of("theory-checks", "claims.yaml")).all()) {
            expected.add("| %s | %s | %s | %s |"
                    .formatted(
                            claim.id(),
                            claim.title(),
                            claim.gate() ? "holds" : "measured, not gated",
                            String.join(", ", claim.refutedBy())));
        }
        List<String> rows = readme().lines()
                .filter(line -> line.matches("\\| [A-Z]+-\\d+ .*"))
                .toList();
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void the_two_commands_and_their_outputs_are_shown() throws IOException {
        assertThat(readme())
                .contains("\nmvn verify\n", "\nmvn test\n", "reports/index.html", "JDK 17", "Maven 3.8", "fontconfig");
    }

    @Test
    void the_summary_that_is_shown_counts_the_claims_and_controls() throws IOException {
        List<Claim> claims =
                ClaimCatalogue.read(Path.of("theory-checks", "claims.yaml")).all();
        int controls =
                claims.stream().mapToInt(claim -> claim.refutedBy().size()).sum();
        assertThat(readme())
                .contains("\n%d of %d claims hold; %d of %d controls refuted; no faults\n"
                        .formatted(claims.size(), claims.size(), controls, controls));
    }

    /** The trainer that is shown is the one that the tests train with. */
    @Test
    void the_trainer_shown_is_the_example() throws IOException {
        String code = Files.readString(Path.of("src/test/java/org/iclconvergence/example/MomentumTrainer.java"));
        assertThat(Files.readString(Path.of("theory-checks", "README.md")))
                .contains("```java\n" + code.substring(code.indexOf("/**")) + "```\n");
    }
}
