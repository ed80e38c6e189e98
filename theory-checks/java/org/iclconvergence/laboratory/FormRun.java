package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.stats.Estimate;

/**
 * What the claims need of one training of a form of attention.
 *
 * @param slowest when L_k ≤ ε for every k, {@link Estimate#NEVER} if not seen
 * @param first when L_1 ≤ ε
 * @param queries each query feature
 */
public record FormRun(Estimate slowest, Estimate first, List<Query> queries) {
    /**
     * A look is that of the exact flow at a time that differs by less than this share (measured: 2e-6 against tolerance 1e-11). No
     * attention moves by more than 1, and no error by more than itself, when a time is doubled.
     */
    static final double TIME_ERROR = 1e-5;

    /**
     * One query feature.
     *
     * @param time when L_k ≤ ε, between two looks
     * @param missing 1 − Attn_k, the mean over heads, at the first look with L_k ≤ ε
     * @param reached L_k at that look
     * @param end L_k at the last look
     * @param switchesOnce whether |γ_1| ≥ γ_k at first, then γ_k > |γ_1| until L_k ≤ ε
     * @param switchesOnceLater the same, looked at from half of the time on at which L_1 ≤ ε
     */
    public record Query(
            Estimate time,
            Estimate missing,
            Estimate reached,
            Estimate end,
            boolean switchesOnce,
            boolean switchesOnceLater) {}

    static FormRun of(List<FormLook> looks, double error, Estimate slowest, Estimate first) {
        List<Query> queries = new ArrayList<>();
        for (int k = 0; k < looks.get(0).attention().length; k++) {
            queries.add(query(k, looks, error, first));
        }
        return new FormRun(slowest, first, List.copyOf(queries));
    }

    private static Query query(int k, List<FormLook> looks, double error, Estimate first) {
        List<FormLook> training = looks;
        Estimate time = Estimate.NEVER;
        Estimate missing = Estimate.NEVER;
        Estimate reached = Estimate.NEVER;
        for (int i = 0; i < looks.size() && !time.isKnown(); i++) {
            FormLook look = looks.get(i);
            if (look.predictionErrors()[k] <= error) {
                double before = i == 0 ? 0 : looks.get(i - 1).time();
                time = Estimate.between(before * (1 - TIME_ERROR), look.time() * (1 + TIME_ERROR));
                missing = new Estimate(1 - look.attention()[k], TIME_ERROR);
                reached = Estimate.relative(look.predictionErrors()[k], TIME_ERROR);
                training = looks.subList(0, i);
            }
        }
        return new Query(
                time,
                missing,
                reached,
                Estimate.relative(looks.get(looks.size() - 1).predictionErrors()[k], TIME_ERROR),
                passesOnce(k, training, 0),
                passesOnce(k, training, 0.5 * first.value()));
    }

    /** Whether the dominant feature leads at first, then the target to the end. */
    private static boolean passesOnce(int k, List<FormLook> looks, double from) {
        boolean isSeen = false;
        boolean hasPassed = false;
        for (FormLook look : looks) {
            if (look.time() >= from) {
                boolean leads = look.isDominantLeading(k);
                if (leads ? hasPassed : !isSeen) {
                    return false;
                }
                isSeen = true;
                hasPassed = !leads;
            }
        }
        return hasPassed;
    }
}
