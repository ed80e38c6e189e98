package org.iclconvergence.report.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What lies beside the classes of this package: templates, styles, scripts and the paper's own statements. */
final class PageResource {
    private PageResource() {}

    /**
     * A resource as text.
     *
     * @param name file name
     * @return its content
     * @throws IOException if it is missing or cannot be read
     */
    static String read(String name) throws IOException {
        try (InputStream stream = PageResource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException("resource " + name + " of the page is missing: build with Maven");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
