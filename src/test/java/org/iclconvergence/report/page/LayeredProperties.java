package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Layers, their order and their heights, on random graphs. */
class LayeredProperties {
    private static final int NODE_HEIGHT = 26;

    record Graph(int nodes, List<int[]> edges) {}

    /** Numbered any way, so that an edge leads to smaller numbers as often as to larger ones. */
    @Provide
    Arbitrary<Graph> graphs() {
        return Arbitraries.integers().between(1, 14).flatMap(nodes -> {
            Arbitrary<List<Integer>> numbering =
                    Arbitraries.shuffle(IntStream.range(0, nodes).boxed().toList());
            Arbitrary<int[]> pairs = Arbitraries.integers()
                    .between(0, nodes - 1)
                    .array(int[].class)
                    .ofSize(2);
            return numbering.flatMap(number -> pairs.list()
                    .ofMaxSize(40)
                    .map(list -> new Graph(
                            nodes,
                            list.stream()
                                    .filter(pair -> pair[0] != pair[1])
                                    .map(pair -> new int[] {
                                        number.get(Math.min(pair[0], pair[1])), number.get(Math.max(pair[0], pair[1]))
                                    })
                                    .toList())));
        });
    }

    /** A graph in which each node is reached by one edge at most. */
    @Provide
    Arbitrary<Graph> forests() {
        return Arbitraries.integers()
                .between(-1, 30)
                .list()
                .ofSize(30)
                .map(parents -> new Graph(
                        30,
                        IntStream.range(1, 30)
                                .filter(child -> parents.get(child) >= 0)
                                .mapToObj(child -> new int[] {parents.get(child) % child, child})
                                .toList()));
    }

    @Property(tries = 200)
    void every_edge_passes_one_vertex_of_each_layer_between_its_ends(@ForAll("graphs") Graph graph) {
        Layering layering = new Layering(graph.nodes(), graph.edges());
        assertThat(layering.chains()).hasSameSizeAs(graph.edges());
        int bends = 0;
        for (int edge = 0; edge < graph.edges().size(); edge++) {
            int[] chain = layering.chains().get(edge);
            assertThat(chain.length).isGreaterThan(1);
            assertThat(new int[] {chain[0], chain[chain.length - 1]})
                    .isEqualTo(graph.edges().get(edge));
            for (int i = 1; i < chain.length; i++) {
                assertThat(layering.layer(chain[i])).isEqualTo(layering.layer(chain[i - 1]) + 1);
                assertThat(layering.isNode(chain[i])).isEqualTo(i == chain.length - 1);
            }
            bends += chain.length - 2;
        }
        assertThat(layering.vertices()).isEqualTo(graph.nodes() + bends);
        assertThat(IntStream.range(0, layering.vertices()).map(layering::layer).distinct())
                .hasSize(layering.members().length);
    }

    /** No layer more than the longest path has nodes. */
    @Property(tries = 200)
    void there_are_as_few_layers_as_possible(@ForAll("graphs") Graph graph) {
        int[] longest = new int[graph.nodes()];
        for (int round = 0; round < graph.nodes(); round++) {
            for (int[] edge : graph.edges()) {
                longest[edge[1]] = Math.max(longest[edge[1]], longest[edge[0]] + 1);
            }
        }
        assertThat(new Layering(graph.nodes(), graph.edges()).members())
                .hasNumberOfRows(Arrays.stream(longest).max().orElseThrow() + 1);
    }

    @Property(tries = 200)
    void the_order_keeps_the_layers_and_counts_its_crossings(@ForAll("graphs") Graph graph) {
        Layering layering = new Layering(graph.nodes(), graph.edges());
        LayeredOrder order = LayeredOrder.of(layering);
        for (int i = 0; i < order.layers().length; i++) {
            assertThat(order.layers()[i]).containsExactlyInAnyOrder(layering.members()[i]);
        }
        assertThat(order.crossings())
                .isEqualTo(crossings(layering, order.layers()))
                .isLessThanOrEqualTo(crossings(layering, layering.members()));
    }

    @Property(tries = 200)
    void no_exchange_of_two_neighbours_helps(@ForAll("graphs") Graph graph) {
        Layering layering = new Layering(graph.nodes(), graph.edges());
        LayeredOrder order = LayeredOrder.of(layering);
        for (int[] layer : order.layers()) {
            for (int i = 1; i < layer.length; i++) {
                int[] before = layer.clone();
                layer[i - 1] = before[i];
                layer[i] = before[i - 1];
                assertThat(crossings(layering, order.layers())).isGreaterThanOrEqualTo(order.crossings());
                System.arraycopy(before, 0, layer, 0, layer.length);
            }
        }
    }

    @Property(tries = 200)
    void a_forest_is_drawn_without_crossings(@ForAll("forests") Graph forest) {
        assertThat(LayeredOrder.of(new Layering(forest.nodes(), forest.edges())).crossings())
                .isZero();
    }

