package org.iclconvergence.report.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iclconvergence.report.page.Chart.Axis;
import org.iclconvergence.report.page.Chart.Panel;
import org.iclconvergence.report.page.Chart.Series;

/** The page's figures, each from the evidence of one claim. A claim that was not run leaves no figure. */
final class PageFigures {
    private static final Axis EPOCH = new Axis("epoch", false, 0.0, null);

    private final Path evidence;

    private PageFigures(Path evidence) {
        this.evidence = evidence;
    }

    /**
     * What the evidence has.
     *
     * @param evidence folder with one folder for each claim
     * @return in the order of the page
     * @throws IOException if a file is there and cannot be read
     */
    static List<PageFigure> of(Path evidence) throws IOException {
        PageFigures figures = new PageFigures(evidence);
        List<PageFigure> found = new ArrayList<>();
        for (Optional<PageFigure> figure : List.of(
                figures.predictionErrors(),
                figures.attention(),
                figures.phases(),
                figures.rates(),
                figures.scaling(),
                figures.rivals())) {
            figure.ifPresent(found::add);
        }
        return found;
    }

    private Optional<PageFigure> predictionErrors() throws IOException {
        Axis error = new Axis("prediction error Lₖ", true, null, null);
        return figure(
                "figure-2",
                "Figure 2: prediction errors",
                "Prediction error of every feature over training, in the paper's experiment: K = 10, d = 100, N = "
                        + "100, 300 prompts, Adam; first trial of this run. The paper: with balanced features all errors "
                        + "fall together; with a dominant feature (p_1 = ½) that one falls first, the others later.",
                "Two panels, balanced and imbalanced: the prediction error of each of the ten features and their "
                        + "mean, on a logarithmic axis, over 400 epochs; in the second the dominant feature apart.",
                List.of("EXP-1", "EXP-2", "EXP-6"),
                "EXP-1/figure-2.svg",
                trajectories("EXP-1", error, "predictionError", false));
    }

    private Optional<PageFigure> attention() throws IOException {
        Axis attention = new Axis("attention score Attnₖ", false, 0.0, 1.0);
        return figure(
                "figure-3",
                "Figure 3: attention scores",
                "Mean attention on the queried feature over training, same trial. The paper: attention "
                        + "concentrates in both regimes; with a dominant feature, a rare query first takes attention away "
                        + "from that one (dotted), then gives it to its own.",
                "Two panels, balanced and imbalanced: the attention score, from 0 to 1, on each queried feature "
                        + "and its mean over 400 epochs; in the second the dominant feature apart, and the attention that "
                        + "it draws from rare queries.",
                List.of("EXP-3", "EXP-4", "EXP-5"),
                "EXP-3/figure-3.svg",
                trajectories("EXP-3", attention, "targetAttention", true));
    }

    private Chart trajectories(String claim, Axis y, String column, boolean distraction) throws IOException {
        List<Panel> panels = new ArrayList<>();
        for (String regime : List.of("balanced", "imbalanced")) {
            Path file = evidence.resolve(claim).resolve("trajectory-" + regime + ".csv");
            if (Files.notExists(file)) {
                return null;
            }
            boolean dominant = regime.equals("imbalanced");
            CsvRows rows = CsvRows.read(file);
            if (rows.by("feature").values().stream()
                            .map(own -> own.rows().size())
                            .distinct()
                            .count()
                    != 1) {
                throw new IOException(file + ": not every feature has the same number of epochs");
            }
            List<Series> series = new ArrayList<>();
            List<CsvRows> others = new ArrayList<>();
            rows.by("feature").forEach((feature, own) -> {
                if (dominant && feature.equals("1")) {
                    series.add(new Series("dominant feature", "dominant", own.pairs("epoch", column)));
                } else {
                    others.add(own);
                    series.add(new Series("single features", "feature", own.pairs("epoch", column)));
                }
            });
            series.add(new Series("their mean", "mean", mean(others, column)));
            if (dominant && distraction) {
                series.add(new Series(
                        "on the dominant feature, for rare queries (mean)",
                        "distraction",
                        mean(others, "dominantAttention")));
            }
            panels.add(new Panel(regime, EPOCH, y, series));
        }
        return new Chart(panels);
    }

