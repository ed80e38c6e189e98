package org.iclconvergence.reading;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A cell of a table of text, in which numbers are text, too. */
final class Cell extends Located {
    Cell(@Nullable Located row, @Nullable String column, int line, String text) {
        super(row, column, line, text);
    }

    /** The nearest double, or the one that NaN, Infinity or -Infinity stands for. */
    @Override
    public double number() throws IOException {
        return WORDS.containsKey(text()) ? WORDS.get(text()) : fraction().doubleValue();
    }

    @Override
    public long whole(long least, long most) throws IOException {
        double number = number();
        if (number != Math.rint(number) || !(number >= least && number <= most)) {
            throw error("must be a whole number from " + least + " to " + most + ", not " + kind());
        }
        return (long) number;
    }
}
