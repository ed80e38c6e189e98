package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iclconvergence.report.LedgerJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimGraphTest {
    private static List<ClaimCard> claims;
    private static ClaimGraph graph;

    @BeforeAll
    static void lay_out(@TempDir Path folder) throws IOException {
        PageFixture.goodLedger(folder);
        claims = ClaimCards.of(LedgerJson.readDocument(folder.resolve("claims.json")), folder, Map.of());
        graph = ClaimGraph.of(claims);
    }

    private static Map<String, Rectangle> boxes() {
        Map<String, Rectangle> boxes = new HashMap<>();
        graph.nodes()
                .forEach(node ->
                        boxes.put(node.claim().id(), new Rectangle(node.x(), node.y(), node.width(), node.height())));
        return boxes;
    }

    @Test
    void every_claim_is_a_node_and_every_use_an_edge() {
        assertThat(graph.nodes()).extracting(ClaimGraph.Node::claim).containsExactlyElementsOf(claims);
        List<String> uses = new ArrayList<>();
        claims.forEach(claim -> claim.uses().forEach(used -> uses.add(used + " " + claim.id())));
        assertThat(uses).hasSizeGreaterThan(30);
        assertThat(graph.edges().stream().map(edge -> edge.from() + " " + edge.to()))
                .containsExactlyInAnyOrderElementsOf(uses);
        assertThat(graph.edges()).extracting(ClaimGraph.Edge::path).allMatch(path -> path.matches("M[-\\d. CL]+"));
    }

    @Test
    void no_two_nodes_overlap_and_none_leaves_the_drawing() {
        Rectangle drawing = new Rectangle(graph.width(), graph.height());
        List<Rectangle> boxes = List.copyOf(boxes().values());
        assertThat(boxes).allMatch(drawing::contains);
        for (int i = 0; i < boxes.size(); i++) {
            assertThat(boxes.subList(0, i)).noneMatch(boxes.get(i)::intersects);
        }
    }

    @Test
    void what_a_claim_uses_stands_to_its_left() {
        Map<String, Rectangle> boxes = boxes();
        assertThat(graph.edges())
                .allMatch(edge ->
                        boxes.get(edge.from()).getMaxX() < boxes.get(edge.to()).getMinX());
    }

    /** Level lines and curves whose ends are level, each within one column or one gap: the height is monotone in both. */
    @Test
    void no_edge_passes_through_a_claim() {
        Map<String, Rectangle> boxes = boxes();
        for (ClaimGraph.Edge edge : graph.edges()) {
            Rectangle from = boxes.get(edge.from());
            Rectangle to = boxes.get(edge.to());
            double[] point = new double[6];
            List<Line2D> pieces = new ArrayList<>();
            double x = Double.NaN;
            double y = Double.NaN;
            for (PathIterator at = drawn(edge.path()).getPathIterator(null, 0.1); !at.isDone(); at.next()) {
                if (at.currentSegment(point) == PathIterator.SEG_LINETO) {
                    assertThat(point[0]).isGreaterThan(x);
                    pieces.add(new Line2D.Double(x, y, point[0], point[1]));
                }
                x = point[0];
                y = point[1];
            }
            assertThat(pieces.get(0).getX1()).isEqualTo(from.getMaxX());
            assertThat(pieces.get(0).getY1()).isBetween(from.getMinY(), from.getMaxY());
            assertThat(x).isEqualTo(to.getMinX());
            assertThat(y).isBetween(to.getMinY(), to.getMaxY());
            boxes.forEach((claim, box) -> {
                if (!claim.equals(edge.from()) && !claim.equals(edge.to())) {
                    assertThat(pieces).as(edge + " through " + claim).noneMatch(box::intersectsLine);
                }
            });
        }
    }

    private static Path2D drawn(String path) {
        Path2D drawn = new Path2D.Double();
        Matcher command = Pattern.compile("([MCL])([^MCL]+)").matcher(path);
        while (command.find()) {
            double[] x = Arrays.stream(command.group(2).trim().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            switch (command.group(1)) {
                case "M" -> drawn.moveTo(x[0], x[1]);
                case "L" -> drawn.lineTo(x[0], x[1]);
                default -> drawn.curveTo(x[0], x[1], x[2], x[3], x[4], x[5]);
            }
        }
        return drawn;
    }

    @Test
    void the_same_claims_are_laid_out_the_same() {
        assertThat(ClaimGraph.of(claims)).isEqualTo(graph);
    }

    @Test
    void a_use_of_a_claim_that_is_not_there_is_no_edge() {
        List<ClaimCard> last = claims.stream()
                .filter(claim -> !claim.uses().isEmpty())
                .limit(1)
                .toList();
        assertThat(ClaimGraph.of(last).nodes()).hasSize(1);
        assertThat(ClaimGraph.of(last).edges()).isEmpty();
    }
}