    private static List<double[]> mean(List<CsvRows> features, String column) {
        List<double[]> mean = new ArrayList<>();
        for (int i = 0; i < features.get(0).rows().size(); i++) {
            double sum = 0;
            for (CsvRows feature : features) {
                sum += feature.number(feature.rows().get(i), column);
            }
            mean.add(new double[] {features.get(0).number(features.get(0).rows().get(i), "epoch"), sum / features.size()
            });
        }
        return mean;
    }

    private Optional<PageFigure> phases() throws IOException {
        return figure(
                "phase-portrait",
                "Phase portrait of a rare query",
                "The weights of an under-represented query over training time, N → ∞, p_1 = ½. The paper: the "
                        + "dominant weight B_{k,1} falls (phase I), the leading influence switches (II), the target weight "
                        + "A_k grows (III), training converges (IV). Printed for K = 10⁴; the live figure also has K = 10² "
                        + "and K = 10⁸.",
                "Two curves for each number of features over logarithmic time: the target weight of the query, "
                        + "and the weight of the dominant feature; marks where a phase begins.",
                List.of("IMB-6", "IMB-7", "IMB-8", "IMB-9", "IMB-10"),
                "IMB-8/phase-portrait.svg",
                ofPhases(
                        new Axis("training time ηt", true, null, null),
                        new Axis("bilinear weights", false, null, null),
                        (features, rows) -> Stream.of(
                                new Series("Aₖ, " + features, "mean", rows.pairs("time", "targetWeight")),
                                new Series("Bₖ,₁, " + features, "dominant", rows.pairs("time", "dominantWeight")),
                                new Series(
                                        "phases II, III, IV begin",
                                        "distraction points",
                                        rows.changes("phase").pairs("time", "targetWeight")))));
    }

    private Optional<PageFigure> rates() throws IOException {
        return figure(
                "rates",
                "Rates: who leads",
                "The two influences on a rare query against each other, from start to end. Above the diagonal the "
                        + "dominant feature leads, |β_{k,1}| > α_k; below it α_k does. The claims say: training starts "
                        + "above and crosses once.",
                "Paths in the plane of the two growth rates, both axes logarithmic: for each number of features "
                        + "one path from its start on, and the diagonal where both rates are equal.",
                List.of("IMB-6", "IMB-8", "IMB-14"),
                "IMB-8/rates.svg",
                withDiagonal(ofPhases(
                        new Axis("growth αₖ of the target weight", true, null, null),
                        new Axis("|βₖ,₁|", true, null, null),
                        (features, rows) -> Stream.of(
                                new Series(features, "mean", influences(rows)),
                                new Series(
                                        "start",
                                        "distraction points",
                                        influences(rows).subList(0, 1))))));
    }

    private static List<double[]> influences(CsvRows rows) {
        return rows.pairs(row -> rows.number(row, "targetGrowth"), row -> Math.abs(rows.number(row, "dominantGrowth")));
    }

    /** Curves of one number of features. */
    private interface PhaseCurves {
        Stream<Series> of(String features, CsvRows rows);
    }

    private Chart ofPhases(Axis x, Axis y, PhaseCurves curves) throws IOException {
        Path file = evidence.resolve("IMB-8").resolve("phases.csv");
        if (Files.notExists(file)) {
            return null;
        }
        List<Series> series = new ArrayList<>();
        CsvRows.read(file)
                .by("K")
                .forEach((features, rows) -> curves.of("K = " + Digits.powerOfTen(Double.parseDouble(features)), rows)
                        .forEach(series::add));
        return new Chart(List.of(new Panel(null, x, y, series)));
    }

