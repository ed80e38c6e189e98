package org.iclconvergence.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iclconvergence.claims.Assertion;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.TrainerUnderTest;
import org.iclconvergence.laboratory.Wiring;
import org.iclconvergence.lies.Lies;
import org.iclconvergence.training.Trainers;
import org.iclconvergence.worlds.Seeds;

/** The run that this process is part of: its claims, and its settings as they lie beside the evidence. */
final class RunOfChecks {
    /** Where the evidence goes. */
    static final Path EVIDENCE = Path.of(System.getProperty("icl.evidence.directory", "target/evidence"));

    private static final Path CLAIMS = Path.of(System.getProperty("basedir", "."), "theory-checks", "claims.yaml");

    private static final RunOfChecks CURRENT = read();

    private final ClaimCatalogue catalogue;
    private final RunSettings settings;
    private final Map<String, Set<String>> asserted = new ConcurrentHashMap<>();

    private RunOfChecks(ClaimCatalogue catalogue, RunSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    private static RunOfChecks read() {
        try {
            // nobody begins a run that an IDE starts
            RunSettings settings =
                    Files.exists(EVIDENCE.resolve(Run.FILE)) ? RunSettings.read(EVIDENCE) : RunSettings.REFERENCE;
            return new RunOfChecks(ClaimCatalogue.read(CLAIMS), settings);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static RunOfChecks current() {
        return CURRENT;
    }

    Claim claim(String id) {
        return catalogue.require(id);
    }

    boolean isSelected(Claim claim) {
        return settings.selection().includes(claim.id());
    }

    /** How many claims this run is to judge. */
    long selected() {
        return catalogue.all().stream().filter(this::isSelected).count();
    }

    Seeds seeds() {
        return new Seeds(settings.baseSeed());
    }

    int effort() {
        return settings.effort();
    }

    /** So many times the worlds that claims.yaml says are drawn. */
    int draws() {
        return settings.draws();
    }

    /** Keeps what a claim's own run asserted, for the lies that are to refute it. */
    void hasAsserted(Claim claim, List<Assertion> assertions) {
        asserted.put(claim.id(), assertions.stream().map(Assertion::name).collect(Collectors.toUnmodifiableSet()));
    }

    /** What the claim's own run asserted; empty if it has not run in this process. */
    Set<String> asserted(Claim claim) {
        return asserted.getOrDefault(claim.id(), Set.of());
    }

    /**
     * The run that decides, the controls that the claim names and, once the first has shown what the check asks, the lies that can
     * be seen there.
     */
    Stream<CheckRun> runs(Claim claim) {
        if (settings.isSabotaged()) {
            return Stream.of(run(claim, Lies.named(settings.control()), Role.DECIDES));
        }
        CheckRun decides = new CheckRun(
                claim, new Wiring(Lie.NONE), trainer(), settings.isForeign() ? Role.PLUGGED : Role.DECIDES);
        List<String> named = claim.refutedBy();
        Stream<CheckRun> controls = named.stream().map(name -> run(claim, Lies.named(name), Role.CONTROL));
        Stream<CheckRun> tried = Stream.of(decides)
                .flatMap(run -> Lies.sweptOver(run.wiring().asked()).stream())
                .filter(lie -> !named.contains(lie.name()))
                .map(lie -> run(claim, lie, Role.TRIED));
        return Stream.concat(Stream.concat(Stream.of(decides), controls), tried);
    }

    /** Lies sabotage the built-in trainers. */
    private static CheckRun run(Claim claim, Lie lie, Role role) {
        return new CheckRun(claim, new Wiring(lie), TrainerUnderTest.builtIn(), role);
    }

    private TrainerUnderTest trainer() {
        return settings.isForeign()
                ? TrainerUnderTest.plugged(Trainers.named(settings.trainer()))
                : TrainerUnderTest.builtIn();
    }
}
