package org.iclconvergence.report.page;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Text within an address, so that the page is one file: what addresses may hold stands as it is, which is shorter than base 64 for most text. */
final class DataUri {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private DataUri() {}

    /**
     * An address that holds a text.
     *
     * @param type media type
     * @param text UTF-8
     * @return printable ASCII without quotation marks, ampersands and angles: the same in an attribute of HTML
     */
    static String of(String type, String text) {
        StringBuilder uri = new StringBuilder("data:" + type + ";charset=utf-8,");
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) octet;
            if (octet >= ' ' && octet < 0x7f && "\"#%&'<>".indexOf(c) < 0) {
                uri.append(c);
            } else {
                uri.append('%').append(HEX.toHexDigits(octet));
            }
        }
        // a space at the end of an address does not count
        int last = uri.length() - 1;
        return uri.charAt(last) == ' ' ? uri.substring(0, last) + "%20" : uri.toString();
    }
}
