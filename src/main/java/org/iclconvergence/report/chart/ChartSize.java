package org.iclconvergence.report.chart;

/**
 * How large a panel of a chart is drawn.
 *
 * @param width in units of 1/96 inch, which are CSS pixels
 * @param height in the same unit
 */
public record ChartSize(int width, int height) {
    /** A journal's column. */
    public static final ChartSize USUAL = new ChartSize(326, 248);

    /** A panel with tiles, whose colours have a legend of their own: the plot is about as high as in the usual one. */
    static final ChartSize PLANE = new ChartSize(326, 300);

    /** Less has no room for the axes. */
    public static final int LEAST = 160;

    /** Ten times as much in pixels is the most that a PNG should have. */
    public static final int MOST = 4000;

    /**
     * A size.
     *
     * @throws IllegalArgumentException if a side is shorter than {@link #LEAST} or longer than {@link #MOST}
     */
    public ChartSize {
        if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST) {
            throw new IllegalArgumentException("a panel must be from " + LEAST + " to " + MOST + " wide and high, not "
                    + width + " and " + height);
        }
    }
}
