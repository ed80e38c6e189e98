package org.iclconvergence.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which claim rests on which, laid out in layers: what a claim uses stands to its left. Units are CSS pixels.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param nodes one for each claim
 * @param edges one for each use
 */
public record ClaimGraph(int width, int height, List<Node> nodes, List<Edge> edges) {
    private static final int NODE_WIDTH = 70;
    private static final int NODE_HEIGHT = 26;
    private static final int MARGIN = 6;
    private static final int NARROWEST_GAP = 24;
    private static final int WIDEST_GAP = 70;

    /** A claim; x and y are its upper left corner. */
    public record Node(ClaimCard claim, int x, int y, int width, int height) {}

    /** From a claim to one that uses it; the path is that of an SVG path element. */
    public record Edge(String from, String to, String path) {}

    /**
     * Lays the graph out. Claims that are not among the given ones are no nodes.
     *
     * @param claims with the ids that each uses
     * @return positions, the same for the same claims
     * @throws IllegalArgumentException if claims use each other in a circle
     */
    static ClaimGraph of(List<ClaimCard> claims) {
        Map<String, Integer> numbers = new HashMap<>();
        claims.forEach(claim -> numbers.put(claim.id(), numbers.size()));
        List<int[]> uses = new ArrayList<>();
        for (ClaimCard claim : claims) {
            for (String used : claim.uses()) {
                if (numbers.containsKey(used)) {
                    uses.add(new int[] {numbers.get(used), numbers.get(claim.id())});
                }
            }
        }
        Layering layering = new Layering(claims.size(), uses);
        LayeredOrder order = LayeredOrder.of(layering);
        LayerHeights heights = LayerHeights.of(layering, order, NODE_HEIGHT);
        int[] columns = columns(layering, heights);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            int top = MARGIN + heights.middle(i) - NODE_HEIGHT / 2;
            nodes.add(new Node(claims.get(i), columns[layering.layer(i)], top, NODE_WIDTH, NODE_HEIGHT));
        }
        List<Edge> edges = new ArrayList<>();
        for (int edge = 0; edge < uses.size(); edge++) {
            edges.add(new Edge(
                    claims.get(uses.get(edge)[0]).id(),
                    claims.get(uses.get(edge)[1]).id(),
                    path(edge, layering.chains().get(edge), layering, heights, columns)));
        }
        int right =
                nodes.stream().mapToInt(node -> node.x() + node.width()).max().orElse(0);
        return new ClaimGraph(right + MARGIN, heights.lowest() + 2 * MARGIN, nodes, edges);
    }

    /** Where each column begins: the steeper the edges before it, the wider the gap. */
    private static int[] columns(Layering layering, LayerHeights heights) {
        double[] steepest = new double[layering.members().length];
        for (int edge = 0; edge < layering.chains().size(); edge++) {
            int[] chain = layering.chains().get(edge);
            for (int i = 1; i < chain.length; i++) {
                int layer = layering.layer(chain[i]);
                double rise = Math.abs(heights.of(edge, i) - heights.of(edge, i - 1));
                steepest[layer] = Math.max(steepest[layer], rise);
            }
        }
        int[] columns = new int[steepest.length];
        Arrays.fill(columns, MARGIN);
        for (int i = 1; i < columns.length; i++) {
            double gap = Math.max(NARROWEST_GAP, Math.min(WIDEST_GAP, steepest[i] / 5));
            columns[i] = columns[i - 1] + NODE_WIDTH + (int) gap;
        }
        return columns;
    }

    /**
     * Level within the columns, where the nodes stand; between them curves of one shape, of which two cross only if
     * their ends stand in different orders.
     */
    private static String path(int edge, int[] chain, Layering layering, LayerHeights heights, int[] columns) {
        double before = MARGIN + heights.of(edge, 0);
        int begin = columns[layering.layer(chain[0])] + NODE_WIDTH;
        StringBuilder path = new StringBuilder(point("M", begin, before));
        for (int i = 1; i < chain.length; i++) {
            int end = columns[layering.layer(chain[i])];
            double y = MARGIN + heights.of(edge, i);
            double middle = (begin + end) / 2.0;
            path.append(point("C", middle, before))
                    .append(point(" ", middle, y))
                    .append(point(" ", end, y));
            begin = end + NODE_WIDTH;
            before = y;
            if (i < chain.length - 1) {
                path.append(point("L", begin, y));
            }
        }
        return path.toString();
    }

    private static String point(String command, double x, double y) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", command, x, y);
    }
}
