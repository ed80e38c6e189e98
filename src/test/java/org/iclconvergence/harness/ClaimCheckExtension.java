package org.iclconvergence.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.training.Trainers;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/**
 * Runs the check of a claim in every role: one case of JUnit and Allure for each run. The run that this process is part of has begun
 * when its settings lie beside the evidence. Found by ServiceLoader.
 */
public final class ClaimCheckExtension implements TestTemplateInvocationContextProvider {
    /** Where the evidence goes. */
    private static final Path EVIDENCE = Path.of(System.getProperty("icl.evidence.directory", "target/evidence"));

    private static final Path CLAIMS = Path.of(System.getProperty("basedir", "."), "theory-checks", "claims.yaml");

    /** Read when the first check wants it: most tests are none. */
    private static final class Current {
        static final RunOfChecks CHECKS = read();
    }

    private static RunOfChecks read() {
        try {
            // nobody begins a run that an IDE starts
            RunSettings settings =
                    Files.exists(EVIDENCE.resolve(Run.FILE)) ? RunSettings.read(EVIDENCE) : RunSettings.REFERENCE;
            return new RunOfChecks(
                    ClaimCatalogue.read(CLAIMS),
                    settings,
                    EVIDENCE,
                    settings.isForeign() ? Trainers.named(settings.trainer()) : null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(ClaimCheck.class);
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true; // a claim that was not selected
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        RunOfChecks checks = Current.CHECKS;
        Claim claim = checks.claim(
                context.getRequiredTestMethod().getAnnotation(ClaimCheck.class).value());
        return checks.isSelected(claim) ? checks.runs(claim).map(run -> new Case(checks, run)) : Stream.empty();
    }

    private record Case(RunOfChecks checks, CheckRun run) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return run.displayName();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new InPlaceOfTheCall(checks, run));
        }
    }

    /** In place of JUnit's one call of a check, whose arguments are not used, the judgement of its run. */
    private record InPlaceOfTheCall(RunOfChecks checks, CheckRun run)
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
                Invocation<Void> once, ReflectiveInvocationContext<Method> call, ExtensionContext context)
                throws IOException {
            once.skip();
            AllureCase allure = new AllureCase(run, checks.seeds());
            allure.begin(context.getDisplayName());
            Judgement judgement = new Judgement(checks, run);
            judgement.by(new Check(run.claim().id(), context.getRequiredTestInstance(), call.getExecutable()));
            allure.end(judgement);
            if (run.role().decides()) {
                tellHowFar(judgement);
            }
            if (run.role().decides() && judgement.verdict() == Verdict.NOT_APPLICABLE) {
                throw new TestAbortedException(judgement.fault().orElseThrow());
            }
            judgement.fault().ifPresent(fault -> {
                throw new AssertionError(fault);
            });
        }

        /** The checks run in several processes: how many claims were judged is seen in the evidence. */
        private void tellHowFar(Judgement judgement) throws IOException {
            try (Stream<Path> files = Files.list(EVIDENCE)) {
                long judged = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.matches("[A-Z]+-[0-9]+\\.json"))
                        .count();
                System.out.printf(
                        Locale.ROOT,
                        "%2d of %d claims judged: %-7s %s, %.1f s%n",
                        judged,
                        checks.selected(),
                        run.claim().id(),
                        judgement.verdict().word(),
                        judgement.seconds());
            }
        }
    }
}
