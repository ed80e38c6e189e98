package org.iclconvergence.report.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.Establishment;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.WorldsInWords;
import org.jspecify.annotations.Nullable;

/**
 * What the verdict on a claim rests on.
 *
 * @param means one of {@link Establishment.Means}
 * @param explanation of that word
 * @param where the proof, grid, plan or measurement; markup
 * @param quantifiers from which worlds are drawn, markup; null if none are
 * @param worlds in which worlds it was looked at, in words; null if it was not run
 * @param assertions what its check asserts, in the check's order
 * @param count the assertions, and how many were refuted by a lie, in words
 * @param smallest the smallest world that refutes it; null if none does
 */
public record Grounds(
        String means,
        String explanation,
        TemplateHTMLOutputModel where,
        @Nullable TemplateHTMLOutputModel quantifiers,
        @Nullable String worlds,
        List<Assertion> assertions,
        String count,
        @Nullable Smallest smallest) {

    /** One thing that the check asserts, in all worlds together, with the controls that refute it or its proof. */
    public record Assertion(
            TemplateHTMLOutputModel name,
            String site,
            String comparisons,
            String drawnWorlds,
            String verdict,
            String margin,
            List<String> refutedBy,
            @Nullable TemplateHTMLOutputModel proof) {}

    /** A world that refutes an assertion. */
    public record Smallest(
            TemplateHTMLOutputModel world,
            TemplateHTMLOutputModel assertion,
            String estimate,
            String threshold,
            String shrinking) {
        static @Nullable Smallest of(@Nullable Counterexample found) {
            return found == null
                    ? null
                    : new Smallest(
                            ClaimCards.value(found.world()),
                            ClaimCards.value(found.assertion()),
                            Digits.of(found.estimate()),
                            Digits.of(found.threshold()),
                            WorldsInWords.shrinking(found));
        }
    }

    static Grounds of(LedgerDocument.Entry claim, boolean sabotaged) {
        List<Assertion> assertions =
                claim.assertions().stream().map(Grounds::assertion).toList();
        LedgerDocument.Worlds worlds = claim.worlds();
        return new Grounds(
                claim.establishedBy().means(),
                explanation(claim.establishedBy().means()),
                Notation.html(claim.establishedBy().where()),
                worlds == null || worlds.quantifiers() == null ? null : Notation.html(worlds.quantifiers()),
                worlds == null ? null : words(worlds),
                assertions,
                count(assertions, sabotaged),
                Smallest.of(claim.smallest()));
    }

    private static Assertion assertion(LedgerDocument.Asserted asserted) {
        return new Assertion(
                ClaimCards.value(asserted.name()),
                asserted.site(),
                String.format(Locale.ROOT, "%,d", asserted.comparisons()),
                String.format(Locale.ROOT, "%,d", asserted.drawnWorlds()),
                asserted.verdict(),
                Digits.of(asserted.margin()),
                asserted.refutedBy(),
                asserted.proof() == null ? null : Notation.html(asserted.proof()));
    }

    /** An assertion that no lie refutes may be one that cannot fail. */
    private static final String SHOWN_TO_FAIL = "shown to fail under a lie";

    private static String explanation(String means) {
        return Establishment.Means.valueOf(means.toUpperCase(Locale.ROOT)).explanation();
    }

    private static String words(LedgerDocument.Worlds worlds) {
        return WorldsInWords.of(new WorldsSeen(worlds.pinned(), worlds.edges(), worlds.drawn()))
                + (worlds.mayViolate() == null ? "" : "; " + WorldsInWords.mayViolate(worlds.mayViolate()));
    }

    /** A sabotaged run tries no other control: which assertions they refute is not known there. */
    private static String count(List<Assertion> assertions, boolean sabotaged) {
        String all = assertions.size() == 1 ? "1 assertion" : assertions.size() + " assertions";
        String prefix = assertions.size() == 1 ? "" : "each ";
        if (sabotaged) {
            return all;
        }
        long refuted =
                assertions.stream().filter(each -> !each.refutedBy().isEmpty()).count();
        long proved = assertions.stream()
                .filter(each -> each.refutedBy().isEmpty() && each.proof() != null)
                .count();
        List<String> parts = new ArrayList<>();
        if (refuted > 0) {
            parts.add(refuted == assertions.size() ? prefix + SHOWN_TO_FAIL : refuted + " " + SHOWN_TO_FAIL);
        }
        if (proved > 0) {
            parts.add(proved == assertions.size() ? prefix + "proved" : proved + " proved");
        }
        if (refuted + proved < assertions.size()) {
            parts.add(assertions.size() - refuted - proved + " neither " + SHOWN_TO_FAIL + " nor proved");
        }
        return all + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }
}
