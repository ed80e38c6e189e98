package org.iclconvergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Whether the build runs every test: a test engine that is not on the class path, or a class that no include pattern of
 * Surefire matches, would be left out in silence. Asked from a class of each pattern and each engine, so that one is left to
 * answer.
 */
final class EveryTestRuns {
    /** In verify: opened in a browser, and the checks of the claims; at night, by PIT, the claims against mutants. */
    private static final List<String> ELSEWHERE = List.of(
            "org.iclconvergence.report.page.browser.",
            "org.iclconvergence.theorems.",
            "org.iclconvergence.harness.ClaimsUnderMutation");

    private EveryTestRuns() {}

    static void check() throws Exception {
        TestPlan plan = LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectPackage("org.iclconvergence"))
                        .build());
        Set<String> engines = new TreeSet<>();
        Set<String> classes = new TreeSet<>();
        for (TestIdentifier engine : plan.getRoots()) {
            for (TestIdentifier test : plan.getDescendants(engine)) {
                // a method, be it a template of several tests
                if (!(test.getSource().orElse(null) instanceof ClassSource)) {
                    engines.add(engine.getUniqueIdObject().getEngineId().orElseThrow());
                    classes.add(classOf(plan, test));
                }
            }
        }
        assertThat(engines).contains("junit-jupiter", "jqwik");
        Pattern included = included();
        assertThat(classes).hasSizeGreaterThan(50);
        assertThat(classes.stream()
                        .filter(name -> ELSEWHERE.stream().noneMatch(name::startsWith)
                                && !included.matcher(name.replaceFirst("\\$.*", ""))
                                        .matches()))
                .as("classes of tests that no pattern of Surefire matches")
                .isEmpty();
    }

    private static String classOf(TestPlan plan, TestIdentifier test) {
        TestIdentifier at = test;
        while (!(at.getSource().orElse(null) instanceof ClassSource)) {
            at = plan.getParent(at).orElseThrow();
        }
        return ((ClassSource) at.getSource().get()).getClassName();
    }

    /** The patterns of the pom, for names of classes. */
    private static Pattern included() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String surefire = pom.substring(pom.indexOf("<artifactId>maven-surefire-plugin</artifactId>"));
        List<String> includes = Pattern.compile("<include>\\*\\*/\\*(\\w+)\\.java</include>")
                .matcher(surefire.substring(0, surefire.indexOf("</plugin>")))
                .results()
                .map(match -> ".*" + match.group(1))
                .toList();
        return Pattern.compile(includes.stream().collect(Collectors.joining("|")));
    }
}
