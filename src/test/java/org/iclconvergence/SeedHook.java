package org.iclconvergence;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.UUID;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.iclconvergence.claims.RunSettings;

/**
 * Gives every jqwik property its seed: from icl.seed, as the checks get theirs, and from the property's name, so that a property that
 * is added moves no other. Whoever runs the tests twice sees the same; icl.seed=random looks elsewhere. Found by ServiceLoader.
 */
public final class SeedHook implements AroundPropertyHook {
    /** One for all properties of a process that is asked for random ones; each of them reports what it made of it. */
    private static final long RANDOM = new SecureRandom().nextLong();

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** Outside of everything that reads the seed. */
    @Override
    public int aroundPropertyProximity() {
        return -100;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        if (attributes.seed().isEmpty()) {
            RunSettings settings = RunSettings.of(seedAlone());
            long baseSeed = "random".equals(settings.seed()) ? RANDOM : settings.baseSeed();
            attributes.setSeed(
                    Long.toString(seed(baseSeed, context.containerClass().getName() + "." + context.label())));
        }
        return property.execute();
    }

    /** Other settings of a run, such as to update the baseline, may exclude a seed that a test of this hook sets. */
    private static Properties seedAlone() {
        Properties alone = new Properties();
        String seed = System.getProperty("icl.seed");
        if (seed != null) {
            alone.setProperty("icl.seed", seed);
        }
        return alone;
    }

    static long seed(long baseSeed, String property) {
        return UUID.nameUUIDFromBytes((baseSeed + ":" + property).getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }
}
