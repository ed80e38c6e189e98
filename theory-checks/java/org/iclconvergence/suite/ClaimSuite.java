package org.iclconvergence.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.EvidenceFolder;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Versions;
import org.iclconvergence.harness.RunOfChecks;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.Trainers;

/**
 * The claims of the paper, to be judged on the built-in trainers or on one's own. Immutable: every setting gives another suite.
 *
 * <pre>{@code
 * static final ClaimRun RUN = ClaimSuite.on(MyTrainer::new).claims("IMB-*").into(Path.of("target/icl"));
 *
 * @TestFactory
 * Stream<DynamicContainer> claims() {
 *     return RUN.claims().map(claim -> dynamicContainer(claim.name(),
 *             claim.cases().map(each -> dynamicTest(each.name(), each::judge))));
 * }
 *
 * @AfterAll
 * static void page() throws IOException {
 *     RUN.report();
 * }
 * }</pre>
 */
public final class ClaimSuite {
    private static final String CATALOGUE = "claims.yaml";

    private final Supplier<Trainer> foreign;
    private final Map<String, String> settings;

    private ClaimSuite(Supplier<Trainer> foreign, Map<String, String> settings) {
        this.foreign = foreign;
        this.settings = settings;
    }

    /**
     * All claims on the built-in trainers, as {@code mvn verify} judges them.
     *
     * @return the suite
     */
    public static ClaimSuite builtIn() {
        return new ClaimSuite(null, Map.of());
    }

    /**
     * All claims on another trainer.
     *
     * @param trainer makes one for each training
     * @return the suite; claims about what the trainer does not support come out as not applicable
     */
    public static ClaimSuite on(Supplier<Trainer> trainer) {
        return new ClaimSuite(trainer, Map.of("icl.trainer", trainer.get().name()));
    }

    /**
     * All claims on a trainer of the class path.
     *
     * @param name by which it is found
     * @return the suite
     */
    public static ClaimSuite onNamed(String name) {
        return new ClaimSuite(null, Map.of("icl.trainer", name));
    }

    /**
     * The claims that are judged.
     *
     * @param selection a comma-separated list of ids in which * stands for anything
     * @return a suite of these
     */
    public ClaimSuite claims(String selection) {
        return with("icl.claims", selection);
    }

    /**
     * The seed from which every other one is derived.
     *
     * @param seed fixed, random or a whole number
     * @return a suite with it
     */
    public ClaimSuite seed(String seed) {
        return with("icl.seed", seed);
    }

    /**
     * A defect in the built-in trainers, to see what it does.
     *
     * @param control the name of a control of claims.yaml
     * @return a suite that is sabotaged
     */
    public ClaimSuite control(String control) {
        return with("icl.control", control);
    }

    /**
     * How many runs the checks take that count runs.
     *
     * @param effort so many times the usual number
     * @return a suite with it
     */
    public ClaimSuite effort(int effort) {
        return with("icl.effort", Integer.toString(effort));
    }

    /**
     * How many runs the checks take at most that count runs. The exact limits are those of so few: a claim may come out undecided.
     *
     * @param most fewer than the plans ask for
     * @return a suite with it
     */
    public ClaimSuite runs(int most) {
        return with("icl.runs", Integer.toString(most));
    }

    /**
     * How many worlds are drawn.
     *
     * @param draws so many times the usual number
     * @return a suite with it
     */
    public ClaimSuite draws(int draws) {
        return with("icl.draws", Integer.toString(draws));
    }

    private ClaimSuite with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new ClaimSuite(foreign, more);
    }

    /**
     * Begins a run. What an earlier run left in the folder is removed if the settings are valid.
     *
     * @param folder of the reports and, in a folder of its own, the evidence; created if need be
     * @return the run, of which nothing is judged yet
     * @throws IllegalArgumentException if a setting is not valid; the message names it
     * @throws IOException if the folder cannot be written
     */
    public ClaimRun into(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        RunSettings valid = RunSettings.of(properties);
        Path evidence = folder.resolve("evidence");
        ClaimCatalogue catalogue = catalogue(folder);
        valid.requireKnown(catalogue);
        EvidenceFolder.clear(evidence);
        Map<String, String> versions = new LinkedHashMap<>(Versions.all());
        versions.put("os", Versions.operatingSystem());
        Run run = new Run(
                valid,
                versions,
                null,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        run.write(evidence);
        Supplier<Trainer> trainer = foreign == null && valid.isForeign() ? Trainers.named(valid.trainer()) : foreign;
        return new ClaimRun(folder, run, catalogue, new RunOfChecks(catalogue, valid, evidence, trainer));
    }

    /** The catalogue lies beside the reports: it is what they are about. */
    private static ClaimCatalogue catalogue(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path copy = folder.resolve(CATALOGUE);
        try (InputStream original = ClaimSuite.class.getResourceAsStream(CATALOGUE)) {
            if (original == null) {
                throw new IllegalStateException("the jar holds no " + CATALOGUE);
            }
            Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return ClaimCatalogue.read(copy);
    }
}
