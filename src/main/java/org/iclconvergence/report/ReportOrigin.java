package org.iclconvergence.report;

import java.time.Instant;

/**
 * Where and when a report was made. Nothing else in a report depends on that.
 *
 * @param project version of this project
 * @param java version of the JDK
 * @param os name and architecture of the system
 * @param commit of the sources, with -dirty behind it if they were changed; null if unknown
 * @param started when the build began; null if unknown
 * @param generated the moment
 */
public record ReportOrigin(String project, String java, String os, String commit, Instant started, Instant generated) {
    /**
     * The origin of a report that is made here.
     *
     * @param project version of this project
     * @param commit of the sources; null if unknown
     * @param started when the build began; null if unknown
     * @param generated the moment
     * @return with the JDK and the system of this process
     */
    public static ReportOrigin here(String project, String commit, Instant started, Instant generated) {
        return new ReportOrigin(
                project,
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                commit,
                started,
                generated);
    }
}
