package org.iclconvergence.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.iclconvergence.report.OrderOfLearning;
import org.iclconvergence.report.OrderOfLearning.Learned;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Marker;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.ChartAxis;

/** The order of learning: when each query reaches each error, over its probability. */
public final class OrderFigure {
    private static final List<Role> ROLES = List.of(Role.MEAN, Role.SOLID_DOMINANT, Role.DISTRACTION, Role.FEATURE);

    private OrderFigure() {}

    /**
     * The figure.
     *
     * @param order of all queries
     * @return the chart
     */
    public static Chart of(OrderOfLearning order) {
        List<Series> series = new ArrayList<>();
        List<Learned> queries = order.queries();
        series.add(Series.curve(
                "1/pₖ²",
                Role.GUIDE,
                queries.stream()
                        .mapToDouble(Learned::probability)
                        .sorted()
                        .mapToObj(p -> new double[] {p, 1 / (p * p)})
                        .toList()));
        for (int i = 0; i < order.errors().length; i++) {
            double error = order.errors()[i];
            series.add(new Series(
                    "Lₖ = " + ProblemText.decimal(error),
                    ROLES.get(Math.min(i, ROLES.size() - 1)),
                    false,
                    new Marker(i == 0 ? 3.2 : 2.2, i > 0),
                    queries.stream()
                            .filter(one -> one.time(error).orElse(0) > 0)
                            .map(one -> new double[] {
                                one.probability(), one.time(error).getAsDouble()
                            })
                            .toList()));
        }
        String title = "order of learning, " + ProblemText.title(queries.get(0).problem(), "p₁");
        return new Chart(
                title,
                "When each query reaches each error, over its probability p_k.",
                "Points over logarithmic axes: the rarer a feature, the later it is learned.",
                List.of(new Panel(
                        title,
                        ChartAxis.logarithmicAround(
                                "probability pₖ of the query", queries.stream().mapToDouble(Learned::probability)),
                        ChartAxis.logarithmicAround(
                                "time ηt",
                                series.stream()
                                        .flatMapToDouble(one -> one.points().stream()
                                                .flatMapToDouble(point -> DoubleStream.of(point[1])))),
                        List.of(),
                        series,
                        List.of())));
    }
}
