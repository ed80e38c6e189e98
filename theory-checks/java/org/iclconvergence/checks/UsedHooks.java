package org.iclconvergence.checks;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The hooks that a check has called: what a control must override to be of any interest to the check. */
abstract class UsedHooks {
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /** Every hook says its name here when it is called, by whichever thread. */
    final void note(String hook) {
        used.add(hook);
    }

    /**
     * The hooks that have been called.
     *
     * @return names of methods of {@link Experiment}
     */
    public final Set<String> used() {
        return Set.copyOf(used);
    }
}
