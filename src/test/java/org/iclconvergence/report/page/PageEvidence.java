package org.iclconvergence.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Evidence for every figure of the page, as small as can be, and comparisons of three claims. */
final class PageEvidence {
    private static final String COMPARISONS = "what,estimate,error,threshold,margin\n";

    private PageEvidence() {}

    /** Writes it; series is the name of a curve of the figure "scaling". */
    static Path write(Path folder, String series) throws IOException {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        trajectories(evidence.resolve("EXP-1"));
        trajectories(evidence.resolve("EXP-3"));
        table(evidence.resolve("IMB-8"), "phases.csv", """
                K,time,targetWeight,dominantWeight,targetAttention,dominantAttention,targetGrowth,dominantGrowth,phase,dominantProbability,promptLength
                100,0,0,0,0.005,0.5,3e-5,-6e-4,I,0.5,Infinity
                100,500,0.1,-0.9,0.006,0.3,4e-5,-4e-5,II,0.5,Infinity
                100,20000,4.2,-0.9,0.5,0.2,1e-4,-1e-6,IV,0.5,Infinity
                10000,0,0,0,5e-5,0.5,3e-9,-6e-6,I,0.5,Infinity
                10000,900,0.1,-1.9,6e-5,0.2,4e-9,-4e-9,II,0.5,Infinity
                10000,2e7,9.1,-1.9,0.5,0.1,1e-8,-1e-10,IV,0.5,Infinity
                """);
        table(evidence.resolve("IMB-12"), "scaling.csv", """
                series,K,measured,theory
                %1$s,10,493.1,493.2
                %1$s,100,15190,15191
                "dominant, p_1 = 0.5",10,42,42.1
                "dominant, p_1 = 0.5",100,46,46.1
                """.formatted('"' + series.replace("\"", "\"\"") + '"'));
        table(evidence.resolve("LIN-1"), "rivals.csv", """
                p,N,linear,softmax
                0.2,1,0.4,0.8
                0.2,2,0.3333,0.5333
                0.5,1,0.2,0.3
                0.5,2,0.1,0.05
                """);
        comparisons(evidence.resolve("SET-1"), 2);
        comparisons(evidence.resolve("LIN-1"), 70);
        return evidence;
    }

    private static void trajectories(Path claim) throws IOException {
        trajectory(claim, "balanced", "0.25");
        trajectory(claim, "imbalanced", "0.5");
    }

    /** Features 2 and 3 have probability ¼. */
    private static void trajectory(Path claim, String regime, String first) throws IOException {
        table(claim, "trajectory-" + regime + ".csv", """
                    epoch,loss,feature,predictionError,targetAttention,dominantAttention,targetWeight,dominantWeight,probability,populationError,populationAttention,populationDominantAttention
                    0,0.5,1,0.4,0.5,0.5,0,0,%1$s,0.41,0.5,0.5
                    0,0.5,2,0.6,0.05,0.5,0,0,0.25,0.61,0.05,0.5
                    0,0.5,3,0.5,0.05,0.5,0,0,0.25,0.51,0.05,0.5
                    400,0.1,1,0.01,0.9,0.9,3,3,%1$s,0.02,0.88,0.88
                    400,0.1,2,0.02,0.8,0.1,4,-1,0.25,0.04,0.75,0.1
                    400,0.1,3,0.03,0.7,0.1,4,-1,0.25,0.06,0.65,0.1
                    """.formatted(first));
    }

    private static void comparisons(Path claim, int rows) throws IOException {
        table(
                claim,
                "findings.csv",
                IntStream.range(0, rows)
                        .mapToObj(i -> "finding " + i + ",1.0,0.0,2.0," + (i % 7 == 3 ? "-Infinity" : "0." + (100 + i)))
                        .collect(Collectors.joining("\n", COMPARISONS, "\n")));
    }

    private static void table(Path claim, String file, String content) throws IOException {
        Files.writeString(Files.createDirectories(claim).resolve(file), content);
    }
}
