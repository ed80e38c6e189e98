package org.iclconvergence.report.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A directed graph in layers: every edge leads to a later layer, and one that skips layers passes through a bend in each
 * of them. Vertices are the nodes, numbered from 0, and after them the bends.
 */
final class Layering {
    private final int nodes;
    private final List<int[]> chains = new ArrayList<>();
    private final int[][] members;
    private final int[] layer;
    private final int[][] left;
    private final int[][] right;

    /**
     * Finds the layers: that of a node is the longest path to it, or a later one where this makes the edges shorter.
     *
     * @param nodes how many there are
     * @param edges pairs: from, to
     * @throws IllegalArgumentException if the edges lead in a circle
     */
    Layering(int nodes, List<int[]> edges) {
        this.nodes = nodes;
        int[] ofNodes = layersOf(nodes, edges);
        int vertices = nodes;
        List<int[]> steps = new ArrayList<>();
        for (int[] edge : edges) {
            int[] chain = new int[ofNodes[edge[1]] - ofNodes[edge[0]] + 1];
            chain[0] = edge[0];
            chain[chain.length - 1] = edge[1];
            for (int i = 1; i < chain.length; i++) {
                if (i < chain.length - 1) {
                    chain[i] = vertices++;
                }
                steps.add(new int[] {chain[i - 1], chain[i]});
            }
            chains.add(chain);
        }
        layer = Arrays.copyOf(ofNodes, vertices);
        for (int[] chain : chains) {
            for (int i = 1; i < chain.length - 1; i++) {
                layer[chain[i]] = layer[chain[0]] + i;
            }
        }
        left = neighbours(vertices, steps, 1);
        right = neighbours(vertices, steps, 0);
        members = IntStream.rangeClosed(0, Arrays.stream(ofNodes).max().orElse(-1))
                .mapToObj(i -> IntStream.range(0, layer.length)
                        .filter(vertex -> layer[vertex] == i)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** For each edge what it passes, one vertex for each layer; the first and the last are nodes, the others bends. */
    List<int[]> chains() {
        return chains;
    }

    /** The layer of a vertex, counted from 0. */
    int layer(int vertex) {
        return layer[vertex];
    }

    /** The vertices of each layer, in no order that means anything. */
    int[][] members() {
        return members;
    }

    /** For each vertex those that lead to it from the layer before. */
    int[][] left() {
        return left;
    }

    /** For each vertex those that it leads to in the next layer. */
    int[][] right() {
        return right;
    }

    int vertices() {
        return left.length;
    }

    boolean isNode(int vertex) {
        return vertex < nodes;
    }

    /** Nodes that more edges leave than reach are moved as far to the right as these let them. */
    private static int[] layersOf(int nodes, List<int[]> edges) {
        int[][] before = neighbours(nodes, edges, 1);
        int[][] after = neighbours(nodes, edges, 0);
        int[] waiting = Arrays.stream(before).mapToInt(list -> list.length).toArray();
        int[] layer = new int[nodes];
        Deque<Integer> ready = new ArrayDeque<>();
        IntStream.range(0, nodes).filter(node -> waiting[node] == 0).forEach(ready::add);
        int[] sorted = new int[nodes];
        int count = 0;
        while (!ready.isEmpty()) {
            int node = ready.remove();
            sorted[count++] = node;
            for (int next : after[node]) {
                layer[next] = Math.max(layer[next], layer[node] + 1);
                if (--waiting[next] == 0) {
                    ready.add(next);
                }
            }
        }
        if (count < nodes) {
            throw new IllegalArgumentException("the edges lead in a circle");
        }
        // each move shortens the edges together, so that this ends
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = nodes - 1; i >= 0; i--) {
                int node = sorted[i];
                if (after[node].length > before[node].length) {
                    int latest = Arrays.stream(after[node])
                                    .map(next -> layer[next])
                                    .min()
                                    .orElseThrow()
                            - 1;
                    moved |= latest > layer[node];
                    layer[node] = latest;
                }
            }
        }
        return layer;
    }

    private static int[][] neighbours(int vertices, List<int[]> edges, int end) {
        Map<Integer, List<Integer>> lists = new HashMap<>();
        edges.forEach(edge ->
                lists.computeIfAbsent(edge[end], key -> new ArrayList<>()).add(edge[1 - end]));
        return IntStream.range(0, vertices)
                .mapToObj(vertex -> lists.getOrDefault(vertex, List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }
}
