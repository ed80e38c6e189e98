package org.example.training;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.iclconvergence.suite.ClaimSuite;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A trainer that climbs: red. The name keeps this out of an ordinary run; {@code mvn test -Dtest=WrongSignClaims} shows what a defect
 * looks like.
 */
class WrongSignClaims {
    /** Only the claim's own run: the controls say nothing about a trainer. */
    @TestFactory
    Stream<DynamicTest> claims() throws IOException {
        return ClaimSuite.on(DescentOnQ::wrong)
                .claims("BAL-6")
                .into(Path.of("target", "icl-wrong-sign"))
                .claims()
                .flatMap(claim -> claim.cases().limit(1))
                .map(each -> dynamicTest(each.name(), each::judge));
    }
}
