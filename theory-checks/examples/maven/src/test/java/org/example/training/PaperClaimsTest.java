package org.example.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.iclconvergence.suite.ClaimRun;
import org.iclconvergence.suite.ClaimSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** What the paper claims is true of this project's training; the page is target/icl/index.html. */
class PaperClaimsTest {
    private static ClaimRun run;

    @BeforeAll
    static void begin() throws IOException {
        run = ClaimSuite.on(DescentOnQ::right).claims("BAL-6,EXP-5").into(Path.of("target", "icl"));
    }

    @TestFactory
    Stream<DynamicContainer> claims() {
        return run.claims()
                .map(claim -> dynamicContainer(
                        claim.name(), claim.cases().map(each -> dynamicTest(each.name(), each::judge))));
    }

    /** The gate: every claim holds or is not about this trainer, and every control was refuted. */
    @AfterAll
    static void page() throws IOException {
        assertEquals(List.of(), run.report().faults());
    }
}
