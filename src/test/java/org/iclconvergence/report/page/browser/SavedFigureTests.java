package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The buttons that save a figure: each is pressed, and what would be written is read. */
interface SavedFigureTests extends OpenedPage {
    @Test
    @Order(LEAVES_TRACES)
    default void every_figure_is_saved_as_data_and_as_a_picture() {
        Browser browser = anywhere();
        browser.script("location.hash = '#explore?K=20'");
        browser.until("document.querySelector('#explore-told').textContent.includes('K = 20')");
        List<Map<String, Object>> files = browser.promised("""
                (async () => {
                  const written = [];
                  let file;
                  const { createObjectURL, revokeObjectURL } = URL;
                  URL.createObjectURL = (blob) => { file = blob; return 'blob:' + written.length; };
                  URL.revokeObjectURL = () => {};
                  HTMLAnchorElement.prototype.click = function () { written.push({ name: this.download, file }); };
                  const buttons = [...document.querySelectorAll('figure .tools button')]
                    .filter((button) => ['CSV', 'SVG', 'PNG'].includes(button.textContent) && button.checkVisibility());
                  const wanted = [];
                  for (const button of buttons) {
                    const before = written.length;
                    const figure = button.closest('figure');
                    button.click();
                    while (written.length === before) await new Promise((next) => setTimeout(next, 5));
                    const { name, file } = written[before];
                    const kind = button.textContent.toLowerCase();
                    const charts = [...figure.querySelectorAll('.panel')].map((panel) => echarts.getInstanceByDom(panel)).filter(Boolean);
                    const width = charts.reduce((sum, chart) => sum + chart.getWidth(), 0);
                    const told = { expected: `${figure.id}.${kind}`, name, kind };
                    if (kind === 'csv') {
                      const lines = (await file.text()).trimEnd().split('\\n');
                      told.fits = lines[0] === 'panel,curve,x,y' && lines.length > 2 && lines.slice(1).every((line) => /,[-0-9.e+]+,[-0-9.e+]+$/.test(line));
                    } else if (kind === 'svg') {
                      const drawing = new DOMParser().parseFromString(await file.text(), 'image/svg+xml');
                      told.fits = !drawing.querySelector('parsererror') && Number(drawing.documentElement.getAttribute('width')) === width
                        && drawing.querySelectorAll('path').length > 5 * charts.length
                        && charts.every((chart) => drawing.documentElement.textContent.includes(chart.getOption().title[0].text));
                    } else {
                      const image = await createImageBitmap(file);
                      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
                      canvas.drawImage(image, 0, 0);
                      const colours = new Set(new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer));
                      told.fits = image.width === 2 * width && colours.size > 20;
                    }
                    wanted.push(told);
                  }
                  Object.assign(URL, { createObjectURL, revokeObjectURL });
                  delete HTMLAnchorElement.prototype.click;
                  return wanted;
                })()""");
        assertThat(files).hasSizeGreaterThanOrEqualTo(3 * 5).allSatisfy(file -> {
            assertThat(file.get("name")).isEqualTo(file.get("expected"));
            assertThat(file).containsEntry("fits", true);
        });
        assertThat(files.stream().map(file -> file.get("kind")).distinct())
                .containsExactlyInAnyOrder("csv", "svg", "png");
    }

    /** Really written: browsers drop what comes too fast, and what is forgotten before it is written. */
    @Test
    @Order(LEAVES_TRACES)
    default void whatever_is_saved_in_one_moment_is_written(@TempDir Path folder)
            throws IOException, InterruptedException {
        Browser browser = anywhere();
        browser.downloadsInto(folder);
        draw_every_figure();
        List<String> wanted = browser.script("""
                const buttons = [...document.querySelectorAll('figure .tools button')]
                  .filter((button) => ['CSV', 'SVG', 'PNG'].includes(button.textContent) && button.checkVisibility());
                buttons.forEach((button) => button.click());
                return buttons.map((button) => `${button.closest('figure').id}.${button.textContent.toLowerCase()}`)""");
        assertThat(wanted).hasSizeGreaterThan(10);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!written(folder).containsAll(wanted) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(written(folder)).containsExactlyInAnyOrderElementsOf(wanted);
        for (String name : wanted) {
            assertThat(Files.size(folder.resolve(name))).as(name).isGreaterThan(500);
        }
    }

    private static List<String> written(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
