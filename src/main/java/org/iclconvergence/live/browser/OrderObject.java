package org.iclconvergence.live.browser;

import java.util.List;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.live.Explorer;
import org.iclconvergence.live.Milestone;
import org.iclconvergence.report.OrderOfLearning;
import org.iclconvergence.report.OrderOfLearning.Learned;
import org.iclconvergence.report.figure.OrderFigure;
import org.iclconvergence.report.figure.QueryPath;
import org.teavm.jso.JSObject;

/** The order in which all features are learned, as the page's scripts know it. */
final class OrderObject {
    /** As many as a reader waits for. */
    private static final int MOST_PROBABILITIES = 30;

    private OrderObject() {}

    static JSObject of(Asked asked, Progress progress) {
        OrderOfLearning order = OrderOfLearning.of(
                requireFew(AskedQuestion.every(asked)),
                asked.getLength(),
                new double[] {asked.getError()},
                (problem, awaited) -> Explorer.train(AskedQuestion.of(asked, problem, awaited[0]), part -> {}),
                progress::at);
        return new Fields()
                .with(
                        "title",
                        AskedQuestion.named(
                                        asked,
                                        QueryPath.of(order.queries().get(0).run()))
                                .title())
                .with("order", order.queries(), OrderObject::query)
                .with("chart", ChartObject.of(OrderFigure.of(order)))
                .object();
    }

    private static List<QueryProblem> requireFew(List<QueryProblem> problems) {
        if (problems.size() > MOST_PROBABILITIES) {
            throw new IllegalArgumentException("k = all trains features of at most " + MOST_PROBABILITIES
                    + " different probabilities here, not " + problems.size()
                    + "; at the command line --query all trains as many as there are");
        }
        return problems;
    }

    private static JSObject query(Learned one) {
        return new Fields()
                .with("k", one.problem().query())
                .with("alike", one.multiplicity())
                .with("probability", one.probability())
                .with("floor", one.floor())
                .with("rate", one.run().learningRate())
                .with("end", Engine.milestone(Milestone.convergence(one.run())))
                .object();
    }
}
