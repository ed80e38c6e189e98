package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which claims rest on which, for any arrows between them. */
class ClaimCatalogueProperties {
    private static final int CLAIMS = 5;

    private static String id(int claim) {
        return "A-" + (claim + 1);
    }

    /** Which claim uses which, as bits: cell i · CLAIMS + j says that i uses j. */
    @Provide
    Arbitrary<boolean[]> uses() {
        return Arbitraries.of(true, false, false)
                .array(Boolean[].class)
                .ofSize(CLAIMS * CLAIMS)
                .map(cells -> {
                    boolean[] bits = new boolean[cells.length];
                    for (int i = 0; i < bits.length; i++) {
                        bits[i] = cells[i];
                    }
                    return bits;
                });
    }

    private static String[] rows(boolean[] uses) {
        String[] rows = new String[CLAIMS];
        for (int i = 0; i < CLAIMS; i++) {
            List<String> used = new ArrayList<>();
            for (int j = 0; j < CLAIMS; j++) {
                if (uses[i * CLAIMS + j]) {
                    used.add(id(j));
                }
            }
            rows[i] = row(id(i)).replace("uses: []", "uses: " + used);
        }
        return rows;
    }

    /** Who can be reached, by Warshall. */
    private static boolean[][] ancestors(boolean[] uses) {
        boolean[][] reached = new boolean[CLAIMS][CLAIMS];
        for (int cell = 0; cell < uses.length; cell++) {
            reached[cell / CLAIMS][cell % CLAIMS] = uses[cell];
        }
        for (int via = 0; via < CLAIMS; via++) {
            for (int i = 0; i < CLAIMS; i++) {
                for (int j = 0; j < CLAIMS; j++) {
                    reached[i][j] |= reached[i][via] && reached[via][j];
                }
            }
        }
        return reached;
    }

    @Property(tries = 100)
    void foundations_come_first_and_circles_are_refused(@ForAll("uses") boolean[] uses) throws IOException {
        boolean[][] ancestors = ancestors(uses);
        boolean circular = false;
        for (int i = 0; i < CLAIMS; i++) {
            circular |= ancestors[i][i];
        }
        if (circular) {
            assertThatThrownBy(() -> catalogue(rows(uses)))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(".*claims\\.yaml:\\d+: .*(uses itself|rests on itself: .*)");
            return;
        }
        ClaimCatalogue catalogue = catalogue(rows(uses));
        Set<String> before = new HashSet<>();
        for (Claim claim : catalogue.foundationsFirst()) {
            assertThat(before).containsAll(claim.uses());
            before.add(claim.id());
        }
        assertThat(catalogue.all()).extracting(Claim::id).containsExactly("A-1", "A-2", "A-3", "A-4", "A-5");
        assertThat(before).hasSize(CLAIMS);
    }

    /** Unknown beside a failure is a failure, unknown beside success is unknown. */
    @Property(tries = 100)
    void a_claim_stands_on_all_of_its_ancestors(
            @ForAll("uses") boolean[] any, @ForAll("outcomes") List<Verdict> verdicts) throws IOException {
        boolean[] uses = any.clone();
        for (int cell = 0; cell < uses.length; cell++) {
            uses[cell] &= cell / CLAIMS > cell % CLAIMS;
        }
        List<CheckResult> results = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            if (verdicts.get(i) != null) {
                results.add(result(id(i), null, verdicts.get(i)));
            }
        }
        Ledger ledger = Ledger.of(catalogue(rows(uses)), results, RunSettings.REFERENCE);
        boolean[][] ancestors = ancestors(uses);
        for (int i = 0; i < CLAIMS; i++) {
            boolean failed = false;
            boolean unknown = false;
            for (int j = 0; j < CLAIMS; j++) {
                failed |= ancestors[i][j] && verdicts.get(j) != null && verdicts.get(j) != Verdict.HOLDS;
                unknown |= ancestors[i][j] && verdicts.get(j) == null;
            }
            assertThat(ledger.rows().get(i).ancestorsHold().orElse(null))
                    .isEqualTo(failed ? Boolean.FALSE : unknown ? null : Boolean.TRUE);
        }
        assertThat(ledger.holding())
                .isEqualTo(verdicts.stream()
                        .filter(verdict -> verdict == Verdict.HOLDS)
                        .count());
    }

    @Provide
    Arbitrary<List<Verdict>> outcomes() {
        return Arbitraries.of(Verdict.HOLDS, Verdict.HOLDS, Verdict.REFUTED, Verdict.UNDECIDED)
                .injectNull(0.2)
                .list()
                .ofSize(CLAIMS);
    }
}
