package org.iclconvergence.report;

import java.util.List;
import java.util.stream.IntStream;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.training.query.QuerySnapshot;

/**
 * The trainings of an under-represented query for several K as one table with one row for each recorded moment. Gradient flow
 * records moments evenly spaced along the path of the weights, so that the short last phases have as many as the long first one.
 */
public final class PhasesCsv {
    private static final String[] PHASES = {"I", "II", "III", "IV"};

    /** Of each run. Only a training that never converges has more, all alike. */
    private static final int MOST_ROWS = 300;

    private PhasesCsv() {}

    /**
     * The table: K, η t, A_k, B_{k,1}, E[Attn_k], E[Attn_1], α_k, β_{k,1} with its sign, phase.
     *
     * @param runs one for each K
     * @return header and rows; a moment at which one phase ends belongs to the next one
     */
    public static String of(List<QueryRun> runs) {
        CsvTable table = new CsvTable(
                "K",
                "time",
                "targetWeight",
                "dominantWeight",
                "targetAttention",
                "dominantAttention",
                "targetGrowth",
                "dominantGrowth",
                "phase");
        for (QueryRun run : runs) {
            int dominant = run.problem().rival();
            Phases phases = run.phases();
            for (QuerySnapshot moment : thinned(run.moments())) {
                table.row(
                        ProblemText.whole(run.problem().classes().features()),
                        moment.time(),
                        moment.targetWeight(),
                        moment.weights().getEntry(dominant),
                        moment.targetAttention(),
                        moment.attention().getEntry(dominant),
                        moment.targetGrowth(),
                        moment.growth().getEntry(dominant),
                        phase(phases, moment.time()));
            }
        }
        return table.toString();
    }

    private static List<QuerySnapshot> thinned(List<QuerySnapshot> moments) {
        int stride = (moments.size() + MOST_ROWS - 1) / MOST_ROWS;
        return IntStream.range(0, moments.size())
                .filter(i -> i % stride == 0 || i == moments.size() - 1)
                .mapToObj(moments::get)
                .toList();
    }

    private static String phase(Phases phases, double time) {
        int phase = 0;
        while (phase < PHASES.length - 1
                && time >= phases.end(Phase.values()[phase]).orElse(Double.POSITIVE_INFINITY)) {
            phase++;
        }
        return PHASES[phase];
    }
}
