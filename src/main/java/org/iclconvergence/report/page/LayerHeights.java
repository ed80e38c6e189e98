package org.iclconvergence.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How high the vertices of a {@link LayeredOrder} stand: so that the squared slopes of the edges are least together,
 * while each layer keeps its order and its distances. A convex problem, descended layer by layer; within a layer the
 * minimum is found by pooling adjacent violators. Bends weigh more than nodes, which makes long edges straight: E. Gansner
 * and others, A technique for drawing directed graphs, IEEE Trans. Software Eng. 19 (1993), section 4.1.
 */
final class LayerHeights {
    /** Far more than the pixel needs to which the heights are rounded. */
    private static final int SWEEPS = 200;

    /** Edges on one side of a node end at most so far apart. */
    private static final double PORTS_APART = 5;

    private static final int NODES_APART = 10;
    private static final int BENDS_APART = 8;
    private static final double BEND_WEIGHT = 6;

    private final Layering layering;
    private final int[][] layers;
    private final int nodeHeight;
    private final int[] heights;
    private final double[][] ports;
    private int lowest;
    private final List<List<Step>> steps = new ArrayList<>();

    /** From a vertex to a neighbour, to which it would be level at a difference of {@code rise}. */
    private record Step(int to, double rise, double weight) {}

    private LayerHeights(Layering layering, LayeredOrder order, int nodeHeight) {
        this.layering = layering;
        this.layers = order.layers();
        this.nodeHeight = nodeHeight;
        this.heights = new int[layering.vertices()];
        this.ports = ports(order.places());
        for (int vertex = 0; vertex < layering.vertices(); vertex++) {
            steps.add(new ArrayList<>());
        }
        for (int edge = 0; edge < ports.length; edge++) {
            int[] chain = layering.chains().get(edge);
            for (int i = 1; i < chain.length; i++) {
                double rise = (i == 1 ? ports[edge][0] : 0) - (i == chain.length - 1 ? ports[edge][1] : 0);
                double weight = (layering.isNode(chain[i - 1]) ? 1 : BEND_WEIGHT)
                        * (layering.isNode(chain[i]) ? 1 : BEND_WEIGHT);
                steps.get(chain[i - 1]).add(new Step(chain[i], -rise, weight));
                steps.get(chain[i]).add(new Step(chain[i - 1], rise, weight));
            }
        }
    }

    /**
     * Finds the heights.
     *
     * @param layering the graph
     * @param order who stands below whom
     * @param nodeHeight of a node, an even number; a bend has none
     * @return whole pixels
     */
    static LayerHeights of(Layering layering, LayeredOrder order, int nodeHeight) {
        LayerHeights heights = new LayerHeights(layering, order, nodeHeight);
        heights.settle();
        return heights;
    }

    /** The middle of a vertex, counted downwards from the top of the highest. */
    int middle(int vertex) {
        return heights[vertex];
    }

    /** The bottom of the lowest. */
    int lowest() {
        return lowest;
    }

    /** Where an edge meets the vertex of its chain that comes at the given position. */
    double of(int edge, int position) {
        int[] chain = layering.chains().get(edge);
        return heights[chain[position]]
                + (position == 0 ? ports[edge][0] : position == chain.length - 1 ? ports[edge][1] : 0);
    }

    /** Edges leave a node in the order in which they arrive elsewhere, so that no two of them cross. */
    private double[][] ports(int[] place) {
        List<int[]> chains = layering.chains();
        double[][] offsets = new double[chains.size()][2];
        for (int side = 0; side < 2; side++) {
            List<List<Integer>> edges = new ArrayList<>();
            for (int vertex = 0; vertex < layering.vertices(); vertex++) {
                edges.add(new ArrayList<>());
            }
            for (int edge = 0; edge < chains.size(); edge++) {
                int[] chain = chains.get(edge);
                edges.get(chain[side * (chain.length - 1)]).add(edge);
            }
            int end = side;
            for (List<Integer> of : edges) {
                of.sort(Comparator.comparingInt(edge -> {
                    int[] chain = chains.get(edge);
                    return place[end == 0 ? chain[1] : chain[chain.length - 2]];
                }));
                double apart = Math.min(PORTS_APART, nodeHeight / (of.size() + 1.0));
                for (int i = 0; i < of.size(); i++) {
                    offsets[of.get(i)][end] = (i - (of.size() - 1) / 2.0) * apart;
                }
            }
        }
        return offsets;
    }

    private int half(int vertex) {
        return layering.isNode(vertex) ? nodeHeight / 2 : 0;
    }

    private int distance(int upper, int lower) {
        int apart = layering.isNode(upper) && layering.isNode(lower) ? NODES_APART : BENDS_APART;
        return half(upper) + apart + half(lower);
    }

    private void settle() {
        double[] height = new double[layering.vertices()];
        for (int[] layer : layers) {
            for (int i = 1; i < layer.length; i++) {
                height[layer[i]] = height[layer[i - 1]] + distance(layer[i - 1], layer[i]);
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < layers.length; i++) {
                settle(layers[sweep % 2 == 0 ? i : layers.length - 1 - i], height);
            }
        }
        int top = Integer.MAX_VALUE;
        for (int vertex = 0; vertex < heights.length; vertex++) {
            heights[vertex] = (int) Math.round(height[vertex]);
            top = Math.min(top, heights[vertex] - half(vertex));
        }
        for (int vertex = 0; vertex < heights.length; vertex++) {
            heights[vertex] -= top;
            lowest = Math.max(lowest, heights[vertex] + half(vertex));
        }
    }

    /** The best heights of a layer, the others standing still. */
    private void settle(int[] layer, double[] height) {
        double[] wish = new double[layer.length];
        double[] weight = new double[layer.length];
        int[] size = new int[layer.length];
        double[] offset = new double[layer.length];
        int blocks = 0;
        for (int i = 0; i < layer.length; i++) {
            offset[i] = i == 0 ? 0 : offset[i - 1] + distance(layer[i - 1], layer[i]);
            // nothing draws a node without edges; it stays, if nothing pushes
            double pull = 1e-3;
            double sum = pull * height[layer[i]];
            for (Step step : steps.get(layer[i])) {
                pull += step.weight();
                sum += step.weight() * (height[step.to()] + step.rise());
            }
            wish[blocks] = sum / pull - offset[i];
            weight[blocks] = pull;
            size[blocks++] = 1;
            while (blocks > 1 && wish[blocks - 2] >= wish[blocks - 1]) {
                blocks--;
                double both = weight[blocks - 1] + weight[blocks];
                wish[blocks - 1] = (weight[blocks - 1] * wish[blocks - 1] + weight[blocks] * wish[blocks]) / both;
                weight[blocks - 1] = both;
                size[blocks - 1] += size[blocks];
            }
        }
        int next = 0;
        for (int block = 0; block < blocks; block++) {
            for (int end = next + size[block]; next < end; next++) {
                height[layer[next]] = wish[block] + offset[next];
            }
        }
    }
}
