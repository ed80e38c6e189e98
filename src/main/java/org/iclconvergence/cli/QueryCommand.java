package org.iclconvergence.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.PaperThresholds;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.report.QueryRunJson;
import org.iclconvergence.report.QuerySummary;
import org.iclconvergence.report.QueryTrajectoryCsv;
import org.iclconvergence.report.chart.ChartFile;
import org.iclconvergence.report.figure.PhasePortrait;
import org.iclconvergence.report.figure.QueryPath;
import org.iclconvergence.report.figure.RatesFigure;
import org.iclconvergence.training.query.QueryEvent;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that trains one query column, described by options or by the problems of a file. The same options give the same bytes. */
abstract class QueryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private QueryOptions options;

    /**
     * Solves one problem of a file.
     *
     * @param problem changed: results are set
     * @throws IOException if it is not a valid problem; one line that names the field
     */
    abstract void solve(ObjectNode problem) throws IOException;

    /**
     * The loss that the options ask for; rejects what is wrong with them.
     *
     * @param problem features and query
     * @return the loss of the query
     */
    abstract QueryLoss loss(QueryProblem problem);

    /**
     * Trains.
     *
     * @param problem features and query
     * @param loss of the query
     * @param errors whose hitting times are wanted, the last one ends the training
     * @param events whose hitting times are wanted, too
     * @return the training and its trajectory
     */
    abstract QueryRun train(QueryProblem problem, QueryLoss loss, double[] errors, List<QueryEvent> events);

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
            print(GivenCases.solve(file, this::solve));
            return 0;
        }
        QueryProblem problem = options.problem();
        Path out = options.out();
        QueryLoss loss = loss(problem);
        QueryValues start = new QueryValues(loss.groups().count());
        loss.evaluate(new double[loss.groups().count()], start);
        double[] errors = options.errors(start.predictionError());
        List<QueryEvent> events = events(loss.groups(), errors);
        if (out == null) {
            print(QuerySummary.of(train(problem, loss, errors, events)));
        } else {
            trainInto(out, () -> train(problem, loss, errors, events));
        }
        return 0;
    }

    private static List<QueryEvent> events(QueryGroups groups, double[] errors) {
        List<QueryEvent> events = new ArrayList<>(Phases.events());
        for (double error : errors) {
            events.add(QueryEvent.predictionErrorAtMost(error));
        }
        if (groups.dominant() > 0) {
            events.addAll(PaperThresholds.events(groups));
        }
        events.add(QueryRun.targetWeightGrown(groups));
        return events.stream().distinct().toList();
    }

    private void trainInto(Path out, Supplier<QueryRun> training) throws IOException {
        try (StagedDirectory directory = StagedDirectory.in(out)) {
            Path csv = directory.resolve("trajectory.csv");
            Path json = directory.resolve("run.json");
            List<Path> figures = new ArrayList<>();
            for (String name : List.of("phases.svg", "phases.png", "rates.svg", "rates.png")) {
                figures.add(directory.resolve(name));
            }
            QueryRun run = training.get();
            QueryTrajectoryCsv.write(run, csv);
            QueryRunJson.write(run, Versions.all(), json);
            List<QueryPath> path = List.of(QueryPath.of(run));
            ChartFile.writeSvg(PhasePortrait.of(path), figures.get(0));
            ChartFile.writePng(PhasePortrait.of(path), figures.get(1));
            ChartFile.writeSvg(RatesFigure.of(path), figures.get(2));
            ChartFile.writePng(RatesFigure.of(path), figures.get(3));
            directory.commit();
            print(QuerySummary.of(run) + "written to " + out + "\n");
        } catch (IOException unwritable) {
            throw options.rejected("--out " + OneLineFailures.reason(unwritable));
        } catch (LinkageError | InternalError noFonts) {
            throw RunFailure.withoutFonts(noFonts);
        }
    }

    private void print(String text) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.print(text);
        writer.flush();
    }
}
