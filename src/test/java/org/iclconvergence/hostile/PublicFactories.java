package org.iclconvergence.hostile;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.iclconvergence.data.Prompt;

/**
 * Every public constructor and every public static method of the library's rooms that may be called with anything. Left out is what
 * takes a path: files that are read are damaged in GivenFilesProperties and MonstrousFilesTest, and nothing here may write or delete one.
 */
final class PublicFactories {
    static final String ROOT = "org.iclconvergence.";
    private static final Set<String> ROOMS = Set.of(
            "data",
            "model",
            "loss",
            "training",
            "dynamics",
            "theory",
            "stats",
            "sweep",
            "certificate",
            "claims",
            "reading");

    /** They train, or flow, for as long as they are asked to. */
    private static final Set<String> PATIENT = Set.of("SupervisedTraining", "HittingTimes.ofFlow");

    private PublicFactories() {}

    static List<Executable> all() {
        return new ClassFileImporter()
                .importUrl(Prompt.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                        .filter(PublicFactories::isInARoom)
                        .map(JavaClass::reflect)
                        .filter(PublicFactories::isPublic)
                        .flatMap(PublicFactories::of)
                        .sorted(Comparator.comparing(Executable::toGenericString))
                        .toList();
    }

    static Stream<Executable> of(Class<?> type) {
        Stream<Executable> constructors =
                Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Arrays.stream(type.getConstructors());
        Stream<Executable> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic() && !isOfEveryEnum(method))
                .filter(method -> !method.getReturnType().isPrimitive())
                .map(method -> (Executable) method);
        return Stream.concat(constructors, methods)
                .filter(executable -> !PATIENT.contains(type.getSimpleName())
                        && !PATIENT.contains(type.getSimpleName() + "." + executable.getName())
                        && !List.of(executable.getParameterTypes()).contains(Path.class));
    }

    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(ROOT);
    }

    private static boolean isInARoom(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(ROOT) && ROOMS.contains(name.substring(ROOT.length(), name.indexOf('.', ROOT.length())));
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static boolean isOfEveryEnum(Method method) {
        return method.getDeclaringClass().isEnum()
                && Set.of("values", "valueOf").contains(method.getName());
    }
}
