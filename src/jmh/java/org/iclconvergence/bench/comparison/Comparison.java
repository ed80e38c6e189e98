package org.iclconvergence.bench.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.iclconvergence.BenchQuotation;
import org.iclconvergence.claims.Versions;
import org.iclconvergence.training.PaperExperiment;

/**
 * This project against its peers: prints one table and writes the same as JSON. Ends with status 1 if two sides that were to do the same
 * work did not; a target that is missed is said, and left to whoever reads it, for it depends on the machine.
 *
 * <p>Properties: {@code bench.quick} for small sizes, {@code bench.python} for another Python, {@code bench.claims} for the claims of which
 * the memory is measured.
 */
public final class Comparison {
    private Comparison() {}

    /**
     * Measures.
     *
     * @param arguments the JSON that is written, the runnable jar, and a folder for what is written in between and for the JSON of small
     *     sizes
     * @throws IOException if a peer fails or a file cannot be written
     * @throws InterruptedException if it is to stop
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("asked for: JSON, jar, folder");
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path parent = Files.createDirectories(Path.of(arguments[2]));
        Path scratch = Files.createTempDirectory(parent, "bench");
        boolean equal;
        try {
            Effort effort = Effort.asked();
            // small sizes say nothing: what the README quotes is left alone
            Path file = effort.quick() ? parent.resolve("bench-quick.json") : Path.of(arguments[0]);
            BenchReport report = measure(effort, Path.of(arguments[1]), scratch, out);
            report.write(file);
            out.println();
            BenchTable.print(report, out);
            out.println();
            out.println(file);
            Path quotation = parent.resolve("bench-readme.md");
            Files.write(quotation, BenchQuotation.rows(new ObjectMapper().valueToTree(report)));
            out.println(quotation + ", for the table of the README");
            for (Row row : report.unequal()) {
                out.println("not equal: " + row.name() + " against " + row.rival());
            }
            equal = report.unequal().isEmpty();
        } finally {
            delete(scratch);
        }
        if (!equal) {
            System.exit(1);
        }
    }

    /** Some rows, of one kind. */
    private interface Section {
        List<Row> rows() throws IOException, InterruptedException;
    }

    private static BenchReport measure(Effort effort, Path jar, Path scratch, PrintStream out)
            throws IOException, InterruptedException {
        String taken = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Machine machine = Machine.here();
        Map<String, String> versions = new LinkedHashMap<>(Versions.all());
        versions.put("java.vm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        versions.putAll(Peer.versions());
        PaperExperiment paper = PaperExperiment.imbalanced(10, 0.5, 1).withEpochs(effort.of(400, 40));
        CommandLine icl = new CommandLine(jar, scratch);
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put(
                "experiment",
                new ExperimentRows(paper.draw(), effort, scratch, new WholeProcess(icl, paper, scratch))::rows);
        sections.put("population gradient", new PopulationRows(effort, scratch)::rows);
        sections.put("flow", new FlowRows(effort)::rows);
        sections.put("slopes", new SlopeRows(paper, effort, scratch)::rows);
        sections.put("memory", new MemoryRows(icl, effort, scratch)::rows);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Section> section : sections.entrySet()) {
            long start = System.nanoTime();
            rows.addAll(section.getValue().rows());
            out.printf("%s: %d s%n", section.getKey(), Math.round((System.nanoTime() - start) / 1e9));
        }
        return new BenchReport(
                BenchReport.SCHEMA,
                taken,
                effort.quick(),
                effort.rounds(),
                machine,
                versions,
                effort.quick() ? rows.stream().map(Row::withoutTarget).toList() : rows);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
