package org.iclconvergence.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gradient flow on infinite prompts: hitting times without discretisation, for K up to 1e100. */
@Command(
        name = "flow",
        description = {
            "Follow the gradient flow of one query on infinitely long prompts.",
            "Prints hitting times, phases and the paper's thresholds; with --out also writes the trajectory and figures.",
            "With FILE: hittingTimes of switch, half (Attn_k = 1/2) and each error, in training steps."
        },
        sortOptions = false,
        sortSynopsis = false)
public final class FlowCommand extends QueryCommand {
    private static final Set<String> REQUIRED = Set.of("probabilities", "query", "errors");
    private static final Set<String> OPTIONAL = Set.of("name", "learningRate", "hittingTimes");

    private static final QueryEvent SWITCH = QueryEvent.targetLeads();
    private static final QueryEvent HALF = QueryEvent.targetAttentionAtLeast(0.5);

    /** Followed so far Attn_k has passed ½, and in all problems known the influence has switched. */
    private static final double USUAL_END = 0.01;
    /** Followed so far what has not happened is said never to happen. */
    private static final double LAST_END = 1e-100;

    @Option(
            names = "--learning-rate",
            paramLabel = "eta",
            defaultValue = "1",
            description = "Only the unit of time: the flow needs t/eta. Default: ${DEFAULT-VALUE}.")
    private double learningRate;

    @Override
    QueryLoss loss(QueryProblem problem) {
        options().learningRate(learningRate);
        return new InfinitePromptQuery(problem.groups());
    }

    @Override
    QueryRun train(QueryProblem problem, QueryLoss loss, double[] errors, List<QueryEvent> events) {
        QueryEvent end = QueryEvent.predictionErrorAtMost(errors[errors.length - 1]);
        QueryTrajectory trajectory = new GradientFlow(loss).run(end, events.toArray(QueryEvent[]::new));
        return new QueryRun(problem, Double.POSITIVE_INFINITY, learningRate, QueryRun.FLOW, errors, trajectory);
    }

    @Override
    void solve(ObjectNode problem) throws IOException {
        StrictFields fields = new StrictFields(problem, REQUIRED, OPTIONAL);
        FeatureProbabilities p = GivenCases.probabilities(fields);
        int query = GivenCases.query(fields, p.count());
        double rate = problem.has("learningRate") ? GivenCases.learningRate(fields) : 1;
        double[] errors = errors(fields);
        SymmetryClasses classes = SymmetryClasses.of(p);
        QueryGroups groups = classes.query(classes.classOf(p.get(query)));
        QueryTrajectory flow = flow(groups, errors);
        ObjectNode times = problem.putObject("hittingTimes");
        // two features have equal influences from the start
        put(times, "switch", p.count() == 2 ? OptionalDouble.of(0) : flow.time(SWITCH), rate);
        put(times, "half", flow.time(HALF), rate);
        for (double error : errors) {
            put(times, "error " + ProblemText.decimal(error), flow.time(QueryEvent.predictionErrorAtMost(error)), rate);
        }
    }

    private static double[] errors(StrictFields fields) throws IOException {
        List<BigDecimal> given = fields.numbers("errors");
        double[] errors = new double[given.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = given.get(i).doubleValue();
            if (!(errors[i] >= LAST_END && errors[i] < Double.POSITIVE_INFINITY)) {
                throw new IOException("errors[" + i + "] must be finite and at least 1e-100, not " + given.get(i));
            }
        }
        return errors;
    }

    private static QueryTrajectory flow(QueryGroups groups, double[] errors) {
        QueryEvent[] events = new QueryEvent[errors.length + 2];
        for (int i = 0; i < errors.length; i++) {
            events[i] = QueryEvent.predictionErrorAtMost(errors[i]);
        }
        events[errors.length] = SWITCH;
        events[errors.length + 1] = HALF;
        double end = Math.min(USUAL_END, Arrays.stream(errors).min().orElse(USUAL_END));
        QueryTrajectory flow = new GradientFlow(groups).run(QueryEvent.predictionErrorAtMost(end), events);
        boolean complete = groups.features() == 2 || flow.time(SWITCH).isPresent();
        return complete ? flow : new GradientFlow(groups).run(QueryEvent.predictionErrorAtMost(LAST_END), events);
    }

    private static void put(ObjectNode times, String name, OptionalDouble time, double learningRate) {
        if (time.isPresent()) {
            times.put(name, time.getAsDouble() / learningRate);
        } else {
            times.putNull(name);
        }
    }
}
