package org.iclconvergence.report.figure;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.report.PhasesCsv;
import org.iclconvergence.report.PhasesCsv.Row;
import org.iclconvergence.report.ProblemText;

/**
 * The training of one query, as one panel of a figure shows it.
 *
 * @param title features and prompt length
 * @param rival indices of B and β: k,1 for a dominant feature, else k,n
 * @param rows by increasing time
 */
public record QueryPath(String title, String rival, List<Row> rows) {
    private static final String DOMINANT = "ₖ,₁";
    private static final String OTHER = "ₖ,ₙ";

    /**
     * The path of a training.
     *
     * @param run the training
     * @return all of its moments
     */
    public static QueryPath of(QueryRun run) {
        return new QueryPath(
                ProblemText.title(run.problem(), "p₁") + promptLength(run.promptLength()),
                run.problem().underRepresented() ? DOMINANT : OTHER,
                PhasesCsv.rows(run));
    }

    /**
     * The paths of a table, one for each number of features.
     *
     * @param file its name, for messages
     * @param csv what {@link PhasesCsv} wrote, of under-represented queries
     * @return in the order of the table
     * @throws IOException if it is no such table
     */
    public static List<QueryPath> read(String file, String csv) throws IOException {
        return PhasesCsv.read(file, csv).stream()
                .collect(Collectors.groupingBy(Row::features, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(rows -> new QueryPath(
                        "imbalanced: K = " + ProblemText.whole(rows.get(0).features()) + ", p₁ = "
                                + ProblemText.rounded(rows.get(0).dominantProbability())
                                + promptLength(rows.get(0).promptLength()),
                        DOMINANT,
                        rows))
                .toList();
    }

    /**
     * The same path under another title.
     *
     * @param other title
     * @return a new path
     */
    public QueryPath titled(String other) {
        return new QueryPath(other, rival, rows);
    }

    private static String promptLength(double length) {
        return ", N = " + (Double.isInfinite(length) ? "∞" : ProblemText.whole(length));
    }

    /**
     * The end of a phase.
     *
     * @param phase which
     * @return η t of the first moment behind it, infinite if there is none
     */
    double end(Phase phase) {
        return rows.stream()
                .filter(row -> row.phase().compareTo(phase) > 0)
                .mapToDouble(Row::time)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
