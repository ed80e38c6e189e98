package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    @Test
    void cells_are_quoted_where_they_must_be() {
        CsvTable table = new CsvTable("what", "K");
        table.row("flow, K = 8", 1e-300);
        table.row("the \"switch\"", Double.NEGATIVE_INFINITY);
        table.row("two\nlines", 0.1);
        assertThat(table)
                .hasToString(
                        "what,K\n\"flow, K = 8\",1.0E-300\n\"the \"\"switch\"\"\",-Infinity\n\"two\nlines\",0.1\n");
    }

    @Test
    void numbers_are_the_same_in_any_locale() {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            CsvTable table = new CsvTable("x");
            table.row(1234.5);
            assertThat(table).hasToString("x\n1234.5\n");
        } finally {
            Locale.setDefault(locale);
        }
    }
}
