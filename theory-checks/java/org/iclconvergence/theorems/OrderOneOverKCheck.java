package org.iclconvergence.theorems;

import static org.iclconvergence.stats.Estimate.exact;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.OrderOneOverK;
import org.iclconvergence.worlds.OrderWorld;

/** Features of order 1/K: UNI-2. */
final class OrderOneOverKCheck {
    private static Run flow(QueryGroups query, OrderWorld world, Laboratory lab) {
        // a little beyond: for K = 2 both events are one
        return lab.flow(
                query,
                Event.targetAttentionAtLeast(1 - 0.5 * Math.sqrt(world.error())),
                concentrated(world),
                small(world));
    }

    private static Event concentrated(OrderWorld world) {
        return Event.targetAttentionAtLeast(1 - Math.sqrt(world.error()));
    }

    private static Event small(OrderWorld world) {
        return Event.errorAtMost(world.error());
    }

    /** By L_k ≤ (1 − Attn_k)² and a score that only rises, L_k ≤ ε from then on. */
    @ClaimCheck("UNI-2")
    void both_theorems_with_constants(OrderWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        OrderOneOverK bounds = world.theory();
        QueryGroups query = world.rareQuery();
        Run rare = flow(query, world, lab);
        Estimate time = rare.time(small(world));
        Estimate most = theory.ceiling(bounds.atMost(world.error()));
        Estimate least = theory.floor(world.leastTime());
        evidence.atMost("T_k over its bound", time.dividedBy(most), 1);
        evidence.atMost(
                "time of (1 − Attn_k)² = ε over its bound",
                rare.time(concentrated(world)).dividedBy(most),
                1);
        if (least.value() > 0) {
            evidence.atLeast("T_k over its lower bound", time.dividedBy(least), 1);
        }
        Moment before = null;
        for (Moment at : rare.moments()) {
            evidence.where("η t = " + at.time().value());
            if (before != null) {
                evidence.reaches(
                        "1 − Attn_k over its value a step later", before.rest().dividedBy(at.rest()), exact(1));
            }
            before = at;
        }
        evidence.where("");
        if (world.dominant()) {
            stages(world, lab, theory, evidence, time);
        }
    }

    private static void stages(OrderWorld world, Laboratory lab, Theory theory, Evidence evidence, Estimate rareTime) {
        QueryGroups query = world.dominantQuery();
        Run flow = flow(query, world, lab);
        Estimate time = flow.time(small(world));
        Estimate most = OrderOneOverK.atMost(query.probability(0), world.error());
        Estimate least = world.leastTime();
        evidence.atMost("T_1 over its bound", time.dividedBy(theory.ceiling(most)), 1);
        evidence.atMost(
                "time of (1 − Attn_1)² = ε over its bound",
                flow.time(concentrated(world)).dividedBy(theory.ceiling(most)),
                1);
        if (time.value() > 0 && least.value() > 0) {
            evidence.atLeast(
                    "T_k/T_1 over its bound",
                    rareTime.dividedBy(time).dividedBy(theory.floor(least.dividedBy(most))),
                    1);
        }
    }
}
