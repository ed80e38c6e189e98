package org.iclconvergence;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import org.iclconvergence.cli.Icl;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between packages. */
class ArchitectureTest {
    /** Where the main classes lie; the name of the build folder says nothing, it can be chosen. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Icl.class.getProtectionDomain().getCodeSource().getLocation())
            .that(not(resideInAnyPackage(TheoryChecksArchitectureTest.rooms(TheoryChecksArchitectureTest.ROOMS))));

    @Test
    void classes_were_found() {
        assertThat(CLASSES.size()).isGreaterThan(30);
    }

    @Test
    void theory_never_imports_the_code_that_it_judges() {
        noClasses()
                .that()
                .resideInAPackage("..theory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..model..", "..loss..", "..training..", "..dynamics..", "..claims..", "..report..")
                .because("a prediction computed by the code under test predicts nothing")
                .check(CLASSES);
    }

    @Test
    void arrows_point_down() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("reading")
                .definedBy("..iclconvergence.reading..")
                .layer("data")
                .definedBy("..iclconvergence.data..")
                .layer("stats")
                .definedBy("..iclconvergence.stats..")
                .layer("certificate")
                .definedBy("..iclconvergence.certificate..")
                .layer("theory")
                .definedBy("..iclconvergence.theory..")
                .layer("model")
                .definedBy("..iclconvergence.model..")
                .layer("loss")
                .definedBy("..iclconvergence.loss..")
                .layer("training")
                .definedBy("..iclconvergence.training..")
                .optionalLayer("dynamics")
                .definedBy("..iclconvergence.dynamics..")
                .layer("claims")
                .definedBy("..iclconvergence.claims..")
                .layer("sweep")
                .definedBy("..iclconvergence.sweep..")
                .layer("report")
                .definedBy("..iclconvergence.report..")
                .layer("live")
                .definedBy("..iclconvergence.live..")
                .layer("cli")
                .definedBy("..iclconvergence.cli..")
                .whereLayer("reading")
                .mayNotAccessAnyLayer()
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("live")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("live", "cli")
                .whereLayer("sweep")
                .mayOnlyBeAccessedByLayers("report", "cli")
                .whereLayer("claims")
                .mayOnlyBeAccessedByLayers("report", "cli")
                .whereLayer("dynamics")
                .mayOnlyBeAccessedByLayers("sweep", "report", "live", "cli")
                .whereLayer("training")
                .mayOnlyBeAccessedByLayers("dynamics", "sweep", "report", "live", "cli")
                .whereLayer("loss")
                .mayOnlyBeAccessedByLayers("training", "dynamics", "sweep", "report", "live", "cli")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("loss", "training", "dynamics", "report", "cli")
                .whereLayer("certificate")
                .mayNotAccessAnyLayer()
                .whereLayer("certificate")
                .mayOnlyBeAccessedByLayers("report", "cli")
                .whereLayer("theory")
                .mayOnlyBeAccessedByLayers("sweep", "report", "live", "cli")
                .whereLayer("stats")
                .mayOnlyBeAccessedByLayers("theory", "dynamics", "claims", "sweep", "report", "live", "cli")
                .because("the table of packages in CONTRIBUTING.md says so")
                .check(CLASSES);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("org.iclconvergence.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void transcendental_functions_are_reproducible() {
        noClasses()
                .should()
                .callMethod(Math.class, "exp", double.class)
                .orShould()
                .callMethod(Math.class, "log1p", double.class)
                .orShould()
                .callMethod(Math.class, "expm1", double.class)
                .because("intrinsics differ between machines; FastMath is written in Java")
                .check(CLASSES);
    }

    @Test
    void digits_are_reproducible() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..certificate..")
                .should()
                .callMethod(Double.class, "toString", double.class)
                .orShould()
                .callMethod(String.class, "valueOf", double.class)
                .orShould()
                .callMethod(StringBuilder.class, "append", double.class)
                .orShould()
                .callMethod(BigDecimal.class, "valueOf", double.class)
                .because("Java 19 writes other digits than Java 17; DecimalText does not")
                .check(CLASSES);
    }

    @Test
    void locales_are_named() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .because("else digits, commas and letters are those of the reader's country")
                .check(CLASSES);
    }

    @Test
    void json_is_written_in_one_way() {
        noClasses()
                .that()
                .doNotHaveSimpleName("JsonText")
                .should()
                .callMethod(JsonMapper.class, "builder")
                .orShould()
                .callConstructor(JsonMapper.class)
                .because("Jackson asks Java for digits and the system for line ends, unless it is told not to")
                .check(CLASSES);
    }
}
