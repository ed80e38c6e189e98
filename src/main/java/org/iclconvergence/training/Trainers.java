package org.iclconvergence.training;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The trainers on the class path: the built-in ones default, adam and gradient-descent, and whatever is plugged in. */
public final class Trainers {
    private Trainers() {}

    /**
     * One trainer.
     *
     * @param name as the trainer says it; blank for the default one
     * @return makes a new instance for every training
     * @throws IllegalArgumentException if there is none of that name, or more than one; the message lists those there are
     */
    public static Supplier<Trainer> named(String name) {
        String wanted = name.isBlank() ? "default" : name.strip();
        List<ServiceLoader.Provider<Trainer>> found = new ArrayList<>();
        TreeSet<String> known = new TreeSet<>();
        ServiceLoader.load(Trainer.class).stream().forEach(provider -> {
            String offered = String.valueOf(provider.get().name());
            known.add(offered);
            if (offered.equals(wanted)) {
                found.add(provider);
            }
        });
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    (found.isEmpty() ? "there is no trainer " : "there are several trainers ") + wanted + "; there are "
                            + String.join(", ", known));
        }
        return found.get(0);
    }
}
