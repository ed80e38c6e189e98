package org.iclconvergence;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.iclconvergence.cli.Icl;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between the rooms of the theory checks. */
class TheoryChecksArchitectureTest {
    private static final String ROOT = "org.iclconvergence.";

    static final String[] ROOMS = {"theorems", "worlds", "laboratory", "lies", "harness", "suite"};

    /** Of the main classes those of the theory checks. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Icl.class.getProtectionDomain().getCodeSource().getLocation())
            .that(resideInAnyPackage(rooms(ROOMS)));

    static String[] rooms(String... names) {
        String[] packages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            packages[i] = ROOT + names[i] + "..";
        }
        return packages;
    }

    @Test
    void every_class_lies_in_a_room() throws IOException {
        assertThat(CLASSES.size()).isGreaterThan(60);
        try (Stream<Path> folders = Files.list(Path.of("theory-checks", "java", "org", "iclconvergence"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .as("a newcomer sees the architecture in the names of the folders")
                    .containsExactlyInAnyOrder(ROOMS);
        }
    }

    @Test
    void a_theorem_sees_worlds_the_laboratory_and_the_theory() {
        classes()
                .that()
                .resideInAPackage(ROOT + "theorems..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(rooms(
                                "theorems", "worlds", "laboratory", "theory", "claims", "stats", "data", "dynamics"))
                        .or(resideInAnyPackage("java..", "org.jspecify..", "org.apache.commons.math3.."))
                        .or(simpleName("ClaimCheck"))
                        .or(simpleName("Check")))
                .because("a check measures and says, nothing else; whatever a lie may bend it gets from the laboratory")
                .check(CLASSES);
    }

    @Test
    void worlds_are_hypotheses() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "worlds..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(
                        "theorems",
                        "laboratory",
                        "lies",
                        "harness",
                        "model",
                        "loss",
                        "training",
                        "dynamics",
                        "report",
                        "cli"))
                .because("what a world is depends on a claim's quantifiers, not on what is measured in it")
                .check(CLASSES);
    }

    @Test
    void the_laboratory_knows_no_lie_and_no_theorem() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "laboratory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms("theorems", "lies", "harness", "claims", "cli"))
                .because("it cannot tell who asks, nor whether it is sabotaged")
                .check(CLASSES);
    }

    @Test
    void a_lie_bends_seams_and_nothing_else() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "lies..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms("theorems", "worlds", "harness", "claims", "report", "cli"))
                .because("a lie reaches a check through the seams of the laboratory alone")
                .check(CLASSES);
    }

    @Test
    void rooms_are_free_of_cycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
