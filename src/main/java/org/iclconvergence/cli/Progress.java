package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on stderr while a person looks on; in pipes and logs a line a minute. */
final class Progress implements LongConsumer, AutoCloseable {
    private static final long MINUTE = 60_000_000_000L;

    private final String task;
    private final long steps;
    private final @Nullable ProgressBar bar;
    private final long begun = System.nanoTime();
    private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long done;

    /**
     * Starts the bar, if stdout and stderr are terminals.
     *
     * @param task what goes on
     * @param steps how many there will be; −1 if that is not known
     */
    Progress(String task, long steps) {
        this(task, 0, steps);
    }

    /**
     * Starts the bar where an earlier run ended: the time that remains is estimated by what this run does.
     *
     * @param task what goes on
     * @param done steps that there are already
     * @param steps how many there will be
     */
    Progress(String task, long done, long steps) {
        this.task = task;
        this.steps = steps;
        this.done = done;
        bar = isTerminal(1) && isTerminal(2)
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(steps)
                        .startsFrom(done, Duration.ZERO)
                        .setUpdateIntervalMillis(100)
                        .setStyle(ProgressBarStyle.ASCII)
                        .clearDisplayOnFinish()
                        .build()
                : null;
        if (bar == null) {
            ScheduledFuture<?> unused = minutes.scheduleAtFixedRate(this::say, 1, 1, TimeUnit.MINUTES);
        }
    }

    @Override
    public void accept(long step) {
        done = step;
        if (bar != null) {
            bar.stepTo(step);
        }
    }

    private void say() {
        System.err.println(task + (steps < 0 && done == 0 ? "" : ": " + done) + (steps < 0 ? "" : " of " + steps)
                + " after " + (System.nanoTime() - begun) / MINUTE + " min");
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        minutes.shutdownNow();
    }

    /** Java 17 cannot ask about a stream, Linux can; elsewhere the console stands for both, where it says something. */
    @SuppressWarnings("SystemConsoleNull") // newer JDKs, which always have a console, are not asked
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (!Files.exists(link)) {
            return Runtime.version().feature() < 22 && System.console() != null;
        }
        try {
            Path device = link.toRealPath();
            return device.startsWith("/dev/pts")
                    || device.toString().startsWith("/dev/tty")
                    || device.endsWith("console");
        } catch (IOException unknown) {
            return false;
        }
    }
}
