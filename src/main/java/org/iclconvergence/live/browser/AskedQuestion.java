package org.iclconvergence.live.browser;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.live.Question;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.report.figure.QueryPath;

/** What the page has asked, as the explorer's questions. What is wrong with it is said as {@link Question} says it. */
final class AskedQuestion {
    private AskedQuestion() {}

    static Question of(Asked asked) {
        return of(asked, problem(asked, asked.getK()), asked.getError());
    }

    static Question of(Asked asked, QueryProblem problem, double error) {
        if (!asked.isDescent()) {
            return Question.flow(problem, asked.getLength(), error);
        }
        long steps = Question.requireSteps(asked.getSteps());
        return asked.getRate() == 0
                ? Question.descent(problem, asked.getLength(), error, steps)
                : new Question(problem, asked.getLength(), error, asked.getRate(), steps);
    }

    /** One problem for each different probability. */
    static List<QueryProblem> every(Asked asked) {
        // says what is wrong
        of(asked, problem(asked, QueryProblem.RAREST), asked.getError());
        return switch (asked.getFeatures()) {
            case "balanced" -> QueryProblem.everyBalanced(asked.getCount());
            case "dominant" -> QueryProblem.everyImbalanced(asked.getCount(), asked.getP1());
            case "zipf" ->
                QueryProblem.everyGiven(FeatureProbabilities.zipf((int) asked.getCount(), asked.getExponent()));
            default -> QueryProblem.everyGiven(FeatureProbabilities.proportionalTo(asked.getP()));
        };
    }

    private static QueryProblem problem(Asked asked, double query) {
        return switch (asked.getFeatures()) {
            case "balanced" -> Question.balanced(asked.getCount(), query);
            case "dominant" -> Question.dominant(asked.getCount(), asked.getP1(), query);
            case "zipf" -> Question.zipf(asked.getCount(), asked.getExponent(), query);
            case "given" -> Question.given(asked.getP(), query);
            default ->
                throw new IllegalArgumentException(
                        "features must be balanced, dominant, zipf or given, not " + asked.getFeatures());
        };
    }

    /** A law that the reader has chosen is more than that all probabilities are given. */
    static QueryPath named(Asked asked, QueryPath path) {
        return asked.getFeatures().equals("zipf")
                ? path.titled(
                        path.title().replace("given", "Zipf’s law, s = " + ProblemText.number(asked.getExponent())))
                : path;
    }
}
