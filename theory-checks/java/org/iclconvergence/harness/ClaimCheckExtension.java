package org.iclconvergence.harness;

import java.util.List;
import java.util.stream.Stream;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Evidence;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs the check of a claim in every role: one case of JUnit and Allure for each run. */
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
            Evidence evidence = run.role().decides() ? new Evidence() : Evidence.ofALie();
            ThroughAllWorlds worlds = new ThroughAllWorlds(run, evidence);
            return List.of(worlds, new Judgement(run, evidence, worlds));
        }
    }
}
