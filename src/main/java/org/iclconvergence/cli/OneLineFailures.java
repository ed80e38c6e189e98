package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.iclconvergence.reading.FileFailure;
import org.iclconvergence.reading.Visible;
import org.iclconvergence.training.query.UnfinishedFlow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns failures into exactly one line on stderr, {@code icl experiment: …}, and an exit code. A failure that nobody
 * foresaw is a bug of this program and keeps its stack trace.
 */
final class OneLineFailures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int LONGEST_LINE = 500;

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        return report(failure.getCommandLine(), failure.getMessage(), CommandLine.ExitCode.USAGE);
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof RunFailure || failure instanceof UnfinishedFlow) {
            return report(command, failure.getMessage(), CommandLine.ExitCode.SOFTWARE);
        }
        if (failure instanceof IOException io) {
            return report(command, FileFailure.reason(io), CommandLine.ExitCode.USAGE);
        }
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException io) {
            return report(command, FileFailure.reason(io), CommandLine.ExitCode.USAGE);
        }
        if (failure instanceof IllegalArgumentException) {
            return report(command, failure.getMessage(), CommandLine.ExitCode.USAGE);
        }
        int code = report(command, "this is a bug, please report it: " + failure, CommandLine.ExitCode.SOFTWARE);
        failure.printStackTrace(command.getErr());
        return code;
    }

    private static int report(CommandLine command, @Nullable String message, int code) {
        String line = Visible.line(String.valueOf(message));
        if (line.length() > LONGEST_LINE) {
            line = line.substring(0, LONGEST_LINE) + "...";
        }
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + line);
        err.flush();
        return code;
    }
}
