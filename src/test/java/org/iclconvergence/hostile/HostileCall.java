package org.iclconvergence.hostile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One call of a constructor or a static method, within limits of time and memory.
 *
 * @param callee public
 * @param arguments as many as it has parameters; empty for null
 */
record HostileCall(Executable callee, List<Optional<Object>> arguments) {
    /** Long enough for a machine that does ten other things; nothing that is called should take a tenth of a second. */
    private static final long MILLIS = 20_000;

    private static final long BYTES = 1L << 26;
    private static final int SHOWN = 60;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** What hangs is left alone, and keeps no virtual machine alive. */
    private static final ExecutorService CALLERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "hostile call");
        thread.setDaemon(true);
        return thread;
    });

    /** What it makes, unless it refuses. */
    Optional<Object> made() {
        try {
            return Optional.ofNullable(call());
        } catch (Throwable refused) {
            return Optional.empty();
        }
    }

    /** What is wrong with the answer, in words. */
    Optional<String> fault() {
        return fault(MILLIS);
    }

    Optional<String> fault(long millis) {
        CompletableFuture<Optional<String>> fault = CompletableFuture.supplyAsync(this::measured, CALLERS);
        try {
            return fault.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of("is not done after " + millis + " ms");
        } catch (ExecutionException | InterruptedException e) {
            return Optional.of("ends its thread: " + e);
        }
    }

    private Optional<String> measured() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Optional<String> fault = new JudgedAnswer(this).fault();
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        return fault.isEmpty() && taken > BYTES ? Optional.of("takes " + taken + " bytes") : fault;
    }

    @Nullable
    Object call() throws Throwable {
        Object[] given =
                arguments.stream().map(argument -> argument.orElse(null)).toArray();
        return unwrapped(() -> callee instanceof Constructor<?> constructor
                ? constructor.newInstance(given)
                : ((Method) callee).invoke(null, given));
    }

    static @Nullable Object unwrapped(Callable<@Nullable Object> reflected) throws Throwable {
        try {
            return reflected.call();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    boolean hasNull() {
        return arguments.stream().anyMatch(Optional::isEmpty);
    }

    @Override
    public String toString() {
        String name = callee instanceof Method ? "." + callee.getName() : "";
        return callee.getDeclaringClass().getSimpleName()
                + name
                + arguments.stream()
                        .map(argument -> argument.map(HostileCall::shown).orElse("null"))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String shown(Object argument) {
        String text = argument.getClass().isArray()
                ? IntStream.range(0, Array.getLength(argument))
                        .mapToObj(i -> shown(Array.get(argument, i)))
                        .toList()
                        .toString()
                : argument.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
