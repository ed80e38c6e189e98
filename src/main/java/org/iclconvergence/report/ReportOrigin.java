package org.iclconvergence.report;

import java.time.Instant;

/**
 * Where and when a report was made. Nothing else in a report depends on that.
 *
 * @param project version of this project
 * @param java version of the JDK
 * @param os name and architecture of the system
 * @param generated the moment
 */
public record ReportOrigin(String project, String java, String os, Instant generated) {
    /**
     * The origin of a report that is made here.
     *
     * @param project version of this project
     * @param generated the moment
     * @return with the JDK and the system of this process
     */
    public static ReportOrigin here(String project, Instant generated) {
        return new ReportOrigin(
                project,
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                generated);
    }
}
