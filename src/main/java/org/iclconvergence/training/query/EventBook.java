package org.iclconvergence.training.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryValues;

/** Which events a training still waits for, and when the others first held. */
final class EventBook {
    private final QueryGroups groups;
    private final QueryEvent until;
    private final List<QueryEvent> pending;
    private final Map<QueryEvent, QueryHit> hits = new HashMap<>();
    private double previous = Double.NaN;

    EventBook(QueryGroups groups, QueryEvent until, QueryEvent... events) {
        this.groups = groups;
        this.until = until;
        Set<QueryEvent> asked = new LinkedHashSet<>(List.of(events));
        asked.add(until);
        for (QueryEvent event : asked) {
            if (event.group() >= groups.count()) {
                throw new IllegalArgumentException(
                        "an event must be of a group from 0 to " + (groups.count() - 1) + ", not " + event.group());
            }
        }
        this.pending = new ArrayList<>(asked);
    }

    /**
     * Looks at one moment, later than those before. Allocates nothing where nothing happens.
     *
     * @param slack how far from holding counts as holding: rounding
     */
    void look(double time, double[] weights, QueryValues values, double slack) {
        double before = Double.isNaN(previous) ? time : previous;
        for (int i = pending.size() - 1; i >= 0; i--) {
            QueryEvent event = pending.get(i);
            if (event.margin(groups, weights, values) >= -slack) {
                hits.put(event, new QueryHit(before, QuerySnapshot.of(time, weights, values)));
                pending.remove(i);
            }
        }
        previous = time;
    }

    /** Enters what was located exactly. */
    void enter(QueryEvent event, QuerySnapshot at) {
        hits.putIfAbsent(event, new QueryHit(at.time(), at));
    }

    boolean isOver() {
        return hits.containsKey(until);
    }

    boolean ends(QueryEvent event) {
        return event.equals(until);
    }

    List<QueryEvent> pending() {
        return pending;
    }

    Map<QueryEvent, QueryHit> hits() {
        return hits;
    }
}
