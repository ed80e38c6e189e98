package org.iclconvergence.report.page.browser;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;

/** The machine's own browser. Debian has it in the packages chromium and chromium-driver. */
final class Chromium {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Selenium warns of every Chromium that is newer than its own bindings, which are not used here. */
    private static final Logger BINDINGS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    /** axe takes minutes for a page on a busy machine. */
    static final Duration LONGEST_SCRIPT = Duration.ofMinutes(10);

    private Chromium() {}

    /** Starts it without a window; a machine that has none skips the test. */
    static ChromeDriver start() {
        Optional<File> browser =
                BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
        Optional<File> driver = onPath("chromedriver");
        assumeThat(browser).as("a browser on the PATH: one of %s", BROWSERS).isPresent();
        assumeThat(driver)
                .as("its driver on the PATH: chromedriver, Debian's package chromium-driver")
                .isPresent();
        BINDINGS.setLevel(Level.SEVERE);
        // both files are given, so Selenium never looks for them on the network
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get())
                        .build(),
                options(browser.get()),
                ClientConfig.defaultConfig().readTimeout(LONGEST_SCRIPT));
    }

    private static Optional<File> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    private static ChromeOptions options(File browser) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser);
        // containers often forbid the sandbox, and have little shared memory; the page is this project's own
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--window-size=1600,900");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }
}
