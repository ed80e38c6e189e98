package org.iclconvergence.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A product of named intervals.
 *
 * @param names of the variables, such as 1/K and √ε
 * @param sides one interval for each name
 */
public record Box(List<String> names, List<Interval> sides) {
    /**
     * A box.
     *
     * @throws IllegalArgumentException if names and intervals do not match
     */
    public Box {
        if (names.size() != sides.size()) {
            throw new IllegalArgumentException(names + " for " + sides);
        }
    }

    /**
     * A box of one variable.
     *
     * @param name of the variable
     * @param side where it lies
     * @return a box
     */
    public static Box of(String name, Interval side) {
        return new Box(List.of(name), List.of(side));
    }

    /**
     * The product with one more variable.
     *
     * @param name of the variable
     * @param side where it lies
     * @return a box of one dimension more
     */
    public Box and(String name, Interval side) {
        List<String> longer = new ArrayList<>(names);
        List<Interval> more = new ArrayList<>(sides);
        longer.add(name);
        more.add(side);
        return new Box(longer, more);
    }

    /**
     * The variable to be split: the side that is longest, measured by a box that contains this one.
     *
     * @param whole the domain
     * @return its index
     */
    int longest(Box whole) {
        int longest = 0;
        for (int i = 1; i < sides.size(); i++) {
            boolean longer = sides.get(i).width() * whole.sides.get(longest).width()
                    > sides.get(longest).width() * whole.sides.get(i).width();
            longest = longer ? i : longest;
        }
        return longest;
    }

    /** Both halves; together they are this box. */
    List<Box> halves(int variable) {
        Interval side = sides.get(variable);
        return List.of(
                with(variable, new Interval(side.low(), side.middle())),
                with(variable, new Interval(side.middle(), side.high())));
    }

    private Box with(int variable, Interval side) {
        List<Interval> others = new ArrayList<>(sides);
        others.set(variable, side);
        return new Box(names, others);
    }

    /** Its middle: inside the domain also where the faces are limits. */
    Box middle() {
        return new Box(
                names, sides.stream().map(side -> Interval.of(side.middle())).toList());
    }

    @Override
    public String toString() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i)
                        + (sides.get(i).width() == 0 ? " = " + sides.get(i).low() : " in " + sides.get(i)))
                .collect(Collectors.joining(", "));
    }
}
