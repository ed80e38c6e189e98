package org.iclconvergence.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.iclconvergence.report.chart.Chart;

/**
 * The picture of a sweep that was recorded once, and how its data are computed again.
 *
 * @param figure the picture, every tile of it
 * @param points how many
 * @param outcomes how many came to what
 * @param file of the grid
 * @param grid its text
 * @param command that computes the table again
 * @param table SHA-256 of the table
 * @param version that computed it
 * @param laws fitted to it, markup
 */
public record SweepFigure(
        PageFigure figure,
        long points,
        String outcomes,
        String file,
        String grid,
        String command,
        String table,
        String version,
        List<Object> laws) {
    private static final String EXAMPLES = "theory-checks/examples/sweeps/";
    private static final int DIGITS = 6;

    /** What the page says of each. */
    private static final List<Words> PICTURES = List.of(
            new Words(
                    "time-over-length",
                    "Time to converge over the length of prompts",
                    "Balanced features, gradient flow. The colour is the time until L_k ≤ 0.01, as a multiple of that on infinitely"
                            + " long prompts. Grey: L_k never comes so low. The edge of the grey is where the theory has it: the dashed line is"
                            + " the shortest prompt N*, about ln(1/(2ε)) = 3.9 tokens for each feature (LEN-1). A little longer,"
                            + " and training takes many times as long; what remains of that on long prompts vanishes with many"
                            + " features (LEN-2).",
                    "Below the dashed line, just under four tokens for each feature, the plane is grey at every K. Above it lie narrow"
                            + " bands of falling times, which run together on the line as K grows.",
                    List.of("LEN-1", "LEN-2")),
            new Words(
                    "leading-influence",
                    "Which influence leads, and until when",
                    "Which influence leads on the weights of a rare query, N → ∞, gradient flow: at first that of the dominant feature,"
                            + " then for ever that of the query itself (IMB-8, IMB-14). The colour is the part of the time until L_k ≤ 0.01"
                            + " after which they change. Below the dashed line p_1 = 1/√K the query’s own leads from the start; far above it,"
                            + " with many features, the part is one third, whatever p_1 is (IMB-13).",
                    "Below the dashed line, which falls like one over the root of K, the dominant feature leads at no time. Above it"
                            + " lie parallel bands up to one third, which fills the plane on the right.",
                    List.of("IMB-8", "IMB-13", "IMB-14")));

    private record Words(String name, String title, String caption, String alternative, List<String> claims) {}

    /**
     * Those in the jar.
     *
     * @return in the order of the page
     * @throws IOException if one is missing or not as it was written
     */
    static List<SweepFigure> all() throws IOException {
        List<SweepFigure> figures = new ArrayList<>();
        for (Words words : PICTURES) {
            figures.add(of(words));
        }
        return figures;
    }

    private static SweepFigure of(Words words) throws IOException {
        RecordedSweep sweep = RecordedSweep.read(words.name);
        Chart recorded = RecordedSweep.diagram(words.name).titled(words.title);
        Chart chart = new Chart(words.title, words.caption, words.alternative, recorded.panels());
        String file = words.name + ".yaml";
        return new SweepFigure(
                PageFigure.of("sweep-" + words.name, words.claims, chart),
                sweep.points(),
                sweep.status().entrySet().stream()
                        .filter(each -> each.getValue() > 0)
                        .map(each -> count(each.getValue()) + " " + each.getKey())
                        .collect(Collectors.joining(", ")),
                file,
                sweep.grid(),
                "icl sweep " + EXAMPLES + file + " --out out/" + words.name,
                sweep.table().sha256(),
                Objects.requireNonNull(sweep.versions().get("icl-convergence")),
                sweep.fits().stream()
                        .<Object>map(fit -> Notation.html(words(fit)))
                        .toList());
    }

    /** A count with commas. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String words(RecordedSweep.Fit fit) {
        String where = fit.where().entrySet().stream()
                .map(range -> range.getKey() + " from "
                        + Digits.of(range.getValue().get(0)) + " to "
                        + Digits.of(range.getValue().get(1)))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s = %s · %s^{%s}, 95 %% interval of the exponent %s to %s; %s points%s; the largest residual of the logarithm is %s",
                name(fit.y()),
                Digits.of(fit.factor()),
                name(fit.x()),
                Digits.of(fit.exponent(), DIGITS),
                Digits.of(fit.interval95().get(0), DIGITS),
                Digits.of(fit.interval95().get(1), DIGITS),
                count(fit.points()),
                where.isEmpty() ? "" : ", " + where,
                Digits.of(fit.largestResidual(), 2));
    }

    /** Columns in words, parameters as they are. */
    private static String name(String column) {
        return switch (column) {
            case "hittingTime" -> "time";
            case "switchTime" -> "time of the change";
            default -> column;
        };
    }
}
