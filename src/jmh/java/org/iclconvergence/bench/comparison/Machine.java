package org.iclconvergence.bench.comparison;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iclconvergence.claims.Versions;

/**
 * What it was measured on.
 *
 * @param operatingSystem name and architecture
 * @param processor its model, "unknown" where the system does not say
 * @param processors that this process may use
 * @param memoryMegabytes of the machine, 0 where the system does not say
 * @param loadBefore the load average before anything was measured: above half of the processors others were at work
 */
record Machine(String operatingSystem, String processor, int processors, long memoryMegabytes, double loadBefore) {
    private static final Pattern MODEL = Pattern.compile("model name\\s*: (.*)");
    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");
    private static final Pattern BLAS = Pattern.compile("/([^/\\s]*blas[^/\\s]*\\.so[^/\\s]*)$", Pattern.MULTILINE);

    static Machine here() {
        return new Machine(
                Versions.operatingSystem(),
                first(MODEL, "/proc/cpuinfo", "unknown"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(first(MEMORY, "/proc/meminfo", "0")) / 1024,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The file of the native BLAS that this process has loaded; two libraries of one family count as one. */
    static String blas() {
        return first(BLAS, "/proc/self/maps", "native BLAS");
    }

    private static String first(Pattern pattern, String file, String otherwise) {
        try {
            Matcher found = pattern.matcher(Files.readString(Path.of(file)));
            return found.find() ? found.group(1) : otherwise;
        } catch (IOException elsewhere) {
            return otherwise;
        }
    }
}
