package org.iclconvergence.report.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.report.chart.Chart;

/** The figures that the evidence of a claim has data for: in the page, and beside the claim's case in Allure. */
public final class EvidenceFigures {
    private static final List<String> TRAJECTORIES = List.of("trajectory-balanced.csv", "trajectory-imbalanced.csv");
    private static final String TRIAL =
            "K = 10, d = 100, N = 100, 300 prompts, Adam; first trial of this run. The panels: balanced, and p_1 = ½.";
    private static final String FLOWS =
            "Gradient flow on infinitely long prompts, rare queries, p_1 = ½; one panel for each number of features K.";

    private static final List<Source> SOURCES = List.of(
            new Source(
                    "figure-2",
                    "EXP-1",
                    TRAJECTORIES,
                    List.of("EXP-1", "EXP-2", "EXP-6"),
                    tables ->
                            TrainingFigures.predictionErrors(trainings(tables)).from(TRIAL)),
            new Source(
                    "figure-3",
                    "EXP-3",
                    TRAJECTORIES,
                    List.of("EXP-3", "EXP-4", "EXP-5"),
                    tables -> TrainingFigures.attention(trainings(tables)).from(TRIAL)),
            new Source(
                    "phase-portrait",
                    "IMB-8",
                    List.of("phases.csv"),
                    List.of("IMB-6", "IMB-7", "IMB-8", "IMB-9", "IMB-10"),
                    tables ->
                            PhasePortrait.of(tables.get(0).as(QueryPath::read)).from(FLOWS)),
            new Source(
                    "rates",
                    "IMB-8",
                    List.of("phases.csv"),
                    List.of("IMB-6", "IMB-8", "IMB-14"),
                    tables -> RatesFigure.of(tables.get(0).as(QueryPath::read)).from(FLOWS)),
            new Source(
                    "scaling",
                    "IMB-12",
                    List.of("scaling.csv"),
                    List.of("BAL-6", "BAL-7", "IMB-1", "IMB-11", "IMB-12"),
                    tables -> ScalingFigure.of(tables.get(0).as(ScalingFigure::read))),
            new Source(
                    "rivals",
                    "LIN-1",
                    List.of("rivals.csv"),
                    List.of("LIN-1", "LIN-2", "FLOOR-1"),
                    tables -> RivalsFigure.of(tables.get(0).as(RivalsFigure::read))));

    private EvidenceFigures() {}

    /**
     * A figure.
     *
     * @param name a file name without its end; one figure of all has it
     * @param claims that it illustrates
     * @param chart the figure
     */
    public record EvidenceFigure(String name, List<String> claims, Chart chart) {}

    /** Where a figure comes from, and what is made of the files there. */
    private record Source(String name, String claim, List<String> files, List<String> claims, Drawing drawing) {
        EvidenceFigure draw(Path folder, Map<String, String> contents) throws IOException {
            List<Table> tables = files.stream()
                    .map(file -> new Table(folder.resolve(file).toString(), Objects.requireNonNull(contents.get(file))))
                    .toList();
            return new EvidenceFigure(name, claims, drawing.of(tables));
        }
    }

    private interface Drawing {
        Chart of(List<Table> tables) throws IOException;
    }

    private interface TableReader<T> {
        T read(String file, String csv) throws IOException;
    }

    private record Table(String file, String csv) {
        <T> T as(TableReader<T> reader) throws IOException {
            return reader.read(file, csv);
        }
    }

    private static List<TrainingCurves> trainings(List<Table> tables) throws IOException {
        List<TrainingCurves> trainings = new ArrayList<>();
        for (Table table : tables) {
            trainings.add(table.as(TrainingCurves::read));
        }
        return trainings;
    }

    /**
     * The figures of one claim's own run.
     *
     * @param claim its identifier
     * @param attachments what the run attached: file name to content; figures whose files are not there are left out
     * @return in the order of the page
     * @throws IOException if a table cannot be read; one line that names the file
     */
    public static List<EvidenceFigure> of(String claim, Map<String, String> attachments) throws IOException {
        List<EvidenceFigure> figures = new ArrayList<>();
        for (Source source : SOURCES) {
            if (source.claim.equals(claim) && attachments.keySet().containsAll(source.files)) {
                figures.add(source.draw(Path.of(claim), attachments));
            }
        }
        return figures;
    }

    /**
     * The figures of all claims.
     *
     * @param evidence folder with one folder for each claim
     * @return in the order of the page
     * @throws IOException if a file is there and cannot be read; one line that names it
     */
    public static List<EvidenceFigure> of(Path evidence) throws IOException {
        List<EvidenceFigure> figures = new ArrayList<>();
        for (Source source : SOURCES) {
            Path folder = evidence.resolve(source.claim);
            Map<String, String> files = new HashMap<>();
            for (String file : source.files) {
                if (Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
                    files.put(file, Reading.text(folder.resolve(file)));
                }
            }
            if (files.size() == source.files.size()) {
                figures.add(source.draw(folder, files));
            }
        }
        return figures;
    }
}
