package org.iclconvergence.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Map;
import java.util.Objects;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Shade;
import org.iclconvergence.report.chart.Chart.Tint;

/**
 * How every figure looks. One unit is a CSS pixel, 1/96 inch; a panel is 3.4 inches wide, a journal's column, unless asked otherwise, and no letter
 * is smaller than 7.5 points there. Colours are Okabe and Ito's, which colour-blind readers tell apart; what matters differs
 * in thickness or dashes, too.
 */
final class ChartStyle {
    /** Where it is missing, Java takes another; it has the signs ₖ, ₁ and ⁻. */
    private static final String FONT = "DejaVu Sans";
    /** What a reader of an SVG takes: Verdana's letters are as wide as DejaVu's, by which the text was placed. */
    static final String FONT_FAMILIES = "'" + FONT + "', Verdana, sans-serif";
    /** About the width of a digit in {@link #SMALL}. */
    static final double DIGIT = 6.5;

    static final Font TITLE = new Font(FONT, Font.BOLD, 11);
    static final Font AXIS_TITLE = new Font(FONT, Font.PLAIN, 11);
    static final Font SMALL = new Font(FONT, Font.PLAIN, 10);
    static final Color INK = new Color(0x222222);
    static final Color GRID = new Color(0xDDDDDD);

    private static final Map<Role, Color> COLOURS = Map.of(
            Role.MEAN, new Color(0x0072B2),
            Role.FEATURE, new Color(0x56B4E9),
            Role.DOMINANT, new Color(0xD55E00),
            Role.DISTRACTION, new Color(0x000000),
            Role.SOLID_DOMINANT, new Color(0xD55E00),
            Role.UNSEEN, new Color(0x222222),
            Role.GUIDE, new Color(0x888888));
    private static final Map<Role, Float> THICKNESS = Map.of(
            Role.MEAN,
            2.2f,
            Role.FEATURE,
            0.8f,
            Role.DOMINANT,
            2.2f,
            Role.DISTRACTION,
            1.8f,
            Role.SOLID_DOMINANT,
            2.2f,
            Role.UNSEEN,
            1.2f,
            Role.GUIDE,
            1f);
    private static final Map<Role, float[]> DASHES = Map.of(
            Role.DOMINANT, new float[] {8, 3}, Role.DISTRACTION, new float[] {2, 2}, Role.UNSEEN, new float[] {5, 3});
    private static final Map<Shade, Color> SHADES = Map.of(
            Shade.NONE, new Color(0, 0, 0, 0), Shade.LIGHT, new Color(0, 0, 0, 14), Shade.DARK, new Color(0, 0, 0, 32));

    /** From light to dark, which also a grey print shows. */
    private static final Map<Tint, Color> TINTS = Map.ofEntries(
            Map.entry(Tint.STEP_1, new Color(0xFFFFD9)),
            Map.entry(Tint.STEP_2, new Color(0xEDF8B1)),
            Map.entry(Tint.STEP_3, new Color(0xC7E9B4)),
            Map.entry(Tint.STEP_4, new Color(0x7FCDBB)),
            Map.entry(Tint.STEP_5, new Color(0x41B6C4)),
            Map.entry(Tint.STEP_6, new Color(0x1D91C0)),
            Map.entry(Tint.STEP_7, new Color(0x225EA8)),
            Map.entry(Tint.STEP_8, new Color(0x0C2C84)),
            Map.entry(Tint.NEVER, new Color(0xBDBDBD)),
            Map.entry(Tint.UNFINISHED, new Color(0x777777)),
            Map.entry(Tint.MISSING, new Color(0xE69F00)));

    private ChartStyle() {}

    static Color colour(Tint tint) {
        return Objects.requireNonNull(TINTS.get(tint));
    }

    static Color colour(Role role) {
        return Objects.requireNonNull(COLOURS.get(role));
    }

    static Color colour(Shade shade) {
        return Objects.requireNonNull(SHADES.get(shade));
    }

    /** Ends are cut and corners round: a path may turn back. */
    static BasicStroke stroke(Role role, boolean thin) {
        float thickness = Objects.requireNonNull(THICKNESS.get(role)) / (thin ? 2 : 1);
        return new BasicStroke(thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES.get(role), 0);
    }
}
