package org.iclconvergence.reading;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of others on a terminal: it must neither move the cursor nor turn the line around. */
public final class Visible {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Visible() {}

    /**
     * A text as one line.
     *
     * @param text any
     * @return blanks and line breaks are one blank, every other character that is not seen is its number, such as
     *     {@code <U+202E>}
     */
    public static String line(String text) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        return HIDDEN.matcher(line)
                .replaceAll(hidden -> Matcher.quoteReplacement(
                        String.format(Locale.ROOT, "<U+%04X>", hidden.group().codePointAt(0))));
    }

    /** At most 40 characters of a text. */
    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
