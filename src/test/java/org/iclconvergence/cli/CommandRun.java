package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

    /** What a call prints that succeeds: ASCII, and no complaint. */
    static String printed(String arguments) {
        CommandRun run = icl(arguments.split(" "));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().chars()).allMatch(character -> character < 128);
        return run.out();
    }

    /** The names of the files in a directory, sorted. */
    static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
