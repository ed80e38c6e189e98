package org.iclconvergence.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The versions that decide what a run gives: of this project, of Java, and of Commons Math, read from the jars. */
public final class Versions {
    private static final String DEVELOPMENT = "development";

    private Versions() {}

    /**
     * The versions.
     *
     * @return name to version, in a fixed order; "development" for classes that did not come from a jar
     */
    public static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put(Run.PROJECT, ofArtifact("org.iclconvergence", Run.PROJECT));
        versions.put("java", System.getProperty("java.version"));
        versions.put("commons-math", ofArtifact("org.apache.commons", "commons-math3"));
        return versions;
    }

    /**
     * What the program runs on.
     *
     * @return name and processor
     */
    public static String operatingSystem() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** Maven leaves this file in every jar that it builds, also in a shaded one. */
    private static String ofArtifact(String group, String artifact) {
        String resource = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream stream = Versions.class.getResourceAsStream(resource)) {
            if (stream == null) {
                return DEVELOPMENT;
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", DEVELOPMENT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
    }
}
