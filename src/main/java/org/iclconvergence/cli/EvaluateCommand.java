package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.math3.util.FastMath;
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
    /**
     * A query column.
     *
     * @param probabilities p_k
     * @param expBilinearWeights e^q, one for each feature, up to a common factor
     * @param promptLength N
     * @param query index of the queried feature
     */
    public record Column(
            List<BigDecimal> probabilities, List<BigDecimal> expBilinearWeights, BigDecimal promptLength, int query) {
        /** A column; {@code @throws IllegalArgumentException} if the fields do not fit together. */
        public Column {
            GivenCases.probabilities(probabilities);
            GivenCases.promptLength(promptLength);
            GivenCases.requireFeature("query", query, probabilities.size());
            GivenCases.requireLength(
                    "expBilinearWeights", expBilinearWeights.size(), probabilities.size(), "probabilities");
            for (int n = 0; n < expBilinearWeights.size(); n++) {
                if (expBilinearWeights.get(n).signum() <= 0) {
                    throw new IllegalArgumentException(
                            "expBilinearWeights[" + n + "] must be positive, not " + expBilinearWeights.get(n));
                }
            }
        }
    }

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
        String solved =
                GivenCases.solve(file, Column.class, EvaluateCommand::solve, "name", "loss", "attention", "growth");
        PrintWriter out = spec.commandLine().getOut();
        out.print(solved);
        out.flush();
        return 0;
    }

    private static Map<String, ?> solve(Column column) {
        int features = column.probabilities().size();
        double[] logWeights = logWeights(column.expBilinearWeights());
        PopulationIntegral loss = new PopulationIntegral(
                QueryGroups.ofEveryFeature(GivenCases.probabilities(column.probabilities()), column.query()),
                GivenCases.promptLength(column.promptLength()));
        double[] weights = new double[features];
        for (int n = 0; n < features; n++) {
            weights[QueryGroups.positionOf(n, column.query())] = logWeights[n];
        }
        QueryValues values = new QueryValues(features);
        loss.evaluate(weights, values);
        double[] attention = new double[features];
        double[] growth = new double[features];
        for (int n = 0; n < features; n++) {
            attention[n] = values.attention()[QueryGroups.positionOf(n, column.query())];
            growth[n] = values.growth()[QueryGroups.positionOf(n, column.query())];
        }
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("loss", values.predictionError());
        results.put("attention", attention);
        results.put("growth", growth);
        return results;
    }

    /** The logarithms of e^q over the largest one, which softmax cannot tell from q: most exact where weights are largest. */
    private static double[] logWeights(List<BigDecimal> given) {
        BigDecimal largest = Collections.max(given);
        double[] logarithms = new double[given.size()];
        for (int n = 0; n < logarithms.length; n++) {
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
