package org.iclconvergence.harness;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.worlds.Worlds;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.ReflectionSupport;

/** Runs the check of a claim in every role: one case of JUnit and Allure for each run, one call of the method for each world. */
final class ClaimCheckExtension implements TestTemplateInvocationContextProvider {
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
        RunOfChecks checks = RunOfChecks.current();
        Claim claim = checks.claim(
                context.getRequiredTestMethod().getAnnotation(ClaimCheck.class).value());
        return checks.isSelected(claim) ? checks.runs(claim).map(Case::new) : Stream.empty();
    }

    private record Case(CheckRun run) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return run.displayName();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            Evidence evidence = new Evidence(!run.role().decides());
            return List.of(new ThroughAllWorlds(run, evidence), new Judgement(run, evidence));
        }
    }

    /** In place of JUnit's one call: one for each world. JUnit's own arguments are not used. */
    private record ThroughAllWorlds(CheckRun run, Evidence evidence)
            implements ParameterResolver, InvocationInterceptor {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return true;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return null;
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> once, ReflectiveInvocationContext<Method> call, ExtensionContext context) {
            once.skip();
            RunOfChecks checks = RunOfChecks.current();
            Laboratory lab = run.laboratory(checks.effort());
            Theory theory = run.theory();
            for (Object world : Worlds.of(run.claim().id(), checks.seeds())) {
                evidence.at(world.toString());
                ReflectionSupport.invokeMethod(
                        call.getExecutable(), context.getRequiredTestInstance(), world, lab, theory, evidence);
            }
            evidence.at("");
        }
    }
}
