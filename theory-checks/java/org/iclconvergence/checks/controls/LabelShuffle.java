package org.iclconvergence.checks.controls;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.ListSampler;
import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;

/** Query labels dealt out anew among the prompts: nothing can be learned in context. */
final class LabelShuffle extends Experiment {
    @Override
    public String name() {
        return "label-shuffle";
    }

    @Override
    public List<Prompt> prompts(List<Prompt> sampled, RandomStreams streams) {
        List<Double> queryLabels =
                new ArrayList<>(sampled.stream().map(Prompt::queryLabel).toList());
        ListSampler.shuffle(streams.other(), queryLabels);
        List<Prompt> shuffled = new ArrayList<>();
        for (int m = 0; m < sampled.size(); m++) {
            shuffled.add(sampled.get(m).withQueryLabel(queryLabels.get(m)));
        }
        return shuffled;
    }
}
