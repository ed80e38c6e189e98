package org.iclconvergence.report.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.iclconvergence.report.chart.Chart.Panel;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A chart as a picture, its panels side by side. The same chart gives the same bytes; no display is needed, but a font is. */
public final class ChartFile {
    /** Pixels of a PNG for each unit: 288 dots to the inch. */
    private static final int SCALE = 3;

    private static final String SVG = "http://www.w3.org/2000/svg";

    private ChartFile() {}

    /**
     * An SVG: letters are text, each curve is one path.
     *
     * @param chart to be drawn
     * @return the whole document, to be stored as UTF-8
     */
    public static String svg(Chart chart) {
        return svg(chart.panels(), chart, ChartSize.USUAL);
    }

    /**
     * One SVG for each panel, for a page that puts them one below the other where it is narrow.
     *
     * @param chart to be drawn
     * @return whole documents, the plots equally high
     */
    public static List<String> svgOfEachPanel(Chart chart) {
        return chart.panels().stream()
                .map(panel -> svg(List.of(panel), chart, panel.tiles().isEmpty() ? ChartSize.USUAL : ChartSize.PLANE))
                .toList();
    }

    private static String svg(List<Panel> panels, Chart chart, ChartSize size) {
        try {
            // without a document type: a reader would fetch it from the network
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setComment(null);
            context.setPrecision(2);
            SVGGraphics2D graphics = new SVGGraphics2D(context, false);
            draw(panels, chart, size, graphics);
            Element root = graphics.getRoot();
            setFontFamilies(root);
            int width = panels.size() * size.width();
            root.setAttribute("width", Integer.toString(width));
            root.setAttribute("height", Integer.toString(size.height()));
            root.setAttribute("viewBox", "0 0 " + width + " " + size.height());
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(root), new StreamResult(text));
            return text.toString();
        } catch (ParserConfigurationException | TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Writes the {@link #svg SVG}.
     *
     * @param chart to be drawn
     * @param size of a panel
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public static void writeSvg(Chart chart, ChartSize size, Path file) throws IOException {
        Files.writeString(file, svg(chart.panels(), chart, size));
    }

    /**
     * Writes a PNG at 288 dots to the inch.
     *
     * @param chart to be drawn
     * @param size of a panel
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public static void writePng(Chart chart, ChartSize size, Path file) throws IOException {
        BufferedImage image = new BufferedImage(
                SCALE * chart.panels().size() * size.width(), SCALE * size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            draw(chart.panels(), chart, size, graphics);
        } finally {
            graphics.dispose();
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException(file + ": this Java cannot write PNG");
            }
        } catch (IIOException wrapped) {
            throw wrapped.getCause() instanceof IOException reason ? reason : wrapped;
        }
    }

    private static void setFontFamilies(Element root) {
        NodeList elements = root.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.hasAttribute("font-family")) {
                element.setAttribute("font-family", ChartStyle.FONT_FAMILIES);
            }
        }
        root.setAttribute("font-family", ChartStyle.FONT_FAMILIES);
    }

    private static void draw(List<Panel> panels, Chart chart, ChartSize size, Graphics2D graphics) {
        for (int i = 0; i < panels.size(); i++) {
            ChartDrawing.of(panels.get(i), chart, size.width())
                    .draw(graphics, new Rectangle2D.Double(i * size.width(), 0, size.width(), size.height()));
        }
    }
}
