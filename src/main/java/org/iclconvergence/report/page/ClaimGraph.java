package org.iclconvergence.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Which claim rests on which, laid out in layers: what a claim uses stands to its left. Units are CSS pixels.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param nodes one for each claim
 * @param edges one for each use
 */
public record ClaimGraph(int width, int height, List<Node> nodes, List<Edge> edges) {
    private static final double NODE_WIDTH = 70;
    private static final double NODE_HEIGHT = 26;
    private static final double MARGIN = 6;

    /** A claim; x and y are its upper left corner. */
    public record Node(ClaimCard claim, int x, int y, int width, int height) {}

    /** From a claim to one that uses it; the path is that of an SVG path element. */
    public record Edge(String from, String to, String path) {}

    /**
     * Lays the graph out. Claims that are not among the given ones are no nodes.
     *
     * @param claims with the ids that each uses
     * @return positions, the same for the same claims
     */
    static ClaimGraph of(List<ClaimCard> claims) {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        graph.setProperty(CoreOptions.RANDOM_SEED, 1);
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, 10.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 18.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 2.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 8.0);
        graph.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        for (ClaimCard claim : claims) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(NODE_WIDTH, NODE_HEIGHT);
            nodes.put(claim.id(), node);
        }
        Map<ElkEdge, String[]> edges = new LinkedHashMap<>();
        for (ClaimCard claim : claims) {
            for (String used : claim.uses()) {
                if (nodes.containsKey(used)) {
                    edges.put(
                            ElkGraphUtil.createSimpleEdge(nodes.get(used), nodes.get(claim.id())),
                            new String[] {used, claim.id()});
                }
            }
        }
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        List<Node> placed = new ArrayList<>();
        for (ClaimCard claim : claims) {
            ElkNode node = nodes.get(claim.id());
            placed.add(new Node(
                    claim, (int) Math.round(node.getX()), (int) Math.round(node.getY()), (int) NODE_WIDTH, (int)
                            NODE_HEIGHT));
        }
        List<Edge> drawn = new ArrayList<>();
        edges.forEach((edge, ends) -> drawn.add(new Edge(
                ends[0],
                ends[1],
                path(edge.getSections().isEmpty() ? null : edge.getSections().get(0)))));
        return new ClaimGraph(
                (int) Math.ceil(graph.getWidth()), (int) Math.ceil(graph.getHeight()), placed, List.copyOf(drawn));
    }

    /** ELK gives the control points of cubic splines; what is left over becomes straight lines. */
    private static String path(ElkEdgeSection section) {
        if (section == null) {
            return "";
        }
        StringBuilder path = new StringBuilder(point("M", section.getStartX(), section.getStartY()));
        List<ElkBendPoint> bends = section.getBendPoints();
        int next = 0;
        while (next + 1 < bends.size()) {
            path.append(point("C", bends.get(next).getX(), bends.get(next).getY()));
            path.append(
                    point(" ", bends.get(next + 1).getX(), bends.get(next + 1).getY()));
            boolean last = next + 2 >= bends.size();
            path.append(
                    last
                            ? point(" ", section.getEndX(), section.getEndY())
                            : point(
                                    " ",
                                    bends.get(next + 2).getX(),
                                    bends.get(next + 2).getY()));
            next += 3;
            if (last) {
                return path.toString();
            }
        }
        for (; next < bends.size(); next++) {
            path.append(point("L", bends.get(next).getX(), bends.get(next).getY()));
        }
        return path.append(point("L", section.getEndX(), section.getEndY())).toString();
    }

    private static String point(String command, double x, double y) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", command, x, y);
    }
}
