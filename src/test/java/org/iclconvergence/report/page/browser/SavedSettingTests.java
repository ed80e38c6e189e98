package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the explorer saves says what it shows though it has left the page. */
interface SavedSettingTests extends OpenedPage {
    /** Presses a button of a figure, and reads the text of the file that would be written. */
    private String saved(String figure, String kind) {
        return browser().promised("""
                (async () => {
                  const { createObjectURL, revokeObjectURL } = URL;
                  let file;
                  URL.createObjectURL = (blob) => { file = blob; return 'blob:saved'; };
                  URL.revokeObjectURL = () => {};
                  HTMLAnchorElement.prototype.click = () => {};
                  [...document.querySelectorAll('#%s .tools button')].find((button) => button.textContent === '%s').click();
                  while (!file) await new Promise((next) => setTimeout(next, 5));
                  Object.assign(URL, { createObjectURL, revokeObjectURL });
                  delete HTMLAnchorElement.prototype.click;
                  return file.text();
                })()""".formatted(figure, kind));
    }

    private void explored(String setting) {
        browser()
                .script("document.querySelector('#explore-told').textContent = ''; location.hash = '#explore?" + setting
                        + "'");
        browser().until("document.querySelector('#explore-told').textContent !== ''");
    }

    /** Words and lines of a picture. */
    private Map<String, Object> picture(String figure) {
        return browser().script("""
                const drawing = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
                const root = drawing.documentElement;
                const [width, height] = ['width', 'height'].map((side) => Number(root.getAttribute(side)));
                const words = [...root.querySelectorAll(':scope > g')].flatMap((group) => {
                  const top = Number(group.getAttribute('transform').match(/translate\\(0 (.*)\\)/)[1]);
                  return [...group.querySelectorAll('text')].map((text) => ({ text: text.textContent, x: Number(text.getAttribute('x')), y: top + Number(text.getAttribute('y')) }));
                });
                return {
                  setting: words.filter(({ y }) => y < height / 2).map(({ text }) => text).join(' '),
                  legend: words.filter(({ y }) => y > height / 2).map(({ text }) => text),
                  swatches: root.querySelectorAll(':scope > g line, :scope > g rect, :scope > g circle').length,
                  inside: words.every(({ x, y }) => x >= 0 && x < width && y > 0 && y < height),
                }""", saved(figure, "SVG"));
    }

    @Test
    @Order(LEAVES_TRACES)
    default void a_picture_of_the_explorer_names_its_curves_and_its_setting() {
        anywhere();
        explored("K=20&p1=0.4&N=5000&eps=0.02&training=descent&eta=3&steps=20000");
        Map<String, Object> learning = picture("explore-learning");
        assertThat(learning)
                .containsEntry(
                        "setting",
                        "imbalanced: K = 20, p₁ = 0.4, N = 5000, k = 2, pₖ = 0.03158, ε = 0.02, gradient descent, η = 3, at most 20,000 steps")
                .containsEntry("legend", List.of("Lₖ", "ε", "Attnₖ", "Attn₁"))
                .containsEntry("swatches", 4L)
                .containsEntry("inside", true);
        // what is hidden has no name
        browser().script("document.querySelector('#explore-phases .tools .curve').click()");
        assertThat(picture("explore-phases")).containsEntry("legend", List.of("Bₖ,₁"));
        browser().script("document.querySelector('#explore-phases .tools .curve').click()");
        explored("features=given&p=5+3+1+1&k=3");
        assertThat(picture("explore-rates").get("setting"))
                .isEqualTo("given: K = 4, N = ∞, p ∝ 5, 3, 1, 1, k = 3, pₖ = 0.1, ε = 0.01, gradient flow");
        // a narrow picture has its words on more lines
        browser().narrow();
        try {
            browser()
                    .until(
                            "echarts.getInstanceByDom(document.querySelector('#explore-rates .panel')).getWidth() < 390");
            assertThat(picture("explore-rates"))
                    .containsEntry("inside", true)
                    .containsEntry(
                            "setting", "given: K = 4, N = ∞, p ∝ 5, 3, 1, 1, k = 3, pₖ = 0.1, ε = 0.01, gradient flow");
        } finally {
            browser().wide();
        }
    }

    @Test
    @Order(LEAVES_TRACES)
    default void the_data_of_a_training_begin_at_its_start_and_have_no_point_twice() {
        anywhere();
        for (String setting : List.of(
                "K=100",
                "features=balanced&K=10&N=20",
                "K=1e12",
                "K=20&training=descent",
                "K=10&N=5&training=descent&steps=50")) {
            explored(setting);
            for (String figure : List.of("explore-learning", "explore-phases")) {
                List<String> rows = saved(figure, "CSV").lines().skip(1).toList();
                assertThat(rows).as(setting).doesNotHaveDuplicates();
                String curve = "";
                double before = 0;
                for (String row : rows) {
                    // panel and curve may have a comma in quotation marks
                    int y = row.lastIndexOf(',');
                    int x = row.lastIndexOf(',', y - 1);
                    double time = Double.parseDouble(row.substring(x + 1, y));
                    if (row.substring(0, x).equals(curve)) {
                        assertThat(time).as(setting + row).isGreaterThanOrEqualTo(before);
                    } else {
                        assertThat(time).as(setting + row).isZero();
                    }
                    curve = row.substring(0, x);
                    before = time;
                }
            }
        }
    }
}
