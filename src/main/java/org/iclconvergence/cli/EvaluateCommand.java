package org.iclconvergence.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The exact population loss of given query columns, with attention and growth: {@link PopulationIntegral} for other programs. */
@Command(
        name = "evaluate",
        description = {
            "Evaluate the exact population loss of given query columns.",
            "Prints the file with loss L_k, attention E[Attn_n] and growth (alpha_k at the query's index, beta_k,n elsewhere)."
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final Set<String> REQUIRED = Set.of("probabilities", "expBilinearWeights", "promptLength", "query");
    private static final Set<String> OPTIONAL = Set.of("name", "loss", "attention", "growth");

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description =
                    "JSON array of {probabilities, expBilinearWeights, promptLength, query}; numbers may be fractions in"
                            + " strings; query from 0. Results in the file are ignored.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        String solved = GivenCases.solve(file, EvaluateCommand::solve);
        PrintWriter out = spec.commandLine().getOut();
        out.print(solved);
        out.flush();
        return 0;
    }

    private static void solve(ObjectNode problem) throws IOException {
        StrictFields fields = new StrictFields(problem, REQUIRED, OPTIONAL);
        FeatureProbabilities p = GivenCases.probabilities(fields);
        int query = GivenCases.query(fields, p.count());
        double[] logWeights = logWeights(fields, p.count());
        PopulationIntegral loss =
                new PopulationIntegral(QueryGroups.ofEveryFeature(p, query), GivenCases.promptLength(fields));
        double[] weights = new double[p.count()];
        for (int n = 0; n < weights.length; n++) {
            weights[QueryGroups.positionOf(n, query)] = logWeights[n];
        }
        QueryValues values = new QueryValues(weights.length);
        loss.evaluate(weights, values);
        problem.put("loss", values.predictionError());
        ArrayNode attention = problem.putArray("attention");
        ArrayNode growth = problem.putArray("growth");
        for (int n = 0; n < weights.length; n++) {
            attention.add(values.attention()[QueryGroups.positionOf(n, query)]);
            growth.add(values.growth()[QueryGroups.positionOf(n, query)]);
        }
    }

    /** The logarithms of e^q over the largest one, which softmax cannot tell from q: most exact where weights are largest. */
    private static double[] logWeights(StrictFields fields, int features) throws IOException {
        List<BigDecimal> given = fields.numbers("expBilinearWeights");
        StrictFields.requireLength("expBilinearWeights", given.size(), features, "probabilities");
        BigDecimal largest = Collections.max(given);
        double[] logarithms = new double[features];
        for (int n = 0; n < features; n++) {
            if (given.get(n).signum() <= 0) {
                throw new IOException("expBilinearWeights[" + n + "] must be positive, not " + given.get(n));
            }
            BigDecimal ratio = given.get(n).divide(largest, MathContext.DECIMAL128);
            // below the range of a double, too
            int exponent = ratio.precision() - ratio.scale() - 1;
            double mantissa = ratio.scaleByPowerOfTen(-exponent).doubleValue();
            logarithms[n] = exponent > -300
                    ? FastMath.log(ratio.doubleValue())
                    : FastMath.log(mantissa) + exponent * FastMath.log(10);
        }
        return logarithms;
    }
}
