package org.iclconvergence.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.iclconvergence.checks.controls.Controls;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.Evidence;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs a check honestly and then under each of its claim's controls; with {@code -Dicl.control=NAME} under that control alone,
 * in place of the honest run.
 */
final class ClaimCheckExtension implements TestTemplateInvocationContextProvider {
    private static final Path CLAIMS = Path.of(System.getProperty("basedir", "."), "theory-checks", "claims.yaml");

    private static final ClaimCatalogue CATALOGUE = readCatalogue();

    private static ClaimCatalogue readCatalogue() {
        try {
            return ClaimCatalogue.read(CLAIMS);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true; // a claim that was not selected
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        Claim claim = CATALOGUE.require(method.getAnnotation(ClaimCheck.class).value());
        if (!Judgement.SETTINGS.selection().includes(claim.id())) {
            return Stream.empty();
        }
        MeasuredTrainer trainer = MeasuredTrainer.chosen();
        if (Judgement.SETTINGS.isSabotaged()) {
            return Stream.of(
                    new Run(claim, Controls.named(Judgement.SETTINGS.control()).inPlaceOfTheHonestOne(), true));
        }
        Experiment honest = new Experiment(trainer);
        List<String> required = claim.refutedBy();
        // JUnit takes one run after the other: the sweep is asked for when the honest run has shown what the check uses
        Stream<Run> sweep = Stream.of(honest)
                .flatMap(experiment -> Controls.sweptOver(experiment.used()).stream())
                .filter(control -> !required.contains(control.name()))
                .map(control -> new Run(claim, control, false));
        return Stream.concat(
                        Stream.concat(
                                Stream.of(new Run(claim, honest, true)),
                                required.stream().map(name -> new Run(claim, Controls.named(name), true))),
                        sweep)
                .map(run -> run);
    }

    private record Run(Claim claim, Experiment experiment, boolean required) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return experiment.decides()
                    ? claim.id() + " " + claim.title()
                            + (experiment.isSabotaged() ? ", under " + experiment.name() : "")
                    : claim.id() + (required ? " is refuted under " : " tried under ") + experiment.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            Evidence evidence = new Evidence(!experiment.decides());
            return List.of(new Arguments(experiment, evidence), new Judgement(claim, experiment, evidence, required));
        }
    }

    private record Arguments(Experiment experiment, Evidence evidence) implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Experiment.class || type == Evidence.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Experiment.class ? experiment : evidence;
        }
    }
}
