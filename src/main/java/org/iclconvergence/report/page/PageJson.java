package org.iclconvergence.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.iclconvergence.reading.JsonText;

/** Data for the page's script, in five significant digits: more than a screen can show. */
final class PageJson {
    private static final MathContext DIGITS = new MathContext(5);
    private static final JsonMapper JSON = JsonText.mapper()
            .addModule(new SimpleModule().addSerializer(double[].class, new Rounded()))
            .build();

    private PageJson() {}

    /**
     * JSON that cannot end the script element around it.
     *
     * @param value records, lists and numbers
     * @return markup
     */
    static TemplateHTMLOutputModel script(Object value) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(
                    JSON.writeValueAsString(value).replace("<", "\\u003c").replace("&", "\\u0026"));
        } catch (JsonProcessingException | TemplateModelException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** JSON knows no infinity: what is not finite is left out. */
    private static final class Rounded extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (double value : values) {
                if (Double.isFinite(value)) {
                    json.writeNumber(new BigDecimal(value)
                            .round(DIGITS)
                            .stripTrailingZeros()
                            .toString());
                } else {
                    json.writeNull();
                }
            }
            json.writeEndArray();
        }
    }
}
