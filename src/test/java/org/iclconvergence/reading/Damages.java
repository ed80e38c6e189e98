package org.iclconvergence.reading;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Valid documents in which a few characters were taken away, put in or replaced. */
public final class Damages {
    private static final String CHARACTERS = "{}[],:\"'-.e/19 \n\tNnx*&!|>#%\\\u0000\u001b\u202e\ud800é";

    private Damages() {}

    /** One damage of a document. */
    public static Arbitrary<String> of(String valid) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, valid.length()),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.strings().withChars(CHARACTERS).ofMaxLength(3))
                .as((from, gone, put) ->
                        valid.substring(0, from) + put + valid.substring(Math.min(valid.length(), from + gone)));
    }
}
