package org.iclconvergence.theorems;

import static org.iclconvergence.stats.Estimate.exact;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.laboratory.Compared;
import org.iclconvergence.laboratory.FormRun;
import org.iclconvergence.laboratory.Forms;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.worlds.FormWorld;

/**
 * The criteria by which a phase of training survives in another form of attention, (a) to (e) of THEORY 18; they were fixed before anything
 * was measured.
 *
 * @param world what is different
 * @param forms its trainings
 * @param theory for thresholds that a lie may bend
 * @param evidence of the claim
 */
record FormCriteria(FormWorld world, Forms forms, Theory theory, Evidence evidence) {
    /** (d): as near are the exponents of a form that counts as the paper's. */
    static final double EXPONENT = 0.25;

    private static final int FEWEST = FormWorld.FEATURES.get(0);
    private static final int MOST = FormWorld.FEATURES.get(FormWorld.FEATURES.size() - 1);

    /** The loss is that of the literal transformer, and the slopes that move the parameters are those of the loss. */
    void loss() {
        for (Compared error : forms.predictionErrors(FEWEST)) {
            evidence.equal("loss against the literal transformer", error.actual(), error.expected());
        }
        Compared slope = forms.slope(FEWEST);
        evidence.equal("slope against differentiation of the definition", slope.actual(), slope.expected());
    }

    /** (a), with a time that is measured. */
    void convergence(double most) {
        forEachRun((features, run) -> {
            evidence.isTrue("every L_k ≤ ε is reached", run.slowest().isKnown());
            if (run.slowest().isKnown()) {
                evidence.atMost(
                        "time over that of the paper's form",
                        run.slowest().dividedBy(forms.paper(features)),
                        theory.ceiling(exact(most)));
            }
        });
    }

    /** (a) and (d) where the time is a known multiple of that of the paper's form. */
    void times(Function<Integer, Double> multiple) {
        forEachRun((features, run) -> evidence.equal(
                "time over that of the paper's form, exactly",
                run.slowest().dividedBy(forms.paper(features)),
                theory.law(exact(multiple.apply(features)))));
    }

    /** What all times are compared with: for balanced features there is a closed form. */
    void paper() {
        if (!world.isImbalanced()) {
            for (int features : FormWorld.FEATURES) {
                evidence.where("K = " + features);
                evidence.equal(
                        "time of the paper's form",
                        forms.paper(features),
                        theory.law(ClosedFormTime.balanced(features).whenErrorReaches(FormWorld.ERROR)));
            }
        }
    }

    /** (b). */
    void order() {
        if (world.isImbalanced()) {
            forEachRun((features, run) -> {
                for (FormRun.Query rare : run.queries().subList(1, features)) {
                    evidence.atMost(
                            "T_1 over that of a rare query",
                            run.first().dividedBy(rare.time()),
                            theory.ceiling(exact(1)));
                }
            });
        }
    }

    /** (c). */
    void oneSwitch() {
        if (world.isImbalanced()) {
            for (int features : FormWorld.FEATURES) {
                evidence.where("K = " + features);
                evidence.atMost(
                        "share of the rare queries without just one switch",
                        shareWithoutOneSwitch(features),
                        theory.ceiling(exact(0)));
            }
        }
    }

    /**
     * What (c) asks about.
     *
     * @param features K
     * @return the share of the rare queries, of all starts together, in which the lead passes once, from the dominant feature to the target
     */
    Estimate shareWithOneSwitch(int features) {
        return share("with one switch", features, FormRun.Query::switchesOnce);
    }

    /**
     * The rest.
     *
     * @param features K
     * @return the share in which it does not pass, or passes more than once
     */
    Estimate shareWithoutOneSwitch(int features) {
        return share("without just one switch", features, query -> !query.switchesOnce());
    }

    /**
     * The same once the dominant query is half way: whether only the beginning is different.
     *
     * @param features K
     * @return the share, counted from half of T_1 on
     */
    Estimate shareWithoutOneSwitchLater(int features) {
        return share("without just one switch from T_1/2 on", features, query -> !query.switchesOnceLater());
    }

    private Estimate share(String what, int features, Predicate<FormRun.Query> event) {
        List<FormRun> runs = forms.runs(features);
        double counted = runs.stream()
                .flatMap(run -> run.queries().subList(1, features).stream())
                .filter(event)
                .count();
        double share = counted / (runs.size() * (features - 1.0));
        evidence.parameter("K = " + features + ": share of the rare queries " + what, share);
        return exact(share);
    }

    /** (d). */
    void exponent() {
        evidence.where("");
        evidence.atMost(
                "exponent in K, difference from the paper's form",
                excessOfTheExponent().abs(),
                theory.ceiling(exact(EXPONENT)));
    }

    /**
     * What (d) asks about.
     *
     * @return the slope of ln T over ln K from the fewest features to the most, less that of the paper's form
     */
    Estimate excessOfTheExponent() {
        Estimate slope = mean(FormRun::slowest, MOST).slopeFrom(mean(FormRun::slowest, FEWEST), FEWEST, MOST);
        Estimate usual = forms.paper(MOST).slopeFrom(forms.paper(FEWEST), FEWEST, MOST);
        evidence.parameter("exponent in K", slope.value());
        evidence.parameter("exponent in K of the paper's form", usual.value());
        return slope.minus(usual);
    }

    /**
     * How a time grows with the number of features.
     *
     * @param time of a training, its mean over starts is taken
     * @return at the most features over that at the fewest
     */
    Estimate growth(Function<FormRun, Estimate> time) {
        return mean(time, MOST).dividedBy(mean(time, FEWEST));
    }

    private Estimate mean(Function<FormRun, Estimate> time, int features) {
        List<FormRun> runs = forms.runs(features);
        return runs.stream().map(time).reduce(exact(0), Estimate::plus).dividedBy(runs.size());
    }

    /** (e). */
    void concentration() {
        forEachRun((features, run) -> {
            for (FormRun.Query query : run.queries()) {
                evidence.atMost("(1 − Attn_k)²/(4ε) where L_k ≤ ε", spread(query), theory.ceiling(exact(1)));
            }
        });
    }

    /**
     * What (e) asks about.
     *
     * @param query a query feature
     * @return (1 − Attn_k)²/(4ε) when L_k ≤ ε is first seen
     */
    static Estimate spread(FormRun.Query query) {
        return query.missing().times(query.missing()).dividedBy(4 * FormWorld.ERROR);
    }

    /** What is asked of one training. */
    @FunctionalInterface
    interface Question {
        /** Compares. */
        void ask(int features, FormRun run);
    }

    void forEachRun(Question question) {
        for (int features : FormWorld.FEATURES) {
            evidence.where("K = " + features);
            forms.runs(features).forEach(run -> question.ask(features, run));
        }
        evidence.where("");
    }
}
