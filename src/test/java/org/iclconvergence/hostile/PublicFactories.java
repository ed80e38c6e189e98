package org.iclconvergence.hostile;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final Set<String> PATIENT = Set.of("SupervisedTraining", "HittingTimes.ofFlow", "FollowedFlow.run");

    private PublicFactories() {}

    /** The folder of the classes is walked: to import them would take longer than to call them all. */
    static List<Executable> all() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Prompt.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Executable> all = new ArrayList<>();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(classes.resolve(ROOT.replace('.', '/') + room))) {
                files.map(file -> classes.relativize(file).toString().replace(File.separatorChar, '.'))
                        .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                        .map(name -> type(name.substring(0, name.length() - ".class".length())))
                        .filter(PublicFactories::isPublic)
                        .flatMap(PublicFactories::of)
                        .forEach(all::add);
            }
        }
        all.sort(Comparator.comparing(Executable::toGenericString));
        return all;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, PublicFactories.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
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

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static boolean isOfEveryEnum(Method method) {
        return method.getDeclaringClass().isEnum()
                && Set.of("values", "valueOf").contains(method.getName());
    }
}