    @Property(tries = 200)
    void vertices_of_a_layer_stand_below_each_other_in_order(@ForAll("graphs") Graph graph) {
        Layering layering = new Layering(graph.nodes(), graph.edges());
        LayeredOrder order = LayeredOrder.of(layering);
        LayerHeights heights = LayerHeights.of(layering, order, NODE_HEIGHT);
        int highest = Integer.MAX_VALUE;
        int lowest = 0;
        for (int[] layer : order.layers()) {
            int above = Integer.MIN_VALUE;
            for (int vertex : layer) {
                int half = layering.isNode(vertex) ? NODE_HEIGHT / 2 : 0;
                assertThat(heights.middle(vertex) - half).isGreaterThanOrEqualTo(above);
                above = heights.middle(vertex) + half + 7;
                highest = Math.min(highest, heights.middle(vertex) - half);
                lowest = Math.max(lowest, heights.middle(vertex) + half);
            }
        }
        assertThat(highest).isZero();
        assertThat(heights.lowest()).isEqualTo(lowest);
    }

    /** Edges between the same two layers cross where the order says that they do: their ends on a node are sorted. */
    @Property(tries = 200)
    void edges_arrive_in_the_order_in_which_they_left(@ForAll("graphs") Graph graph) {
        Layering layering = new Layering(graph.nodes(), graph.edges());
        LayeredOrder order = LayeredOrder.of(layering);
        LayerHeights heights = LayerHeights.of(layering, order, NODE_HEIGHT);
        List<double[]> steps = new ArrayList<>();
        for (int edge = 0; edge < layering.chains().size(); edge++) {
            int[] chain = layering.chains().get(edge);
            for (int i = 0; i < chain.length; i++) {
                assertThat(Math.abs(heights.of(edge, i) - heights.middle(chain[i])))
                        .isLessThan(NODE_HEIGHT / 2.0);
            }
            for (int i = 1; i < chain.length; i++) {
                steps.add(new double[] {layering.layer(chain[i]), heights.of(edge, i - 1), heights.of(edge, i)});
            }
        }
        long inverted = 0;
        for (int i = 0; i < steps.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] one = steps.get(i);
                double[] other = steps.get(j);
                inverted += one[0] == other[0] && (one[1] - other[1]) * (one[2] - other[2]) < 0 ? 1 : 0;
            }
        }
        assertThat(inverted).isEqualTo(order.crossings());
    }

    /** A layer is free to move as a whole, so that at the minimum the edges before it draw it nowhere. */
    @Property(tries = 200)
    void the_edges_of_a_gap_draw_neither_up_nor_down(@ForAll("graphs") Graph graph) {
        Layering layering = new Layering(graph.nodes(), graph.edges());
        LayerHeights heights = LayerHeights.of(layering, LayeredOrder.of(layering), NODE_HEIGHT);
        double[] drawn = new double[layering.members().length];
        double[] weights = new double[drawn.length];
        for (int edge = 0; edge < layering.chains().size(); edge++) {
            int[] chain = layering.chains().get(edge);
            for (int i = 1; i < chain.length; i++) {
                double weight = (layering.isNode(chain[i - 1]) ? 1 : 6) * (layering.isNode(chain[i]) ? 1 : 6);
                drawn[layering.layer(chain[i])] += weight * (heights.of(edge, i) - heights.of(edge, i - 1));
                weights[layering.layer(chain[i])] += weight;
            }
        }
        // a pixel: each end is rounded
        for (int i = 0; i < drawn.length; i++) {
            assertThat(Math.abs(drawn[i])).isLessThanOrEqualTo(weights[i]);
        }
    }

    @Property(tries = 200)
    void a_circle_has_no_layers(@ForAll("graphs") Graph graph) {
        Assume.that(!graph.edges().isEmpty());
        List<int[]> edges = new ArrayList<>(graph.edges());
        edges.add(new int[] {edges.get(0)[1], edges.get(0)[0]});
        assertThatThrownBy(() -> new Layering(graph.nodes(), edges))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("circle");
    }

    /** By the definition, over all pairs of edges. */
    private static long crossings(Layering layering, int[][] layers) {
        int[] place = new int[layering.vertices()];
        for (int[] layer : layers) {
            IntStream.range(0, layer.length).forEach(i -> place[layer[i]] = i);
        }
        List<int[]> steps = new ArrayList<>();
        layering.chains()
                .forEach(chain ->
                        IntStream.range(1, chain.length).forEach(i -> steps.add(new int[] {chain[i - 1], chain[i]})));
        long crossings = 0;
        for (int[] one : steps) {
            for (int[] other : steps) {
                crossings += layering.layer(one[0]) == layering.layer(other[0])
                                && place[one[0]] < place[other[0]]
                                && place[one[1]] > place[other[1]]
                        ? 1
                        : 0;
            }
        }
        return crossings;
    }
}
