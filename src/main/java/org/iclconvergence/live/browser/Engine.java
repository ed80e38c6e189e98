package org.iclconvergence.live.browser;

import java.util.List;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.live.Explorer;
import org.iclconvergence.live.LiveExperiment;
import org.iclconvergence.live.Milestone;
import org.iclconvergence.live.Question;
import org.iclconvergence.live.Sentence;
import org.iclconvergence.live.Sentences;
import org.iclconvergence.live.Threshold;
import org.iclconvergence.live.Window;
import org.iclconvergence.report.figure.LearningFigure;
import org.iclconvergence.report.figure.PhasePortrait;
import org.iclconvergence.report.figure.QueryPath;
import org.iclconvergence.report.figure.RatesFigure;
import org.iclconvergence.report.figure.TrainingCurves;
import org.iclconvergence.report.figure.TrainingFigures;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.query.QuerySnapshot;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** What the page's scripts call. */
public final class Engine {
    private Engine() {}

    /**
     * Trains what a reader asks for.
     *
     * @param asked numbers
     * @param progress told how far the training has come
     * @return what there is to see: start and end, milestones, sentences, charts, or of all queries their order; or an error that begins with
     *     the name of a field
     */
    @JSExport
    public static JSObject explore(Asked asked, Progress progress) {
        try {
            if (asked.isOrder()) {
                return OrderObject.of(asked, progress);
            }
            Question question = AskedQuestion.of(asked);
            QueryRun run = Explorer.train(question, progress::at);
            List<QueryPath> path = List.of(AskedQuestion.named(asked, QueryPath.of(run)));
            Fields answer = new Fields();
            Window.of(run)
                    .ifPresent(window -> answer.with(
                            "window",
                            new Fields()
                                    .with("weight", window.weight())
                                    .with("inside", window.inside())
                                    .with("onset", window.onset())
                                    .with("least", OnsetLaw.LEAST_DOMINANT)
                                    .with("most", OnsetLaw.MOST_DOMINANT)
                                    .object()));
            Threshold.of(run)
                    .ifPresent(threshold -> answer.with(
                            "threshold",
                            new Fields()
                                    .with("tokens", threshold.tokens())
                                    .with("enough", threshold.enough())
                                    .object()));
            return answer.with("dominant", run.problem().classes().probability(0))
                    .with("title", path.get(0).title())
                    .with("probability", run.problem().groups().probability(0))
                    .with("query", run.problem().query())
                    .with("rate", run.learningRate())
                    .with("floor", Explorer.floor(question))
                    .with("start", state(run.trajectory().first()))
                    .with("end", state(run.last()))
                    .with("milestones", Milestone.of(run), Engine::milestone)
                    .with("sentences", asked.isSentences() ? Sentences.of(run) : List.of(), Engine::sentence)
                    .with("learning", ChartObject.of(LearningFigure.of(run), LearningFigure.whole(run)))
                    .with("phases", ChartObject.of(PhasePortrait.of(path), PhasePortrait.whole(path.get(0))))
                    .with("rates", ChartObject.of(RatesFigure.of(path)))
                    .object();
        } catch (IllegalArgumentException wrong) {
            return new Fields()
                    .with("error", String.valueOf(wrong.getMessage()))
                    .object();
        }
    }

    /**
     * Trains the paper's experiment.
     *
     * @param asked its settings
     * @param progress told how far the training has come
     * @return its figures 2 and 3; or an error that begins with the name of a field
     */
    @JSExport
    public static JSObject experiment(AskedExperiment asked, Progress progress) {
        try {
            PaperExperiment experiment = LiveExperiment.of(
                    asked.getCount(),
                    asked.getP1(),
                    asked.getDimension(),
                    asked.getLength(),
                    asked.getPrompts(),
                    asked.getEpochs(),
                    asked.isStandard() ? PaperExperiment.Basis.STANDARD : PaperExperiment.Basis.RANDOM,
                    seed(asked.getSeed()));
            List<TrainingCurves> curves = List.of(LiveExperiment.train(experiment, progress::at));
            return new Fields()
                    .with("errors", ChartObject.of(TrainingFigures.predictionErrors(curves)))
                    .with("attention", ChartObject.of(TrainingFigures.attention(curves)))
                    .object();
        } catch (IllegalArgumentException wrong) {
            return new Fields()
                    .with("error", String.valueOf(wrong.getMessage()))
                    .object();
        }
    }

    private static long seed(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("seed must be a whole number of at most 64 bits, not “" + digits + '”');
        }
    }

    private static JSObject state(QuerySnapshot moment) {
        return new Fields()
                .with("time", moment.time())
                .with("error", moment.predictionError())
                .with("attention", moment.targetAttention())
                .object();
    }

    private static JSObject sentence(Sentence sentence) {
        return new Fields()
                .with("claim", sentence.claim())
                .with("quantity", sentence.quantity())
                .with("value", sentence.value())
                .with("relation", sentence.relation())
                .with("bound", sentence.bound())
                .with("boundValue", sentence.boundValue())
                .with("outcome", sentence.outcome().name())
                .with("missing", sentence.missing())
                .with("outside", sentence.outside())
                .object();
    }

    static JSObject milestone(Milestone moment) {
        return new Fields()
                .with("name", moment.name())
                .with("time", moment.time())
                .with("law", moment.law())
                .with("claim", moment.claim())
                .with("predicted", moment.predicted())
                .object();
    }
}
