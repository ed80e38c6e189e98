package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IclTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "experiment --help", "experiment -h", "begin --help", "report --help", "verdict --help"
            })
    void help_is_printed_to_stdout(String arguments) {
        CommandRun run = CommandRun.icl(arguments.split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: icl");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "experiment --version"})
    void version_names_what_decides_the_numbers(String arguments) {
        CommandRun run = CommandRun.icl(arguments.split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("icl-convergence ").contains("java ", "commons-math 3.6.1");
    }

    @Test
    void without_a_command_it_says_which_there_are() {
        CommandRun run = CommandRun.icl();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("icl: a command is missing")
                .contains("experiment")
                .hasLineCount(1);
    }

    @Test
    void an_unknown_command_is_one_line() {
        CommandRun run = CommandRun.icl("exprmnt");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("exprmnt").hasLineCount(1);
    }
}
