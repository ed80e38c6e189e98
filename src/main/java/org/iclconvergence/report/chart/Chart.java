package org.iclconvergence.report.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a description: everything that is shown, nothing about how it is drawn. {@link ChartFile} draws it as SVG and PNG,
 * page.js, which reads the same field names, draws it live.
 *
 * @param title a few words
 * @param caption what is shown and what the paper says about it, in the notation of the claims (p_1, A_k)
 * @param alternative the same for readers who cannot see it: what the curves do
 * @param panels from left to right, at least one
 */
public record Chart(String title, String caption, String alternative, List<Panel> panels) {
    /** Roman numerals are narrow, everything else is about this part of an axis wide. */
    private static final double LETTER = 0.02;

    private static final double NARROW_LETTER = 0.0125;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no panel
     */
    public Chart {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a chart has at least one panel");
        }
    }

    /**
     * The same figure with more to say about where its data come from.
     *
     * @param source a sentence in the notation of the claims
     * @return with the sentence behind the caption
     */
    public Chart from(String source) {
        return new Chart(title, caption + " " + source, alternative, panels);
    }

    /**
     * The same figure under another title.
     *
     * @param other also of its panels, where there is one alone
     * @return a copy
     */
    public Chart titled(String other) {
        Panel first = panels.get(0);
        return new Chart(
                other,
                caption,
                alternative,
                panels.size() > 1
                        ? panels
                        : List.of(new Panel(
                                other,
                                first.x(),
                                first.y(),
                                first.bands(),
                                first.series(),
                                first.marks(),
                                first.tiles())));
    }

    /**
     * One pair of axes.
     *
     * @param title above them
     * @param x horizontal axis
     * @param y vertical axis
     * @param bands behind everything, from left to right
     * @param series drawn in this order
     * @param marks points with a word beside them
     * @param tiles below the series, one entry for each colour, in the order of the colours
     */
    public record Panel(
            String title,
            ChartAxis x,
            ChartAxis y,
            List<Band> bands,
            List<Series> series,
            List<Mark> marks,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tiles> tiles) {
        /** Copies the lists. A description without tiles has none. */
        public Panel {
            bands = List.copyOf(bands);
            series = List.copyOf(series);
            marks = List.copyOf(marks);
            tiles = tiles == null ? List.of() : List.copyOf(tiles);
        }

        /**
         * One pair of axes without rectangles.
         *
         * @param title above them
         * @param x horizontal axis
         * @param y vertical axis
         * @param bands behind everything, from left to right
         * @param series drawn in this order
         * @param marks points with a word beside them
         */
        public Panel(String title, ChartAxis x, ChartAxis y, List<Band> bands, List<Series> series, List<Mark> marks) {
            this(title, x, y, bands, series, marks, List.of());
        }

        /**
         * What the legend names.
         *
         * @return the first series of each name: a name stands for a kind of curve, so that the legend is as short for a thousand
         *     features as for two
         */
        public List<Series> legend() {
            List<String> seen = new ArrayList<>();
            return series.stream()
                    .filter(one -> !seen.contains(one.name()) && seen.add(one.name()))
                    .toList();
        }
    }

    /**
     * The rectangles of one colour in a plane that is coloured all over.
     *
     * @param name in the legend
     * @param tint colour
     * @param boxes left, right, bottom and top end of each. Not to be changed
     */
    public record Tiles(String name, Tint tint, List<double[]> boxes) {}

    /** The colour of a rectangle: steps from little to much, and what has no value. */
    public enum Tint {
        /** The least. */
        STEP_1,
        /** More. */
        STEP_2,
        /** More. */
        STEP_3,
        /** More. */
        STEP_4,
        /** More. */
        STEP_5,
        /** More. */
        STEP_6,
        /** More. */
        STEP_7,
        /** The most. */
        STEP_8,
        /** It never happens. */
        NEVER,
        /** It has not happened. */
        UNFINISHED,
        /** Nothing is known. */
        MISSING
    }

    /** What a series is about; the drawing gives each role its colour and dashes. */
    public enum Role {
        /** The mean of a group, or what the panel is about. */
        MEAN,
        /** One feature of a group. */
        FEATURE,
        /** The dominant feature, or the rival of the query. */
        DOMINANT,
        /** Attention on the dominant feature where another one is queried; a third kind. */
        DISTRACTION,
        /** The dominant feature where dashes mean something else. */
        SOLID_DOMINANT,
        /** The same on prompts that a training did not see. */
        UNSEEN,
        /** What something is compared with. */
        GUIDE
    }

    /**
     * A curve, or points. Those of one name share an entry in the legend and are shown and hidden together.
     *
     * @param name in the legend
     * @param role colour and dashes
     * @param thin half as thick, to tell a second curve of its role apart
     * @param marker of points without a line, null for a curve
     * @param points pairs x, y; what is not finite leaves a gap. Not to be changed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Series(
            String name, Role role, boolean thin, @Nullable Marker marker, List<double[]> points) {
        /**
         * A curve.
         *
         * @param name in the legend
         * @param role colour and dashes
         * @param points pairs x, y
         * @return as thick as its role is
         */
        public static Series curve(String name, Role role, List<double[]> points) {
            return new Series(name, role, false, null, points);
        }
    }

    /**
     * A circle around each point.
     *
     * @param radius in units of 1/96 inch
     * @param filled or a ring?
     */
    public record Marker(double radius, boolean filled) {}

    /**
     * A point with a word beside it.
     *
     * @param label the word
     * @param x abscissa
     * @param y ordinate
     * @param left does the word stand on the left?
     */
    public record Mark(String label, double x, double y, boolean left) {}

    /** How dark a band is. */
    public enum Shade {
        /** As the paper is. */
        NONE,
        /** A little. */
        LIGHT,
        /** More. */
        DARK
    }

    /**
     * A stretch of the horizontal axis.
     *
     * @param label at its top; empty if there is no room
     * @param from left end
     * @param to right end
     * @param shade how dark
     */
    public record Band(String label, double from, double to, Shade shade) {
        /**
         * The part of a stretch that lies on an axis, with its label if there is room.
         *
         * @param axis horizontal
         * @param from start, in the axis' numbers
         * @param to end, may be infinite
         * @param label Roman numerals
         * @param shade how dark
         * @return one band, or none if nothing of it lies on the axis
         */
        public static Stream<Band> on(ChartAxis axis, double from, double to, String label, Shade shade) {
            double left = Math.max(from, axis.min());
            double right = Math.min(to, axis.max());
            if (!(left < right)) {
                return Stream.empty();
            }
            double width = label.chars()
                    .mapToDouble(c -> c == 'V' ? LETTER : NARROW_LETTER)
                    .sum();
            boolean room = axis.position(right) - axis.position(left) >= width;
            return Stream.of(new Band(room ? label : "", left, right, Objects.requireNonNull(shade)));
        }
    }
}
