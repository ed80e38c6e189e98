package org.iclconvergence.harness;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import org.iclconvergence.claims.Assertion;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.laboratory.NotApplicable;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.TrainerFailure;
import org.iclconvergence.worlds.Population;
import org.jspecify.annotations.Nullable;

/**
 * Leads a check through the worlds of its claim and keeps the smallest that refutes. A run that decides sees all: the pinned
 * ones, the ends of the ranges, and as many drawn ones as the claim says. A lie is looked at in a few, drawn ones first, until it has
 * refuted everything that the honest run asserted; one that is only tried, and has
 * refuted something, is not led through pinned world after pinned world in which nothing else is refuted.
 */
final class Exploration {
    /** What a check that cannot go on is held against: no assertion of the claim. */
    static final String RUNS = "the check runs to its end";

    private static final int GENERATIONS = 1000;
    private static final int EDGES = 64;
    private static final int SMALLER_WORLDS_TRIED = 200;
    private static final int DRAWS_OF_A_LIE = 12;
    private static final int EDGES_OF_A_LIE = 8;
    private static final int SMALLER_WORLDS_TRIED_OF_A_LIE = 30;

    /** In so many pinned worlds a lie that need not refute, and has, is held against each of the other assertions. */
    private static final int PINNED_WORLDS_OF_A_TRIED_LIE = 24;

    private final boolean decides;
    private final boolean tried;
    private final boolean sabotaged;
    private final Set<String> pending;
    private final Map<String, Set<String>> inPinned;
    private final Map<String, Integer> inVain = new HashMap<>();
    private final BiConsumer<Object, Evidence> check;
    private final Evidence evidence;
    private @Nullable Counterexample smallest;
    private boolean smallestIsDrawn;
    private @Nullable RuntimeException broken;
    private @Nullable NotTrained unanswered;
    private long pinned;
    private long edges;
    private long drawn;

    /**
     * The worlds of one run.
     *
     * @param run what the outcome is for
     * @param asserted by the honest run, if it is known
     * @param check of one world
     * @param evidence of the run
     */
    Exploration(CheckRun run, HonestAssertions asserted, BiConsumer<Object, Evidence> check, Evidence evidence) {
        this.decides = run.role().decides();
        this.tried = run.role() == Role.TRIED;
        this.sabotaged = run.isSabotaged();
        this.pending = new HashSet<>(asserted.all());
        this.inPinned = decides ? new HashMap<>() : asserted.inPinned();
        this.check = check;
        this.evidence = evidence;
    }

    /**
     * All worlds; a world of a population that another run sees as well is the same one.
     *
     * @throws NotTrained the first, when all worlds were looked at
     */
    <W> void of(Population<W> population, int draws, long seed) {
        if (decides) {
            population.pinned().forEach(this::pinned);
            population.drawn().ifPresent(worlds -> drawn(worlds, EDGES, draws, seed));
        } else {
            population
                    .drawn()
                    .ifPresent(worlds -> drawn(worlds, EDGES_OF_A_LIE, Math.min(draws, DRAWS_OF_A_LIE), seed));
            for (W world : population.pinned()) {
                if (!isOver() && !isInVain(world)) {
                    pinned(world);
                }
            }
        }
        evidence.at("");
        if (unanswered != null) {
            throw unanswered;
        }
    }

    private void pinned(Object world) {
        pinned++;
        evidence.at(world.toString());
        look(world);
        if (smallest == null && !evidence.refutedHere().isEmpty()) {
            smallest = found(world, evidence.refutedHere().values().iterator().next(), 0);
        }
        if (decides) {
            inPinned.computeIfAbsent(world.toString(), ignored -> new HashSet<>())
                    .addAll(evidence.assertedHere());
        } else {
            pendingIn(world).forEach(assertion -> inVain.merge(assertion, 1, Integer::sum));
        }
    }

    /** What the honest run asserted in a pinned world and the lie has not refuted yet. */
    private Stream<String> pendingIn(Object world) {
        return inPinned.getOrDefault(world.toString(), Set.of()).stream().filter(pending::contains);
    }

