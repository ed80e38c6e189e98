package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.iclconvergence.certificate.Interval;
import org.iclconvergence.certificate.Outcome;
import org.iclconvergence.certificate.Proposition;
import org.iclconvergence.certificate.Propositions;
import org.iclconvergence.certificate.Sharpness;
import org.iclconvergence.claims.ClaimSelection;
import org.iclconvergence.report.CertificateReport;
import org.iclconvergence.report.StagedDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves the closed-form inequalities for a continuum of worlds by interval arithmetic; encloses short descents step by step. */
@Command(
        name = "certify",
        description = {
            "Prove the inequalities between closed forms for all K, p and epsilon by interval arithmetic.",
            "Prints each proposition, the lemma done by hand, how many boxes proved it, or the box where it fails.",
            "Exit code 1 if one is not certified."
        },
        sortOptions = false,
        sortSynopsis = false)
public final class CertifyCommand implements Callable<Integer> {
    private static final double NANOSECONDS = 1e-9;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--claims",
            paramLabel = "LIST",
            defaultValue = "*",
            description = "Ids separated by commas; * stands for anything, such as IMB-*. Default: all.")
    private String claims;

    @Option(
            names = "--sharpened",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description =
                    "Ask for more than the sentences say: upper bounds times FACTOR, in (0, 1], lower bounds over it."
                            + " What then still holds has slack. Default: ${DEFAULT-VALUE}.")
    private double sharpened;

    @Option(
            names = "--sharpness",
            description = "Also find, to a thousandth, the smallest FACTOR with which each proposition holds.")
    private boolean sharpness;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write what was found as JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        List<Proposition> chosen = chosen();
        if (!(sharpened > 0 && sharpened <= 1)) {
            throw rejected("--sharpened must lie in (0, 1], not " + sharpened);
        }
        if (out == null) {
            say(certify(chosen));
            return 0;
        }
        if (out.getFileName() == null) {
            throw rejected("--out must name a file");
        }
        try (StagedDirectory directory =
                StagedDirectory.in(Objects.requireNonNull(out.toAbsolutePath().getParent()))) {
            String name = out.getFileName().toString();
            // that it can be written is known before the work
            directory.resolve(name);
            List<CertificateReport.Row> rows = certify(chosen);
            directory.write(name, new CertificateReport(CertificateReport.SCHEMA, sharpened, rows)::write);
            directory.commit();
            say(rows);
        }
        return 0;
    }

    private List<Proposition> chosen() {
        ClaimSelection selection;
        try {
            selection = new ClaimSelection(claims);
        } catch (IllegalArgumentException empty) {
            throw rejected("--claims: a part of \"" + claims + "\" is empty");
        }
        List<String> unmatched = selection.unmatched(Propositions.claims());
        if (!unmatched.isEmpty()) {
            throw rejected("--claims: nothing is certified of " + String.join(", ", unmatched) + "; there are "
                    + String.join(", ", Propositions.claims()));
        }
        return Propositions.all().stream()
                .filter(proposition -> selection.includes(proposition.claim()))
                .toList();
    }

    private List<CertificateReport.Row> certify(List<Proposition> chosen) {
        PrintWriter writer = spec.commandLine().getOut();
        List<CertificateReport.Row> rows = new ArrayList<>();
        for (Proposition proposition : chosen) {
            long start = System.nanoTime();
            Outcome outcome = proposition.certify(Interval.of(sharpened));
            double seconds = NANOSECONDS * (System.nanoTime() - start);
            CertificateReport.Row row = CertificateReport.Row.of(
                    proposition,
                    outcome,
                    seconds,
                    sharpness ? Sharpness.of(proposition).orElse(null) : null);
            rows.add(row);
            writer.println(row.text());
            writer.flush();
        }
        return rows;
    }

    /** The last line; what is not certified ends the program with exit code 1. */
    private void say(List<CertificateReport.Row> rows) {
        List<String> failed = rows.stream()
                .filter(row -> !row.isCertified())
                .map(CertificateReport.Row::claim)
                .toList();
        PrintWriter writer = spec.commandLine().getOut();
        writer.println();
        writer.println(rows.size() - failed.size() + " of " + rows.size() + " propositions certified");
        writer.flush();
        if (!failed.isEmpty()) {
            throw new RunFailure(failed.size() + " of " + rows.size() + " propositions not certified, of "
                    + failed.stream().distinct().collect(Collectors.joining(", ")));
        }
    }

    private ParameterException rejected(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
