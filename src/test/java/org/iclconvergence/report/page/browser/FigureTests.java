package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Figures: words for those who do not see them, switches for those who do. */
interface FigureTests extends OpenedPage {
    /** All of them, drawn. */
    private List<WebElement> figures() {
        // a run of a few claims has no evidence for a figure, but the recorded sweeps are on every page
        List<WebElement> figures = opened().all("figure.plot");
        assertThat(figures).as("figures").isNotEmpty();
        draw_every_figure();
        return figures;
    }

    /** Only what is near the view is drawn; nothing moves when the rest is. */
    @Test
    @Order(OPENS)
    default void a_figure_is_drawn_when_the_reader_comes_near_it_into_the_place_kept_for_it() {
        Browser browser = open("");
        browser.leavesTraces(false);
        String drawn =
                "return [...document.querySelectorAll('figure.plot')].map((figure) => figure.querySelector('.panel svg') !== null)";
        String places =
                "return [...document.querySelectorAll('figure.plot')].map((figure) => figure.offsetWidth + ' x ' + figure.offsetHeight)";
        assertThat(browser.<List<Boolean>>script(drawn)).isNotEmpty().doesNotContain(true);
        List<String> before = browser.script(places);
        browser.promised("""
                (async () => {
                  for (const figure of document.querySelectorAll('figure.plot')) {
                    figure.scrollIntoView({ behavior: 'instant', block: 'center' });
                    while (![...figure.querySelectorAll('.panel')].every((panel) => panel.querySelector('svg'))) await new Promise(requestAnimationFrame);
                  }
                })()""");
        assertThat(browser.<List<Boolean>>script(drawn)).doesNotContain(false);
        assertThat(browser.<List<String>>script(places)).isEqualTo(before);
    }

