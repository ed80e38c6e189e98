package org.iclconvergence;

import net.jqwik.api.Example;

class EveryTestRunsProperties {
    @Example
    void every_test_runs() throws Exception {
        EveryTestRuns.check();
    }
}
