package org.iclconvergence.certificate;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Proves that a quantity is nowhere negative in a box, or finds where it is. A box on which its enclosure is not negative is done; others
 * are halved across their longest side, first that in whose middle the quantity is least, so that a wrong inequality is found out soon.
 */
final class Bisection {
    /** So many halvings of one box: in two variables each side is then 2^−30 of the domain's. */
    static final int DEEPEST = 60;
    /** More than any true inequality here needs. */
    static final int MOST_BOXES = 50_000;

    private record Part(Box box, int depth, Interval quantity, Interval inTheMiddle) {
        private double rank() {
            return inTheMiddle.low();
        }
    }

    /** The quantity that is to be shown not to be negative. */
    interface Margin {
        /**
         * Its enclosure.
         *
         * @param box in which the variables lie
         * @return contains the quantity at every point of the box
         */
        Interval over(Box box);
    }

    private final Box domain;
    private final Margin margin;
    /** Stable, so that the order is the same everywhere. */
    private final PriorityQueue<Part> open = new PriorityQueue<>(Comparator.comparingDouble(Part::rank)
            .thenComparingInt(Part::depth)
            .thenComparing(part -> part.box().sides().get(0).low()));

    private int boxes;
    private int deepest;

    private Bisection(Box domain, Margin margin) {
        this.domain = domain;
        this.margin = margin;
    }

    /**
     * Tries to prove it.
     *
     * @param domain closed; where a face is a limit, the enclosure says what that means
     * @param margin the quantity
     * @return certified; refuted at a point or in a box; or undecided at a smallest box
     */
    static Outcome of(Box domain, Margin margin) {
        return new Bisection(domain, margin).run();
    }

    private Outcome run() {
        String undecided = "";
        look(domain, 0);
        while (!open.isEmpty()) {
            Part worst = open.remove();
            if (worst.inTheMiddle().high() < 0) {
                return outcome(Outcome.Verdict.REFUTED, worst.box().middle().toString());
            }
            if (worst.quantity().high() < 0) {
                return outcome(Outcome.Verdict.REFUTED, worst.box().toString());
            }
            if (worst.depth() == DEEPEST || boxes >= MOST_BOXES) {
                undecided = undecided.isEmpty() ? worst.box().toString() : undecided;
                if (boxes >= MOST_BOXES) {
                    break;
                }
                continue;
            }
            for (Box half : worst.box().halves(worst.box().longest(domain))) {
                look(half, worst.depth() + 1);
            }
        }
        return outcome(undecided.isEmpty() ? Outcome.Verdict.CERTIFIED : Outcome.Verdict.UNDECIDED, undecided);
    }

    private void look(Box box, int depth) {
        boxes++;
        deepest = Math.max(deepest, depth);
        Interval quantity = margin.over(box);
        if (quantity.low() < 0) {
            open.add(new Part(box, depth, quantity, margin.over(box.middle())));
        }
    }

    private Outcome outcome(Outcome.Verdict verdict, String where) {
        return new Outcome(verdict, boxes, deepest, where);
    }
}
