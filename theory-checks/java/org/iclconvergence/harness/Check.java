package org.iclconvergence.harness;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;

/**
 * The check of one claim.
 *
 * @param claim its id
 * @param theorems an instance of the class that states it
 * @param method what {@link ClaimCheck} marks there
 */
public record Check(String claim, Object theorems, Method method) {
    /**
     * The checks that a class states.
     *
     * @param theorems with a constructor without parameters
     * @return in the order of their ids; empty if there is none
     */
    public static List<Check> in(Class<?> theorems) {
        List<Method> methods = Arrays.stream(theorems.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ClaimCheck.class))
                .toList();
        if (methods.isEmpty()) {
            return List.of();
        }
        Object instance = instance(theorems);
        return methods.stream()
                .map(method -> new Check(method.getAnnotation(ClaimCheck.class).value(), instance, method))
                .sorted(Comparator.comparing(Check::claim))
                .toList();
    }

    private static Object instance(Class<?> theorems) {
        try {
            Constructor<?> constructor = theorems.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(theorems + " cannot be made", broken);
        }
    }

    /** In one world. What the check throws comes through as it is. */
    void in(Object world, Laboratory lab, Theory theory, Evidence evidence) {
        try {
            method.setAccessible(true);
            method.invoke(theorems, world, lab, theory, evidence);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (thrown.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(method + " throws what no check may throw", thrown.getCause());
        } catch (IllegalAccessException | IllegalArgumentException impossible) {
            throw new IllegalStateException(
                    method + " is not the check of a world: " + impossible.getMessage(), impossible);
        }
    }
}
