package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.suite.ClaimSuite;
import org.iclconvergence.suite.ProblemSet;
import org.iclconvergence.training.external.AnsweredTrainer;
import org.iclconvergence.training.external.TrainerCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Trainings that are not done by a Java class: those of a folder, or those of a command that is run here. */
final class ExchangeOptions {
    /** Where the problems of a command lie, beside the reports. */
    private static final String PROBLEMS = "trainings";

    /** Ten years. */
    private static final long LONGEST = 315_360_000;

    @Option(
            names = "--trainings",
            paramLabel = "DIR",
            description =
                    "judge answered problems: a folder that icl problem wrote and a trainer filled. Claims, seed, runs and"
                            + " draws are those that it was written for, unless they are given.")
    private @Nullable Path trainings;

    @Option(
            names = "--trainer-command",
            paramLabel = "COMMAND",
            description =
                    "write the problems into the folder trainings of --out, run this command once with that folder as its"
                            + " last argument, judge what it left; words in quotes stay together, no shell is between")
    private @Nullable String command;

    @Option(names = "--one-by-one", description = "run the command once for each problem, with that problem's folder")
    private boolean oneByOne;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "stop the command, with all that it started, after so long each time (default: no limit)")
    private @Nullable Long timeLimit;

    @Option(
            names = "--probes",
            paramLabel = "NUMBER",
            description =
                    "so many prompts for a model without a single Q in the problems that are written (default: none)")
    private @Nullable Integer probes;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "of the trainer in the reports (default: the command, or the name of the folder)")
    private @Nullable String name;

    boolean isUsed() {
        boolean used = trainings != null || command != null;
        if (trainings != null && command != null) {
            throw new IllegalArgumentException("--trainings and --trainer-command exclude each other");
        }
        if (command == null && (oneByOne || timeLimit != null)) {
            throw new IllegalArgumentException("--one-by-one and --time-limit are about a --trainer-command");
        }
        if (probes != null && command == null) {
            throw new IllegalArgumentException(
                    "--probes is about a --trainer-command; of --trainings it is that of icl problem");
        }
        if (probes != null && probes < 0) {
            throw new IllegalArgumentException("--probes must be at least 0, not " + probes);
        }
        if (timeLimit != null && (timeLimit < 1 || timeLimit > LONGEST)) {
            throw new IllegalArgumentException("--time-limit is from 1 to " + LONGEST + " seconds, not " + timeLimit);
        }
        if ("default".equals(name) || (name != null && name.isBlank())) {
            throw new IllegalArgumentException("--name is one of its own, not \"" + name + "\"");
        }
        if (!used && name != null) {
            throw new IllegalArgumentException("--name is that of --trainings or of a --trainer-command");
        }
        return used;
    }

    /** Reports among the problems would be taken for some, or be lost with them. */
    void requireOutside(Path out) throws IOException {
        if (trainings != null && Files.exists(out) && Files.exists(trainings) && Files.isSameFile(out, trainings)) {
            throw new IllegalArgumentException("--out is the folder of the --trainings, " + out + ": give another one");
        }
    }

    /**
     * The suite on these trainings; a command is run here.
     *
     * @param asked adds the settings that were given
     */
    ClaimSuite suite(UnaryOperator<ClaimSuite> asked, Path out, int threads, CommandLine of)
            throws IOException, InterruptedException {
        if (trainings != null) {
            Path folder = trainings.toAbsolutePath().normalize().getFileName();
            return ClaimSuite.onTrainings(name != null ? name : String.valueOf(folder), trainings);
        }
        String line = Objects.requireNonNull(command, "neither --trainings nor --trainer-command");
        TrainerCommand trainer =
                new TrainerCommand(line, timeLimit == null ? null : Duration.ofSeconds(timeLimit), out);
        Path problems = out.resolve(PROBLEMS);
        ProblemSet set;
        try (Progress progress = new Progress("problems of claims", -1)) {
            set = asked.apply(ClaimSuite.builtIn())
                    .problemsInto(problems, probes == null ? 0 : probes, true, threads, progress);
        }
        ProblemCommand.say(set, problems, of.getOut());
        of.getOut().println("running " + line.strip() + (oneByOne ? ", once for each" : ""));
        of.getOut().flush();
        Optional<String> fault;
        try (Progress progress = new Progress("trainer command", oneByOne ? set.problems() : -1)) {
            fault = oneByOne ? trainer.oneByOne(problems, progress) : trainer.onAll(problems);
        }
        String allThatItSaid = " (all that it said: " + out.resolve(TrainerCommand.ERRORS) + ")";
        if (fault.isPresent() && !AnsweredTrainer.hasAnswers(problems)) {
            throw new RunFailure(fault.get() + "; no problem was answered and nothing judged" + allThatItSaid);
        }
        fault.ifPresent(what -> {
            of.getErr().println(of.getCommandSpec().qualifiedName() + ": " + what + allThatItSaid);
            of.getErr().flush();
        });
        return ClaimSuite.onTrainings(name != null ? name : line.strip(), problems);
    }

    /** Nothing judged must not pass for nothing wrong. */
    void requireJudged(LedgerDocument document) {
        List<LedgerDocument.Entry> ofTheTrainer = document.claims().stream()
                .filter(claim -> claim.parameters().containsKey(CheckResult.TRAINER))
                .toList();
        if (!ofTheTrainer.isEmpty()
                && ofTheTrainer.stream().allMatch(claim -> "not applicable".equals(claim.verdict()))) {
            throw new IllegalArgumentException(
                    "no training was judged: " + ofTheTrainer.get(0).message());
        }
    }
}
