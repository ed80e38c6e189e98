package org.iclconvergence.cli;

import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The program {@code icl}. Exit codes: 0 done, 1 the run itself failed (a training diverged, a gated claim does not hold),
 * 2 what was asked for is wrong. Every failure is one line on stderr.
 */
@Command(
        name = "icl",
        description = "In-context convergence of transformers (Huang, Cheng, Liang, ICML 2024), executable.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLines.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            ExperimentCommand.class,
            EvaluateCommand.class,
            PopulationCommand.class,
            FlowCommand.class,
            SweepCommand.class,
            CertifyCommand.class,
            BeginCommand.class,
            ReportCommand.class,
            VerdictCommand.class,
            CheckCommand.class,
            ProblemCommand.class
        })
public final class Icl implements Runnable {
    @Spec
    private CommandSpec spec;

    /**
     * Runs the program and ends the virtual machine with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        int exitCode = commandLine().execute(arguments);
        // a full disk must not pass for success: standard output may be the product
        if (System.out.checkError()) {
            System.err.println("icl: standard output cannot be written: is its disk full, or its reader gone?");
            System.exit(exitCode == 0 ? 1 : exitCode);
        }
        System.exit(exitCode);
    }

    /**
     * The command line with all its commands, as {@link #main} runs it.
     *
     * @return a fresh instance; its writers may be replaced
     */
    public static CommandLine commandLine() {
        OneLineFailures failures = new OneLineFailures();
        return new CommandLine(new Icl())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setAllowOptionsAsOptionParameters(false)
                .registerConverter(int.class, WholeNumbers::ofInt)
                .registerConverter(Integer.class, WholeNumbers::ofInt)
                .registerConverter(long.class, WholeNumbers::ofLong)
                .registerConverter(Long.class, WholeNumbers::ofLong)
                .registerConverter(Path.class, FilePaths::of)
                .registerConverter(Instant.class, Moments::of)
                .registerConverter(double.class, DecimalNumbers::ofDouble)
                .registerConverter(Double.class, DecimalNumbers::ofDouble)
                .registerConverter(DecimalNumbers.class, DecimalNumbers::of)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing, one of "
                        + String.join(", ", spec.subcommands().keySet()) + "; see icl --help");
    }
}