    @Test
    default void every_figure_has_words() {
        figures();
        List<Map<String, Object>> figures = browser().script("""
                return [...document.querySelectorAll('figure.plot')].map((figure) => {
                  const images = [...figure.querySelectorAll('img')];
                  return {
                    alt: images[0].alt,
                    drawn: images.every((image) => image.naturalWidth > 0),
                    replaced: images.every((image) => !image.checkVisibility()),
                    panels: [...figure.querySelectorAll('.panel')].map((panel, i) =>
                      [panel.role, panel.ariaLabel === images[i].alt, panel.checkVisibility(), panel.querySelectorAll('svg path').length > 3].join(' ')),
                    caption: figure.querySelector('figcaption').textContent.trim(),
                  };
                })""");
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.get("alt").toString()).hasSizeGreaterThan(40);
            assertThat(figure.get("caption").toString()).hasSizeGreaterThan(40);
            assertThat(figure).containsEntry("replaced", true).containsEntry("drawn", true);
            assertThat((List<?>) figure.get("panels")).isNotEmpty().allMatch("application true true true"::equals);
        });
    }

    /** One description, two drawings: what the script drew against what was printed, curve by curve. */
    @Test
    default void what_is_live_is_what_is_printed() {
        figures();
        List<Map<String, Object>> panels = browser().script("""
                const decode = (uri) => decodeURIComponent(uri.slice(uri.indexOf(',') + 1));
                const text = (element) => element.textContent;
                return [...document.querySelectorAll('figure.plot')].flatMap((figure) => {
                  const described = JSON.parse(figure.querySelector('script').textContent).panels;
                  return [...figure.querySelectorAll('.panel')].map((panel, i) => {
                    const svg = new DOMParser().parseFromString(decode(figure.querySelectorAll('img')[i].src), 'image/svg+xml');
                    const words = [...svg.querySelectorAll('text')].map(text);
                    const legend = svg.querySelector('path[d][clip-path]').getAttribute('clip-path');
                    // curves have lines in them, circles have none
                    const outlines = [...svg.querySelectorAll('path[clip-path][fill="none"]')]
                      .filter((path) => path.getAttribute('clip-path') !== legend).map((path) => path.getAttribute('d'));
                    const option = echarts.getInstanceByDom(panel).getOption();
                    const [scenery, plane] = ['scenery', 'plane'].map((id) => option.series.find((series) => series.id === id));
                    const live = option.series.filter((series) => series !== scenery && series !== plane);
                    const tiles = described[i].tiles ?? [];
                    const colour = (text) => text.replace(/rgb\\((.*)\\)/, (all, parts) => '#' + parts.split(',').map((part) => Number(part).toString(16).padStart(2, '0')).join('')).toLowerCase();
                    // a colour that many share stands on what is around them
                    const areas = [...svg.querySelectorAll('path[clip-path]')].filter((path) => path.getAttribute('clip-path') !== legend)
                      .map((path) => colour(path.closest('[fill]')?.getAttribute('fill') ?? ''));
                    const ends = (axis, spec) => [axis.min, axis.max].map((end) => spec.log ? 10 ** end : end)
                      .every((end, j) => Math.abs(end - [spec.min, spec.max][j]) <= 1e-9 * Math.abs(end));
                    return {
                      where: figure.id + ' ' + described[i].title,
                      names: live.map((series) => series.name),
                      printedNames: words.filter((word) => live.some((series) => series.name === word)),
                      axes: ends(option.xAxis[0], described[i].x) && ends(option.yAxis[0], described[i].y),
                      titles: [option.title[0].text, option.xAxis[0].name, option.yAxis[0].name].every((title) => words.includes(title)),
                      bands: scenery.markArea.data.map((band) => band[0].name).filter(Boolean).join(),
                      printedBands: words.filter((word) => /^[IV, ]+$/.test(word)).join(),
                      marks: scenery.markPoint.data.map((mark) => mark.name).sort().join(),
                      printedMarks: words.filter((word) => ['start', 'switch', 'on all prompts', 'in training'].includes(word)).sort().join(),
                      curves: live.filter((series) => series.type === 'line').map((series) => series.data.length).join(),
                      printedCurves: outlines.filter((d) => d.includes('L')).map((d) => d.match(/[ML]/g).length).join(),
                      tiles: tiles.length === 0 || (plane.markArea.data.length === tiles.reduce((sum, { boxes }) => sum + boxes.length, 0)
                        && [...new Set(plane.markArea.data.map(([from]) => from.itemStyle.color))].every((tint) => areas.includes(tint))
                        && tiles.every(({ name }) => words.includes(name) && figure.querySelector('.tools').textContent.includes(name))),
                      points: live.filter((series) => series.type === 'scatter').reduce((sum, series) => sum + series.data.length, 0),
                      printedPoints: outlines.filter((d) => !d.includes('L')).length,
                    };
                  });
                })""");
        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel)
                    .containsEntry("axes", true)
                    .containsEntry("titles", true)
                    .containsEntry("tiles", true);
            assertThat((List<?>) panel.get("names")).isNotEmpty();
            assertThat(new HashSet<>((List<?>) panel.get("printedNames")))
                    .isEqualTo(new HashSet<>((List<?>) panel.get("names")));
            for (String part : List.of("Bands", "Marks", "Curves", "Points")) {
                assertThat(panel.get("printed" + part))
                        .as("%s of %s", part, panel.get("where"))
                        .isEqualTo(panel.get(part.toLowerCase(Locale.ROOT)));
            }
        });
    }

    @Test
    default void every_switch_hides_and_shows_its_curves() {
        for (WebElement figure : figures()) {
            List<WebElement> switches = figure.findElements(By.cssSelector(".tools [aria-pressed]"));
            assertThat(switches).isNotEmpty();
            for (WebElement toggle : switches) {
                String drawn = drawn(figure.getDomAttribute("id"), toggle);
                long before = browser().script("return " + drawn);
                assertThat(toggle.getDomAttribute("aria-pressed")).isEqualTo("true");
                toggle.click();
                browser().until(drawn + " < " + before);
                assertThat(toggle.getDomAttribute("aria-pressed")).isEqualTo("false");
                toggle.click();
                browser().until(drawn + " === " + before);
                assertThat(toggle.getDomAttribute("aria-pressed")).isEqualTo("true");
            }
        }
    }

    /** The number of paths in the colour of a switch: grid lines come and go with the ends of the axes. */
    private String drawn(String figure, WebElement toggle) {
        String colour = toggle.findElement(By.cssSelector("svg [stroke]")).getDomAttribute("stroke");
        return "document.querySelectorAll('#%s .panel svg path[stroke=\"%s\"]').length".formatted(figure, colour);
    }

    /** LEN-1: at the pointer the colour below the theory's line is “never”, from the foot of the plane to the line. */
    @Test
    default void a_plane_tells_the_colours_above_each_other_at_the_pointer() {
        String panel = "document.querySelector('#sweep-time-over-length .panel')";
        browser()
                .pointAt(figures().stream()
                        .filter(figure -> "sweep-time-over-length".equals(figure.getDomAttribute("id")))
                        .findFirst()
                        .orElseThrow()
                        .findElement(By.cssSelector(".panel")));
        browser().until("[...%s.querySelectorAll('.reading tr')].length > 2".formatted(panel));
        List<List<String>> rows = browser()
                .script(
                        "return [...%s.querySelectorAll('.reading tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
                                .formatted(panel));
        double line = Double.parseDouble(rows.get(0).get(1));
        List<String> lowest = rows.get(rows.size() - 1);
        String[] ends = lowest.get(1).split(" to ");
        assertThat(rows.get(0).get(0)).contains("shortest prompt");
        assertThat(lowest.get(0)).isEqualTo("never");
        assertThat(Double.parseDouble(ends[0])).isCloseTo(2, within(0.02));
        assertThat(Double.parseDouble(ends[1])).isCloseTo(line, within(0.02 * line));
    }

    @Test
    default void a_figure_can_be_zoomed_with_buttons() {
        WebElement figure = figures().get(0);
        String drawing = "document.querySelector('#%s .panel svg').innerHTML".formatted(figure.getDomAttribute("id"));
        browser().script("window.whole = " + drawing);
        figure.findElement(By.cssSelector("[aria-label^='Zoom in']")).click();
        browser().until(drawing + " !== window.whole");
        figure.findElement(By.cssSelector("[aria-label^='Show the whole']")).click();
        browser().until(drawing + ".length === window.whole.length");
        assertThat(figure.isDisplayed()).isTrue();
    }
}
