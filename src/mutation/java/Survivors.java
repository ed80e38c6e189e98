import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Compares what PIT reports as not killed with the mutants that are listed as equivalent, both ways: a survivor that is not listed
 * fails the build, and so does a line of the list that no survivor answers to any more. Run as a source file, with the report, the
 * list and the package that was mutated.
 */
final class Survivors {
    /** A loop without an end shows by the time that it takes, or by the memory. */
    private static final Set<String> KILLED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR");

    private Survivors() {}

    public static void main(String[] arguments) throws Exception {
        String room = "org.iclconvergence." + arguments[2] + ".";
        Set<String> listed = listed(Path.of(arguments[1]), room);
        List<Element> mutants = mutants(Path.of(arguments[0]));
        TreeSet<String> survived = new TreeSet<>();
        Map<String, Integer> alike = new HashMap<>();
        for (Element mutant : mutants) {
            String name = name(mutant);
            int place = alike.merge(name, 1, Integer::sum);
            if (!KILLED.contains(mutant.getAttribute("status"))) {
                survived.add(name + (place > 1 ? ", no. " + place : ""));
            }
        }
        Set<String> unlisted = without(survived, listed);
        Set<String> outdated = without(listed, survived);
        unlisted.forEach(mutant -> System.err.println("survived and not listed as equivalent: " + mutant));
        outdated.forEach(mutant -> System.err.println("listed as equivalent, but killed or gone: " + mutant));
        System.out.println(mutants.size() + " mutants of " + arguments[2] + "; not killed: " + survived.size()
                + ", of which not listed: " + unlisted.size());
        if (mutants.isEmpty() || !unlisted.isEmpty() || !outdated.isEmpty()) {
            System.exit(1);
        }
    }

    /** In the order of the code, so that those of a method which are alike can be counted. */
    private static List<Element> mutants(Path report) throws Exception {
        var nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("mutation");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .sorted(Comparator.comparing((Element mutant) -> text(mutant, "mutatedClass"))
                        .thenComparingInt(mutant -> Integer.parseInt(text(mutant, "lineNumber")))
                        .thenComparingInt(mutant -> Integer.parseInt(text(mutant, "index"))))
                .toList();
    }

    /** Without its line, which moves whenever something above it does. */
    private static String name(Element mutant) {
        String mutator = text(mutant, "mutator");
        return text(mutant, "mutatedClass") + " " + text(mutant, "mutatedMethod") + " "
                + mutator.substring(mutator.lastIndexOf('.') + 1) + ", " + text(mutant, "description");
    }

    private static String text(Element mutant, String child) {
        return mutant.getElementsByTagName(child).item(0).getTextContent();
    }

    /** A line is: class, method, mutator and what it did, which one of several alike in the method, then the reason after a bar. */
    private static Set<String> listed(Path list, String room) throws IOException {
        List<String> lines = Files.readAllLines(list);
        for (String line : lines) {
            boolean isMutant = !line.isBlank() && !line.startsWith("#");
            if (isMutant && line.substring(line.indexOf('|') + 1).isBlank() || isMutant && !line.contains("|")) {
                throw new IllegalArgumentException(list + ": a reason is missing after the bar: " + line);
            }
        }
        return lines.stream()
                .filter(line -> line.startsWith(room))
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(some);
        return left;
    }
}
