package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "python3 train.py ~ python3|train.py",
                "` a\t b\n c ` ~ a|b|c",
                "python3 -c 'print(\"a b\")' ~ python3|-c|print(\"a b\")",
                "\"C:/my files/run\" --x='1 2'3 ~ C:/my files/run|--x=1 23",
                "a\\ b \"c\\\"d\" 'e\\f' ~ a b|c\"d|e\\f",
                "a '' b ~ a||b",
                "echo $HOME * ; rm ~ echo|$HOME|*|;|rm"
            })
    void words(String line, String words) {
        assertThat(CommandWords.of(line)).containsExactly(words.split("\\|", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3 'train.py", "\"", "a\" b"})
    void an_open_quote_is_refused(String line) {
        assertThatThrownBy(() -> CommandWords.of(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the command has a quote that is left open: " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "''", "\"\" a"})
    void nothing_is_no_command(String line) {
        assertThatThrownBy(() -> CommandWords.of(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the command is empty");
    }

    @Test
    void a_last_backslash_is_itself() {
        assertThat(CommandWords.of("a\\")).containsExactly("a\\");
    }

    @Test
    void a_blank_behind_a_backslash_may_be_all_of_a_word() {
        assertThat(CommandWords.of("a \\  b \\ ")).containsExactly("a", " ", "b", " ");
    }
}
