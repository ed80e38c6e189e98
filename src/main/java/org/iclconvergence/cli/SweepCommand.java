package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.iclconvergence.claims.Versions;
import org.iclconvergence.reading.FileFailure;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.report.StagedDirectory;
import org.iclconvergence.report.SweepReport;
import org.iclconvergence.report.chart.ChartSize;
import org.iclconvergence.sweep.ClusterFailure;
import org.iclconvergence.sweep.GridFile;
import org.iclconvergence.sweep.LocalSweep;
import org.iclconvergence.sweep.Sweep;
import org.iclconvergence.sweep.SweepStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Many trainings: a grid or a random design, one row a point, fitted laws and phase diagrams. */
@Command(
        name = "sweep",
        description = {
            "Train at every point of a grid or of a random design, and tabulate what comes out.",
            "Writes points.csv, sweep.json and the figures that the grid asks for. Killed at any moment, the same command"
                    + " goes on where it was."
        },
        sortOptions = false,
        sortSynopsis = false)
public final class SweepCommand implements Callable<Integer> {
    /** The rows, until somebody deletes them. */
    private static final String STORE = "points.mvstore";

    private static final ChartSize DIAGRAM = new ChartSize(480, 400);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "GRID", description = "YAML: what is trained and measured, at which points.")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where to write. Created if missing; files with other names in it are kept.")
    private Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "So many points at a time; the rows do not depend on it. Default: the processors.")
    private @Nullable Integer threads;

    @Mixin
    private SparkOptions spark;

    @Option(names = "--force", description = "Discard the points of another grid that DIR holds.")
    private boolean force;

    @Mixin
    private FigureOptions figures;

    @Override
    public Integer call() throws IOException {
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1 || workers > 1024) {
            throw rejected("--threads must lie between 1 and 1024, not " + workers);
        }
        if (spark.areGiven()) {
            if (threads != null) {
                throw rejected("--threads has no meaning with --spark-master: the cluster has its own");
            }
            spark.requireSpark();
        }
        ChartSize size = figures.size(DIAGRAM);
        String grid = Reading.text(file);
        GridFile sweep = GridFile.of(file, grid);
        try {
            Files.createDirectories(out);
            if (force) {
                SweepStore.discard(out.resolve(STORE));
            }
            sweep(sweep, grid, workers, size);
        } catch (IOException failure) {
            throw rejected("--out " + FileFailure.reason(failure));
        } catch (LinkageError | InternalError noFonts) {
            throw RunFailure.withoutFonts(noFonts);
        }
        return 0;
    }

    private void sweep(GridFile sweep, String grid, int workers, ChartSize size) throws IOException {
        Map<String, String> versions = Versions.all();
        // a row depends on the program as well, not on the Java that runs it
        Map<String, String> programs = new LinkedHashMap<>(versions);
        programs.remove("java");
        String identity = programs + "\n" + sweep.grid().identity();
        try (SweepStore store = SweepStore.open(out.resolve(STORE), identity)) {
            announce(sweep, store.size());
            try (Progress progress =
                    new Progress("points", store.size(), sweep.grid().size())) {
                Sweep computing = spark.areGiven()
                        ? spark.sweep(sweep.grid(), store)
                        : new LocalSweep(sweep.grid(), store, workers);
                computing.run(progress);
            } catch (ClusterFailure failure) {
                throw new RunFailure(
                        "the cluster failed: " + failure.getMessage() + "; the same command continues the sweep");
            }
            try (StagedDirectory directory = StagedDirectory.in(out)) {
                SweepReport report = new SweepReport(sweep, grid);
                report.write(store, versions, size, figures::titled, directory);
                directory.commit();
                print(report.summary() + "written to " + out + "\n");
            }
        }
    }

    /** What is known before anything is trained. */
    private void announce(GridFile sweep, long kept) {
        long size = sweep.grid().size();
        long hopeless =
                LongStream.range(0, size).filter(sweep.grid()::isHopeless).count();
        print(size + " points" + (kept > 0 ? ", " + kept + " of them from an earlier run" : "")
                + (hopeless > 0 ? "; " + hopeless + " never reach their epsilon: prompts are too short" : "") + "\n");
    }

    private ParameterException rejected(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void print(String text) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.print(text);
        writer.flush();
    }
}
