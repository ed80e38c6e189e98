package org.iclconvergence.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What one call of {@code icl} gave. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun icl(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine icl = Icl.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = icl.execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
