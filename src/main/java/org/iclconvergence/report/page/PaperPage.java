package org.iclconvergence.report.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.report.figure.EvidenceFigures;

/**
 * The paper as one HTML file that needs nothing else: statements, verdicts, figures, data. Made from claims.json and the
 * evidence; the same files give the same page.
 */
public final class PaperPage {
    /** A formula, and the punctuation behind it, which must not start a line. */
    private static final Pattern FORMULA = Pattern.compile("\\$([^$]+)\\$([.,;:)]*)");

    private PaperPage() {}

    /**
     * Writes the page.
     *
     * @param claims claims.json
     * @param evidence folder of the checks' results; figures and data that are missing there are left out
     * @param allureLinks claim to fragment of allure.html; claims that are missing link to its start
     * @param page to be created or overwritten
     * @throws IOException if a file cannot be read or written
     */
    public static void write(Path claims, Path evidence, Map<String, String> allureLinks, Path page)
            throws IOException {
        LedgerDocument ledger = LedgerJson.readDocument(claims);
        List<ClaimCard> cards = ClaimCards.of(ledger, evidence, allureLinks);
        Map<String, ClaimCard> byId = new LinkedHashMap<>();
        cards.forEach(card -> byId.put(card.id(), card));
        Map<String, String> topics = new LinkedHashMap<>();
        cards.forEach(card -> topics.put(card.topic(), card.section()));
        Map<String, Object> model = new HashMap<>();
        model.put("ledger", ledger);
        model.put(
                "budget",
                Map.of(
                        "spent",
                        Digits.of(ledger.budget().spent()),
                        "limit",
                        Digits.of(ledger.budget().limit())));
        model.put("headline", Headline.of(ledger, cards));
        model.put("cards", cards);
        model.put("card", byId);
        model.put("topics", topics);
        model.put("verdicts", cards.stream().map(ClaimCard::verdict).distinct().toList());
        model.put(
                "means",
                cards.stream()
                        .map(card -> card.grounds().means())
                        .distinct()
                        .sorted()
                        .toList());
        model.put("established", EstablishedCount.of(ledger.summary()));
        model.put("certifiedInPart", EstablishedCount.certifiedInPart(ledger));
        model.put("origins", cards.stream().map(ClaimCard::origin).distinct().toList());
        model.put("paper", Paper.read());
        model.put(
                "figures",
                EvidenceFigures.of(evidence).stream()
                        .map(figure -> PageFigure.of(figure.name(), figure.claims(), figure.chart()))
                        .toList());
        List<SweepFigure> sweeps = SweepFigure.all();
        model.put("sweeps", sweeps);
        model.put(
                "sweptPoints",
                SweepFigure.count(sweeps.stream().mapToLong(SweepFigure::points).sum()));
        List<AccuracyRow> accuracy = AccuracyRow.all();
        model.put("accuracy", accuracy);
        model.put(
                "comparedNumbers",
                SweepFigure.count(
                        accuracy.stream().mapToLong(AccuracyRow::points).sum()));
        model.put("digits", (TemplateMethodModelEx) arguments ->
                Digits.of(((TemplateNumberModel) arguments.get(0)).getAsNumber().doubleValue(), 3));
        model.put("graph", ClaimGraph.of(cards));
        model.put("heatMap", HeatMap.of(ledger));
        model.put("measured", measured(ledger));
        model.put("notation", (TemplateMethodModelEx)
                arguments -> ClaimCards.value(arguments.get(0).toString()));
        model.put("css", markup(PageResource.read("page.css")));
        model.put("js", markup(PageResource.read("page.js")));
        model.put("echarts", markup(PageResource.read("echarts.common.min.js")));
        model.put("figureCursor", markup(PageResource.read("figure-cursor.js")));
        model.put("figureKey", markup(PageResource.read("figure-key.js")));
        model.put("figureFiles", markup(PageResource.read("figure-files.js")));
        model.put("liveEngine", markup(PageResource.read("live-engine.js")));
        model.put("liveNumber", markup(PageResource.read("live-number.js")));
        model.put("liveAddress", markup(PageResource.read("live-address.js")));
        model.put("liveForm", markup(PageResource.read("live-form.js")));
        model.put("exploreClaims", markup(PageResource.read("explore-claims.js")));
        model.put("exploreTimes", markup(PageResource.read("explore-times.js")));
        model.put("exploreOrder", markup(PageResource.read("explore-order.js")));
        model.put("explore", markup(PageResource.read("explore.js")));
        model.put("experiment", markup(PageResource.read("experiment.js")));
        model.put("engine", packed(PageResource.read("engine.js")));
        StringWriter html = new StringWriter();
        try (TexMath tex = new TexMath()) {
            model.put("math", math(tex));
            configuration().getTemplate("page.ftlh").process(model, html);
        } catch (TemplateException failure) {
            throw new IOException("the page's template: " + failure.getMessage(), failure);
        }
        Files.writeString(page, html.toString());
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(PaperPage.class, "");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("c");
        configuration.setBooleanFormat("c");
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
        return configuration;
    }

    /** Text with formulas between dollars. */
    private static TemplateMethodModelEx math(TexMath tex) {
        return arguments -> {
            String text = arguments.get(0).toString();
            StringBuilder html = new StringBuilder();
            Matcher formula = FORMULA.matcher(text);
            int from = 0;
            while (formula.find()) {
                html.append(Notation.escape(text.substring(from, formula.start())));
                String math = tex.mathml(formula.group(1));
                html.append(
                        formula.group(2).isEmpty()
                                ? math
                                : "<span class=\"unbroken\">" + math + formula.group(2) + "</span>");
                from = formula.end();
            }
            if (text.indexOf('$', from) >= 0) {
                throw new TemplateModelException("paper.yaml: a dollar without its partner: " + text);
            }
            return markup(html.append(Notation.escape(text.substring(from))).toString());
        };
    }

    /** The number of this run that paper.yaml points to; nothing if its claim was not run or has no such number. */
    private static TemplateMethodModelEx measured(LedgerDocument ledger) {
        boolean usual = ledger.trainer().equals("default")
                && ledger.control() == null
                && ledger.effort() == 1
                && ledger.runs() == null;
        return arguments -> {
            String id = arguments.get(0).toString();
            String name = arguments.get(1).toString();
            Optional<LedgerDocument.Entry> claim = ledger.claims().stream()
                    .filter(entry -> entry.id().equals(id) && entry.finding() != null)
                    .findFirst();
            Optional<String> number = claim.map(entry ->
                    name.equals("onset") ? entry.onset() : entry.parameters().get(name));
            if (usual && claim.isPresent() && "holds".equals(claim.get().verdict()) && number.isEmpty()) {
                throw new TemplateModelException("paper.yaml: " + id + " measures no “" + name + "”");
            }
            return number.map(ClaimCards::value).orElse(null);
        };
    }

    /** Unpacked when it is first needed. */
    private static String packed(String script) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(script.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static TemplateHTMLOutputModel markup(String html) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(html);
        } catch (TemplateModelException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
