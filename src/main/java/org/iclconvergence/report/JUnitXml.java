package org.iclconvergence.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.iclconvergence.reading.Visible;
import org.iclconvergence.report.LedgerDocument.Control;
import org.iclconvergence.report.LedgerDocument.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as CI servers read test results: a suite for each claim; in it the claim's own run, and each of the controls that it
 * names, which fails if it survived. Controls that are only tried cannot fail and are left out.
 */
final class JUnitXml {
    private JUnitXml() {}

    /** Writes the file. */
    static void write(LedgerDocument ledger, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "icl-convergence");
            for (Entry claim : ledger.claims()) {
                suite(xml, claim);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException failure) {
            throw new IOException("junit.xml: " + failure.getMessage(), failure);
        }
    }

    private static void suite(XMLStreamWriter xml, Entry claim) throws XMLStreamException {
        List<String> required = claim.controls().entrySet().stream()
                .filter(control -> control.getValue().required())
                .map(java.util.Map.Entry::getKey)
                .toList();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", claim.id() + " " + text(claim.title()));
        xml.writeAttribute("tests", Integer.toString(1 + required.size()));
        testCase(xml, claim.id(), "holds", claim.seconds());
        outcome(xml, claim);
        xml.writeEndElement();
        for (String name : required) {
            Control control = Objects.requireNonNull(claim.controls().get(name));
            testCase(xml, claim.id(), "is refuted under " + text(name), control.seconds());
            if (control.verdict() == null) {
                skipped(xml, "was not run");
            } else if (!control.verdict().equals("refuted")) {
                failure(xml, control.verdict(), control.message());
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String claim, String name, @Nullable Double seconds)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", claim);
        xml.writeAttribute("name", name);
        if (seconds != null) {
            xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
        }
    }

    /** What is not gated is told, and fails nothing. */
    private static void outcome(XMLStreamWriter xml, Entry claim) throws XMLStreamException {
        if (claim.verdict() == null) {
            skipped(xml, "was not run");
        } else if (claim.verdict().equals("not applicable")
                || (!claim.gate() && !claim.verdict().equals("holds"))) {
            skipped(xml, claim.verdict() + (claim.message() == null ? "" : ": " + claim.message()));
        } else if (!claim.verdict().equals("holds")) {
            failure(xml, claim.verdict(), claim.message());
        }
    }

    private static void skipped(XMLStreamWriter xml, String why) throws XMLStreamException {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", text(why));
    }

    private static void failure(XMLStreamWriter xml, String verdict, @Nullable String message)
            throws XMLStreamException {
        xml.writeEmptyElement("failure");
        xml.writeAttribute("type", verdict);
        xml.writeAttribute("message", message == null ? verdict : text(message));
    }

    /** XML has no word for these two. */
    private static String text(String any) {
        return Visible.line(any).replaceAll("[\\uFFFE\\uFFFF]", "?");
    }
}
