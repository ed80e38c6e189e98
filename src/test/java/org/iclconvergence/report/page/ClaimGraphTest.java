package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
