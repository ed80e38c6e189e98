package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Text within an address. */
class DataUriProperties {
    @Property
    void any_text_comes_back(@ForAll String drawn) {
        // a half of a pair is no text
        String text = new String(drawn.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String uri = DataUri.of("text/plain", text);
        assertThat(uri)
                .startsWith("data:text/plain;charset=utf-8,")
                .matches("[ -~]*")
                .doesNotContainPattern("[\"&'<>#]");
        String content = uri.substring(uri.indexOf(',') + 1);
        assertThat(URLDecoder.decode(content.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(uri).doesNotEndWith(" ");
    }

    @Example
    void text_stands_as_it_is_but_for_what_addresses_and_attributes_cannot_hold() {
        assertThat(DataUri.of("text/csv", "a, b\n\"é\" "))
                .isEqualTo("data:text/csv;charset=utf-8,a, b%0A%22%C3%A9%22%20");
    }
}
