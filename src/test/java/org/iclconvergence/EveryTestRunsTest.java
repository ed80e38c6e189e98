package org.iclconvergence;

import org.junit.jupiter.api.Test;

class EveryTestRunsTest {
    @Test
    void every_test_runs() throws Exception {
        EveryTestRuns.check();
    }
}
