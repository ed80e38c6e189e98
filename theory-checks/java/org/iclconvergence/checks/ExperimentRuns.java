package org.iclconvergence.checks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Trajectory;

/** Independent runs of the paper's experiment, one for each trial, shared by the claims about the same setting. */
final class ExperimentRuns {
    private final Map<String, Runs> done = new ConcurrentHashMap<>();

    /** With the hooks that they called: a claim that finds its runs done uses those all the same. */
    private record Runs(List<RunSummary> summaries, Set<String> hooks) {}

    /**
     * Runs the experiment as often as asked. The runs are spread over the processors; every one has its own seed, so the
     * result does not depend on how many there are.
     */
    List<RunSummary> of(Experiment experiment, String setting, int trials, IntFunction<PaperExperiment> settings) {
        experiment.trainer().require(Objective.GIVEN_PROMPTS);
        Runs runs = done.computeIfAbsent(
                experiment.name() + "/" + experiment.trainer().name() + "/" + setting + "/" + trials, key -> {
                    List<RunSummary> summaries = IntStream.range(0, trials)
                            .parallel()
                            .mapToObj(trial -> {
                                PaperExperiment intended = settings.apply(trial);
                                Trajectory trajectory = experiment.run(intended, epoch -> true);
                                return RunSummary.of(trajectory, trial);
                            })
                            .toList();
                    return new Runs(summaries, experiment.used());
                });
        runs.hooks().forEach(experiment::note);
        return runs.summaries();
    }
}
