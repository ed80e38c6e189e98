package org.iclconvergence.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gradient flow, on infinite prompts unless asked otherwise: hitting times without discretisation, for K up to 1e100. */
@Command(
        name = "flow",
        description = {
            "Follow the gradient flow of one query, on infinitely long prompts or on those of length N.",
            "Prints hitting times, phases and the paper's thresholds; with --out also writes the trajectory and figures.",
            "With FILE (infinite prompts): hittingTimes of switch, half (Attn_k = 1/2) and each error, in training steps."
        },
        sortOptions = false,
        sortSynopsis = false)
public final class FlowCommand extends QueryCommand {
    private static final Set<String> REQUIRED = Set.of("probabilities", "query", "errors");
    private static final Set<String> OPTIONAL = Set.of("name", "learningRate", "hittingTimes");

    /** The largest times are of order 1e200: as steps they stay finite. */
    private static final double SMALLEST_RATE = 1e-100;

    private static final QueryEvent SWITCH = QueryEvent.targetLeads();
    private static final QueryEvent HALF = QueryEvent.targetAttentionAtLeast(0.5);

    @Option(
            names = "--prompt-length",
            paramLabel = "N",
            defaultValue = "inf",
            converter = PromptLength.class,
            description = "Context tokens of a prompt, up to 1e15, or inf. Default: ${DEFAULT-VALUE}.")
    private double promptLength;

    @Option(
            names = "--learning-rate",
            paramLabel = "eta",
            defaultValue = "1",
            description = "Only the unit of time: the flow needs t/eta. Default: ${DEFAULT-VALUE}.")
    private double learningRate;

    @Override
    double promptLength() {
        return promptLength;
    }

    @Override
    double learningRate(QueryProblem problem) {
        if (learningRate > 0 && learningRate < SMALLEST_RATE) {
            throw options().rejected("--learning-rate must be at least 1e-100, not " + learningRate);
        }
        return options().learningRate(learningRate, 1);
    }

    @Override
    QueryRun train(QueryProblem problem, QueryLoss loss, double[] errors, QueryEvent... events) {
        QueryEvent end = QueryEvent.predictionErrorAtMost(errors[errors.length - 1]);
        QueryTrajectory trajectory = new GradientFlow(loss).run(end, events);
        return new QueryRun(problem, promptLength, learningRate, QueryRun.FLOW, errors, trajectory);
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
        QueryTrajectory flow = HittingTimes.ofFlow(groups, errors);
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
            if (!(errors[i] >= GradientFlow.SMALLEST_ERROR && errors[i] < Double.POSITIVE_INFINITY)) {
                throw new IOException("errors[" + i + "] must be finite and at least 1e-100, not " + given.get(i));
            }
        }
        return errors;
    }

    private static void put(ObjectNode times, String name, OptionalDouble time, double learningRate) {
        if (time.isPresent()) {
            times.put(name, time.getAsDouble() / learningRate);
        } else {
            times.putNull(name);
        }
    }
}
