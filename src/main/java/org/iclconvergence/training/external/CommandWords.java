package org.iclconvergence.training.external;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line as a shell does, and does nothing else that a shell does: blanks separate words, single and double quotes
 * keep them together, a backslash takes the next character as it is unless single quotes are open.
 */
final class CommandWords {
    private static final char NONE = 0;
    private static final char SINGLE = '\'';
    private static final char DOUBLE = '"';

    private CommandWords() {}

    /**
     * The words.
     *
     * @throws IllegalArgumentException if there is none, or a quote is left open
     */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char open = NONE;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && open != SINGLE && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                begun = true;
            } else if (open == NONE ? c == SINGLE || c == DOUBLE : c == open) {
                open = open == NONE ? c : NONE;
                begun = true;
            } else if (open == NONE && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (open != NONE) {
            throw new IllegalArgumentException("the command has a quote that is left open: " + line);
        }
        if (begun) {
            words.add(word.toString());
        }
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IllegalArgumentException("the command is empty");
        }
        return words;
    }
}
