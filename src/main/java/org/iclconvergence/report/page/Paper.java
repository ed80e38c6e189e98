package org.iclconvergence.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What the page says of the paper itself, from paper.yaml. Mathematics stands between dollars, in LaTeX.
 *
 * @param provenance what of the paper is confirmed, and what is from memory
 * @param setting words and symbols
 * @param tries claim to address on the page where its numbers can be tried
 * @param inShort the first screen: a statement and what is true, in one line each
 * @param theorems the two theorems, line by line
 * @param phases how training goes, for each kind of query
 * @param loose what the paper states up to constants, and what is sharp
 * @param questions of the paper's reviewers
 */
public record Paper(
        String provenance,
        List<Term> setting,
        Map<String, String> tries,
        List<InShort> inShort,
        List<Theorem> theorems,
        List<Story> phases,
        List<Loose> loose,
        List<Question> questions) {
    /** A word or symbol. */
    public record Term(String term, String text) {}

    /** One statement, and the claims that check it. */
    public record Line(String text, List<String> claims) {}

    /** A theorem. */
    public record Theorem(String id, String title, String hypotheses, List<Line> lines) {}

    /** The phases of one kind of query. */
    public record Story(String id, String title, List<Phase> phases) {}

    /** A phase. */
    public record Phase(String name, String title, List<Line> lines) {}

    /** A statement and what is true of it. */
    public record InShort(String paper, String sharp, List<String> claims) {}

    /** A statement up to constants beside the sharp one. */
    public record Loose(
            String topic, String paper, String sharp, String onset, List<Measured> measured, List<String> claims) {}

    /**
     * Where a number of the run is found.
     *
     * @param claim whose result has it
     * @param parameter of that result, or "onset"
     * @param label what it is
     */
    public record Measured(String claim, String parameter, String label) {}

    /** A question and its answer. */
    public record Question(String question, String answer, List<String> claims) {}

    static Paper read() throws IOException {
        try {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(PageResource.read("paper.yaml"), Paper.class);
        } catch (JsonProcessingException malformed) {
            throw new IOException("paper.yaml: " + malformed.getOriginalMessage(), malformed);
        }
    }
}
