package org.iclconvergence.report.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the page shows it.
 *
 * @param id such as IMB-13
 * @param title a few words, markup
 * @param plainTitle the same as claims.yaml has it
 * @param section the part of the paper
 * @param origin paper, derived or question
 * @param kind identity, deterministic or stochastic
 * @param gate whether it can fail the build
 * @param grounds what the verdict rests on
 * @param verdict one of {@link org.iclconvergence.claims.Verdict}, or "not run"
 * @param statement markup
 * @param hypotheses markup, one for each
 * @param uses ids of the claims it rests on
 * @param usedBy ids of the claims that rest on it
 * @param ancestors whether everything it rests on holds; null if some of that did not run
 * @param closest the comparison closest to its threshold; null if nothing was compared
 * @param comparisons how many there were, in words
 * @param onset markup; null if there is none
 * @param falseAlarm the chance that a false claim passes this check by luck; null for claims that are not stochastic
 * @param seeds base seeds
 * @param seconds that the check took; null if it did not run
 * @param parameters further numbers
 * @param message what the check said if the claim does not hold; null otherwise
 * @param controls the sabotaged runs, required ones first
 * @param downloads its data
 * @param allure link to its case
 */
public record ClaimCard(
        String id,
        TemplateHTMLOutputModel title,
        String plainTitle,
        String section,
        String origin,
        String kind,
        boolean gate,
        Grounds grounds,
        String verdict,
        TemplateHTMLOutputModel statement,
        List<TemplateHTMLOutputModel> hypotheses,
        List<String> uses,
        List<String> usedBy,
        @Nullable Boolean ancestors,
        @Nullable Comparison closest,
        @Nullable String comparisons,
        @Nullable TemplateHTMLOutputModel onset,
        @Nullable String falseAlarm,
        List<String> seeds,
        @Nullable String seconds,
        List<Parameter> parameters,
        @Nullable String message,
        List<Control> controls,
        List<Download> downloads,
        String allure) {

    /** An estimate against its threshold. */
    public record Comparison(
            TemplateHTMLOutputModel what, String estimate, String error, String threshold, String margin) {}

    /** A further number. */
    public record Parameter(TemplateHTMLOutputModel name, TemplateHTMLOutputModel value) {}

    /** A sabotaged run: the comparison closest to its threshold, and the smallest world in which the lie was seen, if it was. */
    public record Control(
            String name,
            boolean required,
            String verdict,
            @Nullable Comparison finding,
            Grounds.@Nullable Smallest smallest) {}

    /** A file within the page. */
    public record Download(String name, String uri, String note) {}

    /**
     * The verdict as the name of a style.
     *
     * @return such as not-applicable
     */
    public String style() {
        return verdict.replace(' ', '-');
    }

    /**
     * What a reader without colours sees of the verdict.
     *
     * @return one sign
     */
    public String sign() {
        return switch (verdict) {
            case "holds" -> "✓";
            case "refuted" -> "✗";
            case "undecided" -> "?";
            default -> "–";
        };
    }

    /**
     * The part of the paper as a word that a filter can compare.
     *
     * @return letters, digits and hyphens
     */
    public String topic() {
        return topic(section);
    }

    static String topic(String section) {
        return section.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
