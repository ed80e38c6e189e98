package org.iclconvergence.training.external;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.iclconvergence.reading.FileFailure;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.TrainingRefused;

/** Trains as the built-in trainer does, and writes down every problem that it is given. */
public final class ProblemCollector implements ExchangedTrainer {
    private final Trainer builtIn = new DefaultTrainer();
    private final Path folder;
    private final int probes;
    private final Set<String> written;

    private ProblemCollector(Path folder, int probes, Set<String> written) {
        this.folder = folder;
        this.probes = probes;
        this.written = written;
    }

    /**
     * A collector.
     *
     * @param folder receives one folder for each problem
     * @param probes of each problem on given prompts, for models without a single Q; 0 for none
     */
    public ProblemCollector(Path folder, int probes) {
        this(folder, probes, ConcurrentHashMap.newKeySet());
    }

    /**
     * Another one that writes into the same folder: every training gets a trainer of its own.
     *
     * @return shares with this one what was written
     */
    public ProblemCollector another() {
        return new ProblemCollector(folder, probes, written);
    }

    /**
     * The problems so far.
     *
     * @return how many folders were written
     */
    public int count() {
        return written.size();
    }

    @Override
    public String name() {
        return "collector";
    }

    @Override
    public boolean supports(Objective objective) {
        return builtIn.supports(objective);
    }

    /**
     * Writes the problem, then trains.
     *
     * @throws TrainingRefused if the folder cannot be written, or so many probes cannot be asked
     */
    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        if (written.add(ProblemFolder.name(problem))) {
            long[] wanted = LongStream.rangeClosed(0, problem.steps())
                    .filter(monitor::wants)
                    .toArray();
            try {
                ProblemFolder.write(problem, wanted, probes, folder);
            } catch (IllegalArgumentException notAsked) {
                throw new TrainingRefused(notAsked.getMessage(), notAsked);
            } catch (IOException unwritable) {
                throw new TrainingRefused(FileFailure.reason(unwritable), unwritable);
            }
        }
        builtIn.train(problem, monitor);
    }
}
