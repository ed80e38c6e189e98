package org.iclconvergence.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.DrawnWorlds;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.reading.DecimalText;

/** In which worlds a claim was looked at, for readers. */
public final class WorldsInWords {
    /** Towards the larger: what is said to be below a bound must lie below it. */
    private static final MathContext OUTWARD = new MathContext(2, RoundingMode.CEILING);

    private WorldsInWords() {}

    /**
     * How many worlds of each kind.
     *
     * @param seen by one run
     * @return such as "55 pinned worlds" or "312 worlds: 8 pinned, 4 at the ends of the ranges, 300 drawn"
     */
    public static String of(WorldsSeen seen) {
        List<String> kinds = new ArrayList<>();
        add(kinds, seen.pinned(), "pinned");
        add(kinds, seen.edges(), "at the ends of the ranges");
        add(kinds, seen.drawn(), "drawn");
        if (seen.pinned() == seen.total() && seen.pinned() > 0) {
            return some(seen.pinned(), "pinned ");
        }
        return some(seen.total(), "") + (kinds.isEmpty() ? "" : ": " + String.join(", ", kinds));
    }

    private static void add(List<String> kinds, long count, String kind) {
        if (count > 0) {
            kinds.add(String.format(Locale.ROOT, "%,d %s", count, kind));
        }
    }

    private static String some(long worlds, String kind) {
        return String.format(Locale.ROOT, "%,d %sworld%s", worlds, kind, worlds == 1 ? "" : "s");
    }

    /**
     * What drawn worlds in which a claim held say of the others.
     *
     * @param mass that {@link DrawnWorlds#massThatMayViolate} bounds
     * @return such as "each assertion that drawn worlds compare, with 95 % confidence, fails on less than 1.0 % of the worlds it
     *     applies to, as they are drawn"
     */
    public static String mayViolate(double mass) {
        BigDecimal percent = DecimalText.shortest(mass).movePointRight(2).round(OUTWARD);
        return String.format(
                Locale.ROOT,
                "each assertion that drawn worlds compare, with %.0f %% confidence, fails on less than %s %% of the worlds it"
                        + " applies to, as they are drawn",
                100 * DrawnWorlds.CONFIDENCE,
                percent.toPlainString());
    }

    /**
     * How a world that refutes was found.
     *
     * @param world the smallest
     * @return such as "made smaller 3 times", or nothing if it was not
     */
    public static String shrinking(Counterexample world) {
        return switch (world.shrunk()) {
            case 0 -> "";
            case 1 -> "made smaller once";
            default -> "made smaller " + world.shrunk() + " times";
        };
    }
}
