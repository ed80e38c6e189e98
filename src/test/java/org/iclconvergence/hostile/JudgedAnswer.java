package org.iclconvergence.hostile;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call was answered as the library promises: done, and what it made can be asked, or refused by the library itself, in words.
 *
 * @param call that is made once
 */
record JudgedAnswer(HostileCall call) {
    /** What is no question but work: its cost is the caller's. */
    private static final Set<String> WORK = Set.of("draw", "sample", "run", "constant");

    private static final Set<Class<?>> REFUSALS =
            Set.of(IllegalArgumentException.class, IndexOutOfBoundsException.class, ArithmeticException.class);

    private static final int FEWEST_WORDS = 3;

    Optional<String> fault() {
        Object made;
        try {
            made = call.call();
        } catch (Throwable thrown) {
            return unforeseen(thrown);
        }
        List<Integer> nulls = IntStream.range(0, call.arguments().size())
                .filter(i -> call.arguments().get(i).isEmpty() && !mayBeNull(i))
                .boxed()
                .toList();
        if (!nulls.isEmpty()) {
            return Optional.of("takes null for " + nulls);
        }
        return made == null || !PublicFactories.isOurs(made.getClass()) ? Optional.empty() : asked(made);
    }

    private static Optional<String> asked(Object made) {
        Stream<Callable<@Nullable Object>> ofAll = Stream.of(
                made::toString, made::hashCode, () -> made.equals(made) && !made.equals(new Object()) ? made : fail());
        Stream<Callable<@Nullable Object>> own = Arrays.stream(made.getClass().getMethods())
                .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers())
                        && PublicFactories.isOurs(method.getDeclaringClass()))
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() != void.class && !WORK.contains(method.getName()))
                .map(method -> () -> method.invoke(made));
        for (Callable<@Nullable Object> question : Stream.concat(ofAll, own).toList()) {
            try {
                HostileCall.unwrapped(question);
            } catch (Throwable thrown) {
                Optional<String> fault = unforeseenByQuestion(thrown);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private static Object fail() {
        throw new AssertionError("equals is no equality");
    }

    private static Optional<String> unforeseenByQuestion(Throwable thrown) {
        return isRefusal(thrown) ? Optional.empty() : Optional.of("is made, and when asked throws " + shown(thrown));
    }

    private Optional<String> unforeseen(Throwable thrown) {
        boolean declared = List.of(call.callee().getExceptionTypes()).contains(thrown.getClass()) && speaks(thrown);
        boolean forNull = thrown instanceof NullPointerException && call.hasNull();
        return declared || forNull || isRefusal(thrown) ? Optional.empty() : Optional.of("throws " + shown(thrown));
    }

    /** What the virtual machine throws of itself, and what comes from below, says too little. */
    private static boolean isRefusal(Throwable thrown) {
        return speaks(thrown)
                && !thrown.getMessage().startsWith("/ by zero")
                && (REFUSALS.contains(thrown.getClass()) || PublicFactories.isOurs(thrown.getClass()));
    }

    /** Thrown by the library, not by what it calls, and in words. */
    private static boolean speaks(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String message = thrown.getMessage();
        return trace.length > 0
                && trace[0].getClassName().startsWith(PublicFactories.ROOT)
                && message != null
                && message.split(" ").length >= FEWEST_WORDS;
    }

    /** Of a record the components are asked: the compiler does not carry the annotation of an array on to the constructor. */
    private boolean mayBeNull(int i) {
        RecordComponent[] components = call.callee().getDeclaringClass().getRecordComponents();
        return components != null
                        && call.callee() instanceof Constructor<?>
                        && components.length == call.arguments().size()
                ? components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)
                : call.callee().getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class);
    }

    private static String shown(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown
                + Arrays.stream(trace)
                        .filter(frame -> frame.getClassName().startsWith(PublicFactories.ROOT))
                        .findFirst()
                        .map(frame -> " at " + frame)
                        .orElse("");
    }
}
