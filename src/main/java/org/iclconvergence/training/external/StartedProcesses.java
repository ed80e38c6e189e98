package org.iclconvergence.training.external;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * What a command started, and what that started: all of it inherits a variable of the environment. A process whose parent has ended is
 * nobody's descendant any more, but still has the variable; Linux shows it.
 */
final class StartedProcesses {
    private static final String VARIABLE = "ICL_TRAINER_RUN";
    private static final Path PROCESSES = Path.of("/proc");
    private static final int ROUNDS = 200;
    private static final long PAUSE = 5_000_000;

    private final byte[] mark;
    private final String value;

    /** Those of a run that writes into this folder; there is one such run at a time. */
    StartedProcesses(Path folder) {
        this.value = folder.toAbsolutePath().normalize().toString();
        this.mark = (VARIABLE + "=" + value).getBytes(StandardCharsets.UTF_8);
    }

    void mark(Map<String, String> environment) {
        environment.put(VARIABLE, value);
    }

    /** Ends all that are left, and waits until they are gone; nothing where the system does not show them. */
    void end() {
        List<ProcessHandle> left = left();
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            left.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(PAUSE);
            left = left();
        }
    }

    private List<ProcessHandle> left() {
        List<ProcessHandle> left = new ArrayList<>();
        if (!Files.isDirectory(PROCESSES.resolve("self"))) {
            return left;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                // the handle first: it knows when the process began, and ends no later one of the same number
                Optional<ProcessHandle> handle =
                        ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
                handle.filter(each -> each.pid() != ProcessHandle.current().pid() && hasMark(process))
                        .ifPresent(left::add);
            }
        } catch (IOException unreadable) {
            // then there are none that could be ended
        }
        return left;
    }

    private boolean hasMark(Path process) {
        byte[] environment;
        try {
            environment = Files.readAllBytes(process.resolve("environ"));
        } catch (IOException goneOrOfAnotherUser) {
            return false;
        }
        for (int from = 0; from < environment.length; ) {
            int to = from;
            while (to < environment.length && environment[to] != 0) {
                to++;
            }
            if (Arrays.equals(environment, from, to, mark, 0, mark.length)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }
}
