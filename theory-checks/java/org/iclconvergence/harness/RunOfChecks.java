package org.iclconvergence.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Memory;
import org.iclconvergence.laboratory.TrainerUnderTest;
import org.iclconvergence.laboratory.Wiring;
import org.iclconvergence.lies.Lies;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.worlds.Seeds;
import org.jspecify.annotations.Nullable;

/**
 * A run of the checks, or the part of it that one process does: its claims, its settings, where its evidence goes. Several threads may
 * judge at once, each another claim.
 */
public final class RunOfChecks {
    private final ClaimCatalogue catalogue;
    private final RunSettings settings;
    private final Path evidence;
    private final @Nullable Supplier<Trainer> foreign;
    private final Memory memory = new Memory();
    private final Map<String, HonestAssertions> asserted = new ConcurrentHashMap<>();

    /**
     * A run.
     *
     * @param catalogue of all claims
     * @param settings what is asked for
     * @param evidence folder of the results, one file for each run of a check
     * @param foreign makes the trainer that is judged, for each training anew; unused if the settings name none
     */
    public RunOfChecks(
            ClaimCatalogue catalogue, RunSettings settings, Path evidence, @Nullable Supplier<Trainer> foreign) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.evidence = evidence;
        this.foreign = foreign;
    }

    /**
     * A claim.
     *
     * @param id as claims.yaml names it
     * @return the claim
     * @throws IllegalArgumentException if there is none
     */
    public Claim claim(String id) {
        return catalogue.require(id);
    }

    /**
     * Whether a claim is to be judged.
     *
     * @param claim of the catalogue
     * @return true if the selection includes it
     */
    public boolean isSelected(Claim claim) {
        return settings.selection().includes(claim.id());
    }

    /** How many claims this run is to judge. */
    long selected() {
        return catalogue.all().stream().filter(this::isSelected).count();
    }

    Seeds seeds() {
        return new Seeds(settings.baseSeed());
    }

    /** So many times the worlds that claims.yaml says are drawn. */
    int draws() {
        return settings.draws();
    }

    Path evidence() {
        return evidence;
    }

    Laboratory laboratory(CheckRun run) {
        return new Laboratory(
                run.wiring(),
                run.trainer(),
                memory,
                planned -> run.role().trials(planned, settings),
                !run.role().decides());
    }

    /** Keeps what a claim's own run asserted, for the lies that are to refute it. */
    void hasAsserted(Claim claim, HonestAssertions assertions) {
        asserted.put(claim.id(), assertions);
    }

    /** What the claim's own run asserted, if it has run in this process. */
    HonestAssertions asserted(Claim claim) {
        return asserted.getOrDefault(claim.id(), HonestAssertions.UNKNOWN);
    }

    /**
     * The run that decides, the controls that the claim names and, once the first has shown what the check asks, the lies that can
     * be seen there.
     *
     * @param claim to be judged
     * @return runs to be judged one after the other: the stream is lazy
     */
    public Stream<CheckRun> runs(Claim claim) {
        String control = settings.control();
        if (control != null) {
            return Stream.of(run(claim, Lies.named(control), Role.DECIDES));
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
                ? TrainerUnderTest.plugged(Objects.requireNonNull(foreign))
                : TrainerUnderTest.builtIn();
    }
}