    /** Where both influences are equal. */
    private static Chart withDiagonal(Chart chart) {
        if (chart == null) {
            return null;
        }
        Panel panel = chart.panels().get(0);
        var both = panel.series().stream()
                .flatMap(series -> series.data().stream())
                .filter(point -> point[0] > 0 && point[1] > 0)
                .mapToDouble(point -> Math.min(point[0], point[1]))
                .summaryStatistics();
        List<Series> series = new ArrayList<>(panel.series());
        series.add(new Series(
                "αₖ = |βₖ,₁|",
                "guide",
                List.of(new double[] {both.getMin(), both.getMin()}, new double[] {both.getMax(), both.getMax()})));
        return new Chart(List.of(new Panel(panel.title(), panel.x(), panel.y(), series)));
    }

    private Optional<PageFigure> scaling() throws IOException {
        Path file = evidence.resolve("IMB-12").resolve("scaling.csv");
        Chart chart = null;
        if (Files.exists(file)) {
            List<Series> series = new ArrayList<>();
            CsvRows.read(file).by("series").forEach((name, rows) -> {
                String style =
                        name.startsWith("balanced") ? "mean" : name.startsWith("dominant") ? "dominant" : "distraction";
                series.add(new Series(name.replace("p_1", "p₁") + ": theory", style, rows.pairs("K", "theory")));
                series.add(new Series(
                        name.replace("p_1", "p₁") + ": gradient flow", style + " points", rows.pairs("K", "measured")));
            });
            chart = new Chart(List.of(new Panel(
                    null,
                    new Axis("number of features K", true, null, null),
                    new Axis("time ηT to Lₖ ≤ 0.01", true, null, null),
                    series)));
        }
        return figure(
                "scaling",
                "Time to converge, over twelve decades of K",
                "Time to L_k ≤ 0.01: exact gradient flow (points) and theory (lines). For balanced features and "
                        + "for the dominant one the line is the closed form; for rare ones it is K²/(1 − p_1), a law for "
                        + "large K, which the points approach.",
                "Log-log plot of the time against K from 10 to 10¹²: points of the gradient flow and lines of the "
                        + "theory for balanced, rare and dominant features.",
                List.of("BAL-6", "BAL-7", "IMB-1", "IMB-11", "IMB-12"),
                "IMB-12/scaling.svg",
                chart);
    }

    private Optional<PageFigure> rivals() throws IOException {
        Path file = evidence.resolve("LIN-1").resolve("rivals.csv");
        Chart chart = null;
        if (Files.exists(file)) {
            List<Series> series = new ArrayList<>();
            CsvRows.read(file).by("p").forEach((p, rows) -> {
                series.add(new Series("linear, pₖ = " + p, "dominant", rows.pairs("N", "linear")));
                series.add(new Series("softmax, pₖ = " + p, "mean", rows.pairs("N", "softmax")));
            });
            chart = new Chart(List.of(new Panel(
                    null,
                    new Axis("prompt length N", false, null, null),
                    new Axis("prediction error Lₖ", true, null, null),
                    series)));
        }
        return figure(
                "rivals",
                "Softmax against linear attention",
                "Prediction error against the length of the prompt: the best that linear attention can do, and "
                        + "softmax attention as A_k → ∞, which is at most twice its best. The claims say: the first falls "
                        + "like 1/N, the second exponentially.",
                "Four curves over the prompt length, on a logarithmic axis: linear and softmax attention, each "
                        + "for two probabilities of the queried feature.",
                List.of("LIN-1", "LIN-2", "FLOOR-1"),
                "LIN-1/rivals.svg",
                chart);
    }

    private Optional<PageFigure> figure(
            String id,
            String title,
            String caption,
            String alternative,
            List<String> claims,
            String drawing,
            Chart chart)
            throws IOException {
        Path file = evidence.resolve(drawing);
        if (chart == null || Files.notExists(file)) {
            return Optional.empty();
        }
        TemplateHTMLOutputModel data = PageJson.script(chart);
        return Optional.of(new PageFigure(
                id,
                title,
                Notation.html(caption),
                alternative,
                claims,
                "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file)),
                chart.panels().size(),
                data));
    }
}
