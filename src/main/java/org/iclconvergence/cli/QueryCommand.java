package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.iclconvergence.claims.Versions;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.reading.FileFailure;
import org.iclconvergence.report.OrderOfLearning;
import org.iclconvergence.report.QueryRunJson;
import org.iclconvergence.report.QuerySummary;
import org.iclconvergence.report.QueryTrajectoryCsv;
import org.iclconvergence.report.StagedDirectory;
import org.iclconvergence.report.chart.ChartSize;
import org.iclconvergence.report.figure.OrderFigure;
import org.iclconvergence.report.figure.PhasePortrait;
import org.iclconvergence.report.figure.QueryPath;
import org.iclconvergence.report.figure.RatesFigure;
import org.iclconvergence.training.query.QueryEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that trains one query column, described by options or by the problems of a file. The same options give the same bytes. */
abstract class QueryCommand implements Callable<Integer> {
    /** What is written: that none of it is a directory is known before the training. */
    private static final List<String> NAMES =
            List.of("trajectory.csv", "run.json", "phases.svg", "phases.png", "rates.svg", "rates.png");

    private static final List<String> ORDER_NAMES = List.of("order.csv", "run.json", "order.svg", "order.png");

    @Spec
    private CommandSpec spec;

    @Mixin
    private QueryOptions options;

    @Mixin
    private FigureOptions figures;

    /**
     * Solves the problems of a file.
     *
     * @param file JSON array
     * @return the file with the results
     * @throws IOException if it cannot be read or a problem is not valid; one line that names file, line and field
     */
    abstract String solve(Path file) throws IOException;

    /**
     * The prompt length that was asked for.
     *
     * @return as given
     */
    abstract double promptLength();

    /**
     * The learning rate that was asked for; rejects what is wrong with it and with the command's other options.
     *
     * @param problem features and query
     * @return η, positive and finite
     */
    abstract double learningRate(QueryProblem problem);

    /**
     * Trains.
     *
     * @param problem features and query
     * @param loss of the query
     * @param errors whose hitting times are wanted; the last one ends the training, or that its floor is near
     * @param events whose hitting times are wanted, too
     * @return the training and its trajectory
     */
    abstract QueryRun train(QueryProblem problem, QueryLoss loss, double[] errors, QueryEvent... events);

    /**
     * The options of every command of this kind.
     *
     * @return filled by the command line
     */
    final QueryOptions options() {
        return options;
    }

    @Override
    public final Integer call() throws IOException {
        Path file = options.file();
        if (file != null) {
            print(solve(file));
            return 0;
        }
        Path out = options.out();
        ChartSize size = figures.size(ChartSize.USUAL);
        if (options.features().allQueries()) {
            learnAll(out, size);
            return 0;
        }
        QueryProblem problem = options.features().problem();
        learningRate(problem);
        QueryLoss loss = options.loss(problem, promptLength());
        double[] errors = options.errors();
        if (out == null) {
            print(QuerySummary.of(train(problem, loss, errors)));
        } else {
            trainInto(out, size, () -> train(problem, loss, errors));
        }
        return 0;
    }

    private QueryRun train(QueryProblem problem, QueryLoss loss, double... errors) {
        QueryEvent[] events = QueryRun.events(loss.groups(), errors).toArray(QueryEvent[]::new);
        return train(problem, loss, errors, events);
    }

    private void trainInto(Path out, ChartSize size, Supplier<QueryRun> training) throws IOException {
        try (StagedDirectory directory = StagedDirectory.in(out)) {
            for (String name : NAMES) {
                directory.resolve(name);
            }
            QueryRun run = training.get();
            directory.write("trajectory.csv", file -> QueryTrajectoryCsv.write(run, file));
            directory.write("run.json", file -> QueryRunJson.write(run, Versions.all(), file));
            List<QueryPath> path = List.of(QueryPath.of(run));
            directory.draw("phases", figures.titled(PhasePortrait.of(path)), size);
            directory.draw("rates", figures.titled(RatesFigure.of(path)), size);
            directory.commit();
            print(QuerySummary.of(run) + "written to " + out + "\n");
        } catch (IOException unwritable) {
            throw options.rejected("--out " + FileFailure.reason(unwritable));
        } catch (LinkageError | InternalError noFonts) {
            throw RunFailure.withoutFonts(noFonts);
        }
    }

    private void learnAll(@Nullable Path out, ChartSize size) throws IOException {
        if (out == null) {
            print(order().summary());
            return;
        }
        try (StagedDirectory directory = StagedDirectory.in(out)) {
            for (String name : ORDER_NAMES) {
                directory.resolve(name);
            }
            OrderOfLearning order = order();
            directory.write("order.csv", file -> Files.writeString(file, order.csv()));
            directory.write("run.json", file -> order.write(Versions.all(), file));
            directory.draw("order", figures.titled(OrderFigure.of(order)), size);
            directory.commit();
            print(order.summary() + "written to " + out + "\n");
        } catch (IOException unwritable) {
            throw options.rejected("--out " + FileFailure.reason(unwritable));
        } catch (LinkageError | InternalError noFonts) {
            throw RunFailure.withoutFonts(noFonts);
        }
    }

    private OrderOfLearning order() {
        double[] errors = options.errors();
        List<QueryProblem> problems = options.features().problems();
        // what is wrong with an option is said before anything is trained
        for (QueryProblem problem : problems) {
            learningRate(problem);
            options.loss(problem, promptLength());
        }
        return OrderOfLearning.of(
                problems,
                promptLength(),
                errors,
                (problem, awaited) -> train(problem, options.loss(problem, promptLength()), awaited),
                part -> {});
    }

    private void print(String text) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.print(text);
        writer.flush();
    }
}
