package org.iclconvergence.harness;

import java.lang.reflect.Method;
import java.util.Optional;
import net.jqwik.api.sessions.JqwikSession;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.DrawnWorlds;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.worlds.Worlds;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.ReflectionSupport;

/** In place of JUnit's one call of a check: one for each world. JUnit's own arguments are not used. */
final class ThroughAllWorlds implements ParameterResolver, InvocationInterceptor {
    private final CheckRun run;
    private final Evidence evidence;
    private Exploration exploration;

    ThroughAllWorlds(CheckRun run, Evidence evidence) {
        this.run = run;
        this.evidence = evidence;
    }

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
        Claim claim = run.claim();
        Laboratory lab = run.laboratory(checks.effort());
        Theory theory = run.theory();
        exploration = new Exploration(
                run,
                checks.asserted(claim),
                (world, found) -> ReflectionSupport.invokeMethod(
                        call.getExecutable(), context.getRequiredTestInstance(), world, lab, theory, found),
                evidence);
        int draws = checks.draws() * claim.worlds().map(DrawnWorlds::draws).orElse(0);
        JqwikSession.run(() -> exploration.of(
                Worlds.of(claim, checks.seeds()), draws, checks.seeds().of(claim.id() + " worlds", 0)));
        if (run.role().decides()) {
            checks.hasAsserted(claim, evidence.assertions());
        } else if (run.role() == Role.CONTROL) {
            exploration.brokenFor(evidence.assertions()).ifPresent(broken -> {
                throw broken;
            });
        }
    }

    WorldsSeen seen() {
        return exploration == null ? new WorldsSeen(0, 0, 0) : exploration.seen();
    }

    Optional<Counterexample> smallest() {
        return exploration == null ? Optional.empty() : Optional.ofNullable(exploration.smallest());
    }
}
