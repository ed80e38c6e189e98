package org.iclconvergence.accuracy;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.theory.EqualCompetitors;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.RareOnLinearPrompts;
import org.iclconvergence.theory.RareQuery;
import org.iclconvergence.theory.ShortestPrompt;

/** How long prompts must be, and what those that are hardly longer change about the laws. */
final class PromptLengthRows {
    private PromptLengthRows() {}

    static void measure(AccuracyTable table) {
        shortest(table);
        rare(table);
    }

    private static void shortest(AccuracyTable table) {
        String where = "K = 2 … 1e12, p_k = 1e-9 … 0.99, ε = 1e-12 … 0.4";
        Accuracy scale = table.row("ShortestPrompt.scale", where, "4u");
        Accuracy smallest = table.row("ShortestPrompt.smallestRatio", where, "4u");
        Accuracy largest = table.row("ShortestPrompt.largestRatio", where, "12u");
        Accuracy tokens = table.row(
                "ShortestPrompt.tokens", where, "0, where the limit is not ε within its `Estimate` at N* or N* − 1");
        Accuracy equal =
                table.row("EqualCompetitors.shortestPrompt", where, "0, and 1 where ln(2/ε)/p_k is whole within 5u");
        for (Point point : Point.of(3, 24)) {
            double features = point.whole(2, 1e12);
            double p = point.probability(1e-9, 0.01);
            double error = point.logUniform(1e-12, 0.4);
            ShortestPrompt prompt = new ShortestPrompt(features, p, error);
            Digits log = Digits.of(error).times(2).log().negated();
            // log 2u, quotient u
            scale.add(prompt.scale(), log.over(p), 4);
            Digits own = Digits.of(p);
            smallest.add(prompt.smallestRatio(), own.rest().times(own.over(2).plus(1)), 4);
            Digits more = own.times(Digits.ONE.over(log).plus(1))
                    .plus(Digits.ONE.over(features - 1))
                    .over(log);
            largest.add(prompt.largestRatio(), more.plus(1), 12);
            double found = prompt.tokens();
            boolean least = isReached(features, p, error, found) && !isReached(features, p, error, found - 1);
            Digits exact = Digits.of(least ? found : found + 1);
            boolean close = isClose(features, p, error, found) || isClose(features, p, error, found - 1);
            tokens.add(found, exact, exact, close ? Digits.ONE : Digits.ZERO);
            Digits real = Digits.of(2).over(error).log().over(p);
            Digits whole = real.ceiling();
            boolean nearWhole = isNearWhole(real, 0x5p-53);
            equal.add(EqualCompetitors.shortestPrompt(p, error), whole, whole, nearWhole ? Digits.ONE : Digits.ZERO);
        }
    }

    private static Digits limit(double features, double p, double n) {
        Digits r = Digits.ONE.over(features - 1);
        return r.plus(1).plus(r.rest().over(n)).times(TheoremRows.absent(p, n)).over(2);
    }

    private static boolean isReached(double features, double p, double error, double n) {
        return n >= 1 && limit(features, p, n).isBelow(Digits.of(error));
    }

    private static boolean isClose(double features, double p, double error, double n) {
        if (n < 1) {
            return false;
        }
        double stated = LossFloor.limitForEqualCompetitors(features, p, n).error();
        return limit(features, p, n).minus(error).abs().isBelow(Digits.of(stated));
    }

    private static boolean isNearWhole(Digits real, double relativeError) {
        Digits above = real.ceiling().minus(real);
        Digits off = real.times(relativeError);
        return above.isBelow(off) || above.rest().isBelow(off);
    }

    private static void rare(AccuracyTable table) {
        String where = "K = 1e4 … 1e12, p_k K = 0.01 … 0.8, ε = 1e-6 … 0.1, N p_k/ln(1/ε) = 1.5 … 100";
        Accuracy room = table.row("RareOnLinearPrompts.room", where, "2u of ε and the `Estimate` of the floor")
                .relativeTo("ε");
        Accuracy time = table.row("RareOnLinearPrompts.distanceOfTheTime", where, "9u, and that of the room");
        Accuracy switched = table.row("RareOnLinearPrompts.distanceOfTheSwitch", where, "9u, and that of the room");
        Accuracy attention = table.row("RareOnLinearPrompts.distanceOfDominantAttention", where, "7u");
        Accuracy weight = table.row("RareOnLinearPrompts.distanceOfDominantWeight", where, "6u");
        Accuracy shortest =
                table.row("RareQuery.shortestPrompt", where, "0, and 1 where the real number is whole within 9u");
        for (Point point : Point.of(4, 24)) {
            double features = point.whole(1e4, 1e12);
            double p = point.logUniform(0.01, 0.8) / features;
            double error = point.logUniform(1e-6, 0.1);
            double n = Math.rint(-point.logUniform(1.5, 100) * FastMath.log(error) / p);
            RareOnLinearPrompts prompts = new RareOnLinearPrompts(features, p, n);
            Digits floor = TheoremRows.absent(p, n).over(2).times(features).over(features - 1);
            Digits left = Digits.of(error).minus(floor);
            Digits ofRoom = Digits.of(LossFloor.lowerBound(features, p, n).error())
                    .plus(Digits.of(error).times(0x2p-53));
            room.add(prompts.room(error), left, Digits.of(error), ofRoom);
            Digits root = Digits.of(features).sqrt();
            Digits last = Digits.ONE.over(left).over(features);
            Digits moved = last.times(ofRoom).over(left);
            Digits ofTime = Digits.of(3).over(root).plus(last);
            time.add(
                    prompts.distanceOfTheTime(error),
                    ofTime,
                    ofTime,
                    ofTime.times(0x9p-53).plus(moved));
            Digits ofSwitch = Digits.of(1.5).over(root).plus(last);
            switched.add(
                    prompts.distanceOfTheSwitch(error),
                    ofSwitch,
                    ofSwitch,
                    ofSwitch.times(0x9p-53).plus(moved));
            Digits inverse = Digits.of(2).times(features).over(n);
            Digits tenths = Digits.of(6).over(10);
            attention.add(
                    prompts.distanceOfDominantAttention(), tenths.plus(inverse).over(root), 7);
            weight.add(prompts.distanceOfDominantWeight(), inverse.plus(2).over(root), 6);
            Digits share =
                    Digits.of(features).minus(2).times(p).over(Digits.of(p).rest());
            Digits real = Digits.of(12).over(share.square()).over(error).log().over(p);
            Digits whole = real.ceiling();
            boolean near = isNearWhole(real, 0x9p-53);
            shortest.add(RareQuery.shortestPrompt(features, p, error), whole, whole, near ? Digits.ONE : Digits.ZERO);
        }
    }
}
