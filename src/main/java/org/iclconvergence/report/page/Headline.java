package org.iclconvergence.report.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.iclconvergence.report.LedgerDocument;

/**
 * What a reader sees first.
 *
 * @param good whether every gated claim holds, every required control is refuted and nothing else is wrong
 * @param verdict one sentence
 * @param counts what it counts, in a second sentence
 * @param assertions what the checks assert and in how many worlds, in a third
 * @param failing the gated claims that do not hold
 * @param unusual how the run differs from the reference run; empty for that one
 * @param time how long the build took, or its checks if only that is known
 */
public record Headline(
        boolean good,
        String verdict,
        String counts,
        String assertions,
        List<ClaimCard> failing,
        List<String> unusual,
        String time) {
    static Headline of(LedgerDocument ledger, List<ClaimCard> claims) {
        List<ClaimCard> gated = claims.stream().filter(ClaimCard::gate).toList();
        List<ClaimCard> ran = gated.stream()
                .filter(claim -> !claim.verdict().equals("not run"))
                .toList();
        boolean foreign = !ledger.trainer().equals("default");
        List<ClaimCard> excused = ran.stream()
                .filter(claim -> foreign && claim.verdict().equals("not applicable"))
                .toList();
        List<ClaimCard> failing = ran.stream()
                .filter(claim -> !claim.verdict().equals("holds") && !excused.contains(claim))
                .toList();
        LedgerDocument.Summary summary = ledger.summary();
        boolean good = ledger.faults().isEmpty();
        String counts = some(origin(gated, "paper"), "statement of the paper", "statements of the paper") + ", "
                + some(origin(gated, "derived"), "derived law", "derived laws") + ", "
                + some(origin(gated, "question"), "answer to reviewers", "answers to reviewers") + "; "
                + some(claims.size() - gated.size(), "limit", "limits") + " measured without a gate.";
        return new Headline(
                good,
                (ran.size() - failing.size() - excused.size()) + " of " + gated.size() + " gated claims hold"
                        + (ledger.control() == null
                                ? "; " + summary.controlsRefuted() + " of " + summary.controls() + " controls refuted."
                                : " under " + ledger.control() + "; no other control was run.")
                        + (excused.isEmpty()
                                ? ""
                                : " " + some(excused.size(), "claim is", "claims are")
                                        + " not applicable to this trainer."),
                counts,
                assertions(ledger),
                failing,
                unusual(ledger),
                time(ledger));
    }

    private static String some(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    private static long origin(List<ClaimCard> claims, String origin) {
        return claims.stream().filter(claim -> claim.origin().equals(origin)).count();
    }

    private static String assertions(LedgerDocument ledger) {
        LedgerDocument.Summary summary = ledger.summary();
        String all = some(summary.assertions(), "assertion", "assertions") + " in "
                + some(summary.worlds(), "world", "worlds");
        if (ledger.control() != null) {
            return all + ".";
        }
        long neither = summary.assertions() - summary.assertionsRefuted() - summary.assertionsProved();
        // proofs of assertions are counted where no lie refutes them
        String proved = summary.assertionsProved() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d proved", summary.assertionsProved());
        return all
                + (summary.assertionsRefuted() == summary.assertions()
                        ? ": each"
                        : String.format(Locale.ROOT, ": %,d", summary.assertionsRefuted()))
                + " shown to fail when something is falsified on purpose"
                + proved
                + (neither == 0 ? "." : String.format(Locale.ROOT, ", %,d neither.", neither));
    }

    private static List<String> unusual(LedgerDocument ledger) {
        List<String> unusual = new ArrayList<>();
        if (!ledger.selection().equals("*")) {
            unusual.add("only the claims " + ledger.selection());
        }
        if (!ledger.trainer().equals("default")) {
            unusual.add("trainer " + ledger.trainer());
        }
        if (ledger.control() != null) {
            unusual.add("every claim’s own run was sabotaged, on purpose, by the control " + ledger.control());
        }
        if (!ledger.seed().equals("fixed")) {
            unusual.add("seed " + ledger.seed());
        }
        if (ledger.effort() != 1) {
            unusual.add("effort " + Digits.of(ledger.effort()));
        }
        if (ledger.runs() != null) {
            unusual.add("at most " + Digits.of(ledger.runs()) + (ledger.runs() == 1 ? " run" : " runs")
                    + " where runs are counted");
        }
        if (ledger.draws() != 1) {
            unusual.add("draws " + Digits.of(ledger.draws()));
        }
        return unusual;
    }

    private static String time(LedgerDocument ledger) {
        String checks = words(Duration.ofMillis(Math.round(ledger.seconds() * 1000))) + " of checks added up";
        return ledger.started() == null
                ? checks
                : words(Duration.between(Instant.parse(ledger.started()), Instant.parse(ledger.generated())))
                        + " in all, " + checks;
    }

    private static String words(Duration duration) {
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }
}
