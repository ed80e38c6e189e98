package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A browser with one page in it, and what a test wants to do there. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_LOADING = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAITING = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private boolean traces = true;
    private boolean scripts = true;
    private Path shown;

    Browser() {
        driver = Chromium.start();
        driver.manage().timeouts().scriptTimeout(Chromium.LONGEST_SCRIPT);
        wide();
        prefers("light");
    }

    /** Whether a test may have left the page other than it was. */
    boolean leavesTraces() {
        return traces;
    }

    void leavesTraces(boolean so) {
        traces = so;
    }

    /** Whether this page is there, with its scripts, whatever tests did to it. */
    boolean shows(Path page) {
        return page.equals(shown);
    }

    /** Whether pages may run scripts, from the next one on. */
    void allowsScripts(boolean so) {
        scripts = so;
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !so));
    }

    /** Opens the page anew, even if only the fragment differs; its last section is there afterwards, with scripts and without. */
    void open(Path page, String fragment) {
        shown = null;
        driver.get("about:blank");
        driver.get(page.toUri() + fragment);
        driver.manage().timeouts().implicitlyWait(LONGEST_LOADING);
        driver.findElement(By.id("reproduce"));
        driver.manage().timeouts().implicitlyWait(Duration.ZERO);
        shown = scripts ? page : null;
    }

    void wide() {
        size(1600, 900);
    }

    /** Of many laptops. */
    void usual() {
        size(1280, 720);
    }

    void narrow() {
        size(390, 844);
    }

    /** Windows have a smallest size, views have none. */
    private void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the reader's system prefers: light or dark; and never moving pictures, so that a click need not wait for them. */
    void prefers(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    void press(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void pointAt(WebElement element) {
        new Actions(driver).scrollToElement(element).moveToElement(element).perform();
    }

    /** Runs a script; the caller knows what it returns. */
    @SuppressWarnings("unchecked")
    <T> T script(String script, Object... arguments) {
        return (T) driver.executeScript(script, arguments);
    }

    /** Runs a script whose expression is a promise. */
    @SuppressWarnings("unchecked")
    <T> T promised(String expression) {
        return (T) driver.executeAsyncScript("(" + expression + ").then(arguments[arguments.length - 1])");
    }

    /** Waits, frame by frame, until a JavaScript expression is true. */
    void until(String condition) {
        assertThat(driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                        + "const end = performance.now() + " + LONGEST_WAITING.toMillis() + ";"
                        + "const look = () => ((" + condition + ") ? done(true)"
                        + " : performance.now() > end ? done(false) : requestAnimationFrame(look)); look();"))
                .as("within %s %s", LONGEST_WAITING, condition)
                .isEqualTo(true);
    }

    /** Where files are written that a page saves. */
    void downloadsInto(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** What the console has got since this was last asked. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** What was requested since this was last asked, but for what the page has in itself. */
    List<String> requests() throws JsonProcessingException {
        List<String> urls = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode event = JSON.readTree(entry.getMessage()).path("message");
            String url = switch (event.path("method").asText()) {
                case "Network.requestWillBeSent" ->
                    event.at("/params/request/url").asText();
                case "Network.webSocketCreated", "Network.webTransportCreated" ->
                    event.at("/params/url").asText();
                default -> "data:";
            };
            if (!url.startsWith("data:") && !url.startsWith("blob:")) {
                urls.add(url);
            }
        }
        return urls;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
