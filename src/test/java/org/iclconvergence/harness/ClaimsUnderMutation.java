package org.iclconvergence.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Memory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.laboratory.TrainerUnderTest;
import org.iclconvergence.laboratory.Wiring;
import org.iclconvergence.theorems.Theorems;
import org.iclconvergence.worlds.Seeds;
import org.iclconvergence.worlds.Worlds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each claim by itself in its pinned worlds, for PIT: which changed line of a formula do the claims notice when there are no tests? Of the
 * claims of the paper's experiment there is none: they count hundreds of trainings. Run by {@code -Pmutation,by-claims}, not by Surefire.
 */
class ClaimsUnderMutation {
    private static final Path CATALOGUE = Path.of("theory-checks", "claims.yaml");
    private static final long SEED = 20_231_005_249L;

    static Stream<Claim> claims() throws IOException {
        return ClaimCatalogue.read(CATALOGUE).all().stream()
                .filter(claim -> !claim.id().startsWith("EXP-"));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void holds(Claim claim) {
        Wiring wiring = new Wiring(Lie.NONE);
        Laboratory lab = new Laboratory(wiring, TrainerUnderTest.builtIn(), new Memory(), planned -> planned, false);
        Evidence evidence = Evidence.ofALie();
        for (Object world : Worlds.of(claim, new Seeds(SEED)).pinned()) {
            Theorems.checkOf(claim.id()).in(world, lab, new Theory(wiring), evidence);
        }
        assertThat(evidence.verdict()).isEqualTo(Verdict.HOLDS);
    }
}
