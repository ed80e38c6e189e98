package org.iclconvergence.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.FollowedFlow;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.theory.LossFloor;
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

    /**
     * A query.
     *
     * @param probabilities p_k
     * @param query index of the queried feature
     * @param learningRate η, 1 if it is missing
     * @param errors whose hitting times are wanted
     */
    public record Query(
            List<BigDecimal> probabilities, int query, Optional<Double> learningRate, List<BigDecimal> errors) {
        /** A query; {@code @throws IllegalArgumentException} if the fields do not fit together. */
        public Query {
            GivenCases.probabilities(probabilities);
            GivenCases.requireFeature("query", query, probabilities.size());
            learningRate.ifPresent(GivenCases::requireLearningRate);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("errors is empty");
            }
            for (int i = 0; i < errors.size(); i++) {
                double error = errors.get(i).doubleValue();
                if (!(error >= GradientFlow.SMALLEST_ERROR && error < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "errors[" + i + "] must be finite and at least 1e-100, not " + errors.get(i));
                }
            }
        }
    }

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
        double floor = LossFloor.certain(problem.groups(), promptLength);
        QueryTrajectory trajectory = FollowedFlow.run(loss, promptLength, errors[errors.length - 1], floor, events);
        return new QueryRun(problem, promptLength, learningRate, QueryRun.FLOW, errors, trajectory);
    }

    @Override
    String solve(Path file) throws IOException {
        return GivenCases.solve(file, Query.class, FlowCommand::solve, "name", "hittingTimes", "timeUnit");
    }

    private static Map<String, ?> solve(Query query) {
        FeatureProbabilities p = GivenCases.probabilities(query.probabilities());
        double rate = query.learningRate().orElse(1.0);
        double[] errors =
                query.errors().stream().mapToDouble(BigDecimal::doubleValue).toArray();
        SymmetryClasses classes = SymmetryClasses.of(p);
        QueryGroups groups = classes.query(classes.classOf(p.get(query.query())));
        QueryTrajectory flow = HittingTimes.ofFlow(groups, errors);
        Map<String, Double> times = new LinkedHashMap<>();
        // two features have equal influences from the start
        put(times, "switch", p.count() == 2 ? OptionalDouble.of(0) : flow.time(SWITCH), rate);
        put(times, "half", flow.time(HALF), rate);
        for (double error : errors) {
            put(times, "error " + ProblemText.decimal(error), flow.time(QueryEvent.predictionErrorAtMost(error)), rate);
        }
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("hittingTimes", times);
        results.put("timeUnit", "steps");
        return results;
    }

    private static void put(Map<String, Double> times, String name, OptionalDouble time, double learningRate) {
        if (time.isPresent() && Double.isInfinite(time.getAsDouble() / learningRate)) {
            throw new IllegalArgumentException("learningRate must not be so small that the time of " + name
                    + " exceeds a double: " + learningRate);
        }
        times.put(name, time.isPresent() ? time.getAsDouble() / learningRate : null);
    }
}