    /** Whether a lie need not be looked at in a pinned world: it has refuted, and everything pending there was tried elsewhere. */
    private boolean isInVain(Object world) {
        return tried
                && smallest != null
                && inPinned.containsKey(world.toString())
                && pendingIn(world)
                        .allMatch(assertion -> inVain.getOrDefault(assertion, 0) >= PINNED_WORLDS_OF_A_TRIED_LIE);
    }

    private <W> void drawn(Arbitrary<W> worlds, int most, int draws, long seed) {
        for (Shrinkable<W> edge : worlds.edgeCases(most)) {
            if (!isOver()) {
                edges++;
                evidence.atEdge(edge.value().toString());
                lookAndShrink(edge);
            }
        }
        RandomGenerator<W> generator = worlds.generator(GENERATIONS, false);
        Random random = new Random(seed);
        for (int i = 0; i < draws && !isOver(); i++) {
            drawn++;
            Shrinkable<W> world = generator.next(random);
            evidence.atDrawn(world.value().toString());
            lookAndShrink(world);
        }
    }

    private <W> void lookAndShrink(Shrinkable<W> world) {
        look(world.value());
        if (!smallestIsDrawn && !evidence.refutedHere().isEmpty()) {
            smallest = shrunk(world, evidence.refutedHere().values().iterator().next());
            smallestIsDrawn = true;
        }
    }

    /** A lie may make numbers blow up; so may what a plugged trainer does, but that is for the judgement to say. */
    private void look(Object world) {
        try {
            check.accept(world, evidence);
        } catch (NotApplicable | TrainerFailure meant) {
            throw meant;
        } catch (NotTrained missing) {
            // what is missing must not hide what a training of another world refutes
            unanswered = unanswered == null ? missing : unanswered;
        } catch (RuntimeException failure) {
            if (!sabotaged) {
                throw failure;
            }
            broken = broken == null ? failure : broken;
            evidence.where(failure.toString());
            evidence.isTrue(RUNS, false);
        }
        evidence.refutedHere().forEach((assertion, finding) -> {
            if (finding.comparesNumbers()) {
                pending.remove(assertion);
            }
        });
    }

    private boolean isOver() {
        return !decides && smallest != null && pending.isEmpty();
    }

    private static Counterexample found(Object world, Finding why, int shrunk) {
        return new Counterexample(world.toString(), why.what(), why.estimate(), why.threshold(), shrunk);
    }

    /** Smaller and smaller worlds in which the same assertion is refuted. */
    private <W> Counterexample shrunk(Shrinkable<W> start, Finding why) {
        int left = decides ? SMALLER_WORLDS_TRIED : SMALLER_WORLDS_TRIED_OF_A_LIE;
        Shrinkable<W> best = start;
        Finding reason = why;
        int shrunk = 0;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (var candidates = best.shrink().iterator(); candidates.hasNext() && !smaller && left > 0; left--) {
                Shrinkable<W> candidate = candidates.next();
                Finding still = refutation(candidate.value(), why.what());
                if (still != null) {
                    best = candidate;
                    reason = still;
                    shrunk++;
                    smaller = true;
                }
            }
        }
        return found(best.value(), reason, shrunk);
    }

    private @Nullable Finding refutation(Object world, String assertion) {
        Evidence ofWorld = Evidence.ofALie();
        try {
            check.accept(world, ofWorld);
        } catch (RuntimeException failure) {
            // such a world is worse, not smaller
        }
        return ofWorld.refutedHere().get(assertion);
    }

    /** What was asserted so far, of a run that decides. */
    HonestAssertions asserted() {
        return new HonestAssertions(
                evidence.assertions().stream().map(Assertion::name).collect(Collectors.toUnmodifiableSet()),
                Map.copyOf(inPinned));
    }

    @Nullable
    Counterexample smallest() {
        return smallest;
    }

    WorldsSeen seen() {
        return new WorldsSeen(pinned, edges, drawn);
    }

    /**
     * What a check that cannot go on under a lie threw, if nothing that it asserts was refuted beside: then nobody can tell what
     * happened.
     */
    Optional<RuntimeException> brokenFor(List<Assertion> found) {
        boolean refuted = found.stream()
                .anyMatch(each ->
                        each.verdict() == Verdict.REFUTED && !each.name().equals(RUNS));
        return Optional.ofNullable(refuted ? null : broken);
    }
}
