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
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.EvidenceFolder;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Versions;
import org.iclconvergence.harness.RunOfChecks;
import org.iclconvergence.report.Reports;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.Trainers;
import org.iclconvergence.training.external.AnsweredTrainer;
import org.jspecify.annotations.Nullable;

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
 *     assertEquals(List.of(), RUN.report().faults());
 * }
 * }</pre>
 */
public final class ClaimSuite {
    private static final String CATALOGUE = "claims.yaml";

    private final @Nullable Supplier<Trainer> foreign;
    private final Map<String, String> settings;

    private ClaimSuite(@Nullable Supplier<Trainer> foreign, Map<String, String> settings) {
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
     * @throws IllegalArgumentException if it bears the name of the built-in ones: the reports would be taken for theirs
     */
    public static ClaimSuite on(Supplier<Trainer> trainer) {
        String name = trainer.get().name();
        if (name == null || name.isBlank() || name.strip().equals("default")) {
            throw new IllegalArgumentException("a trainer needs a name of its own, not " + name);
        }
        return new ClaimSuite(trainer, Map.of("icl.trainer", name));
    }

    /**
     * All claims on a trainer of the class path.
     *
     * @param name by which it is found
     * @return the suite
     * @throws IllegalArgumentException if the name is blank, as for every other setting
     */
    public static ClaimSuite onNamed(String name) {
        return builtIn().with("icl.trainer", name);
    }

    /**
     * All claims on trainings that were done elsewhere: what a trainer left in a folder that {@link #problemsInto} wrote. Claims, seed,
     * effort, runs and draws are those that the problems were written for, if their problems.json lies there.
     *
     * @param name of whoever trained
     * @param folder of answered problems
     * @return the suite; claims whose trainings are not there come out as not applicable
     * @throws IllegalArgumentException if the name is blank or that of the built-in trainers
     * @throws IOException if there is no such folder, no problem in it was answered, or its problems.json is not what it should be
     */
    public static ClaimSuite onTrainings(String name, Path folder) throws IOException {
        if (name.isBlank() || name.equals("default")) {
            throw new IllegalArgumentException(
                    "trainings need a name, and \"default\" is that of the built-in trainers");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is not a directory");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        if (ProblemSet.isThere(folder)) {
            settings.putAll(ProblemSet.read(folder).settings());
        }
        if (AnsweredTrainer.isUnanswered(folder)) {
            throw new IOException(folder + ": no problem in it was answered");
        }
        settings.put("icl.trainer", name);
        return new ClaimSuite(() -> new AnsweredTrainer(name, folder), settings);
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

    /** In a property of the build nothing means the usual; here it is a variable that was not set. */
    private ClaimSuite with(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is empty");
        }
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new ClaimSuite(foreign, more);
    }

    /**
     * Problems without probes, as {@link #problemsInto(Path, int, boolean, int, LongConsumer)} writes them.
     *
     * @param folder receives them
     * @param replace whether problems that lie there already are removed first
     * @param threads how many claims at a time, ≥ 1
     * @param done told how many claims are done
     * @return what was written
     * @throws IllegalArgumentException if a setting is not valid
     * @throws IOException if the folder cannot be written
     * @throws InterruptedException if this thread is interrupted
     */
    public ProblemSet problemsInto(Path folder, boolean replace, int threads, LongConsumer done)
            throws IOException, InterruptedException {
        return problemsInto(folder, 0, replace, threads, done);
    }

    /**
     * Writes the trainings that the claims ask for, one folder each, for a trainer that is no Java class: every claim's own check is run
     * on the built-in trainers, which is what finds out.
     *
     * @param folder receives them, whole or not at all
     * @param probes how many of each problem on given prompts, for models without a single Q; 0 for none
     * @param replace whether problems that lie there already are removed first
     * @param threads how many claims at a time, ≥ 1
     * @param done told how many claims are done
     * @return what was written
     * @throws IllegalArgumentException if a setting is not valid, or none of the claims asks for a training
     * @throws IOException if the folder cannot be written, or there is something in it that may not be replaced
     * @throws InterruptedException if this thread is interrupted
     */
    public ProblemSet problemsInto(Path folder, int probes, boolean replace, int threads, LongConsumer done)
            throws IOException, InterruptedException {
        // before anything is said about the folder
        valid(catalogue());
        return new ProblemFolders(folder, probes, replace)
                .write(
                        (collector, evidence) -> new ClaimSuite(
                                        collector::another, with("icl.trainer", collector.name()).settings)
                                .into(evidence),
                        threads,
                        done);
    }

    /**
     * Begins a run. What an earlier run left in the folder, evidence and reports, is removed if the settings are valid.
     *
     * @param folder of the reports and, in a folder of its own, the evidence; created if need be
     * @return the run, of which nothing is judged yet
     * @throws IllegalArgumentException if a setting is not valid, or nobody knows the claims, control or trainer; the message says which
     * @throws IOException if the folder cannot be written
     */
    public ClaimRun into(Path folder) throws IOException {
        requireJUnitPlatform();
        ClaimCatalogue catalogue = catalogue();
        RunSettings valid = valid(catalogue);
        Supplier<Trainer> trainer = foreign == null && valid.isForeign() ? Trainers.named(valid.trainer()) : foreign;
        // from here on nothing is wrong with what was asked for
        Path evidence = begin(folder);
        Map<String, String> versions = new LinkedHashMap<>(Versions.all());
        versions.put("os", Versions.operatingSystem());
        Run run = new Run(
                valid,
                versions,
                null,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        run.write(evidence);
        return new ClaimRun(folder, run, catalogue, new RunOfChecks(catalogue, valid, evidence, trainer));
    }

    private RunSettings valid(ClaimCatalogue catalogue) {
        Properties properties = new Properties();
        properties.putAll(settings);
        RunSettings valid = RunSettings.of(properties);
        valid.requireKnown(catalogue);
        return valid;
    }

    /** jqwik draws worlds with its classes; a project that runs tests has them from its own JUnit. */
    private static void requireJUnitPlatform() {
        try {
            Class.forName("org.junit.platform.engine.TestDescriptor");
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(
                    "org.junit.platform:junit-platform-engine is not on the class path: a dependency on JUnit brings it",
                    missing);
        }
    }

    /** Reports of an earlier run must not be taken for this one's, however it ends. The catalogue lies beside them: it is their subject. */
    private static Path begin(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + ": is not a directory");
        }
        Path evidence = folder.resolve("evidence");
        Files.createDirectories(evidence);
        EvidenceFolder.clear(evidence);
        for (String report : Reports.NAMES.keySet()) {
            Files.deleteIfExists(folder.resolve(report));
        }
        copyCatalogue(folder.resolve(CATALOGUE));
        return evidence;
    }

    private static ClaimCatalogue catalogue() throws IOException {
        Path copy = Files.createTempFile("claims", ".yaml");
        try {
            copyCatalogue(copy);
            return ClaimCatalogue.read(copy);
        } finally {
            Files.delete(copy);
        }
    }

    private static void copyCatalogue(Path to) throws IOException {
        try (InputStream original = ClaimSuite.class.getResourceAsStream(CATALOGUE)) {
            if (original == null) {
                throw new IllegalStateException("the jar holds no " + CATALOGUE);
            }
            Files.copy(original, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
