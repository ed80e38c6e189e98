package org.iclconvergence.theorems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.harness.Check;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

class TheoremsTest {
    @Test
    void every_claim_has_its_check_and_every_check_a_claim() throws IOException {
        List<String> claims = ClaimCatalogue.read(Path.of("theory-checks", "claims.yaml")).all().stream()
                .map(Claim::id)
                .sorted()
                .toList();
        assertThat(claims)
                .isNotEmpty()
                .allSatisfy(id -> assertThat(Theorems.checkOf(id).claim()).isEqualTo(id));
        List<String> stated =
                ReflectionSupport.findAllClassesInPackage("org.iclconvergence.theorems", type -> true, name -> true)
                        .stream()
                        .flatMap(type -> Check.in(type).stream())
                        .map(Check::claim)
                        .sorted()
                        .toList();
        assertThat(stated).isEqualTo(claims);
    }

    @Test
    void a_claim_without_a_check_is_named() {
        assertThatThrownBy(() -> Theorems.checkOf("XYZ-1"))
                .hasMessage("claim XYZ-1 has no check; add its class to Theorems");
    }
}
