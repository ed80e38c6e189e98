package org.iclconvergence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whoever calls a public constructor or factory of the library with nonsense is refused in words, or gets something that can be asked. What
 * a number outside its range does is left to the tests of each class and to {@link RefusedByNameTest}.
 */
class HostileArgumentsProperties {
    private static final List<Executable> CALLEES;
    private static final HostileValues VALUES;

    static {
        try {
            CALLEES = PublicFactories.all();
            VALUES = KnownParts.of(CALLEES).values();
        } catch (IOException | URISyntaxException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Provide
    Arbitrary<HostileCall> calls() {
        return Arbitraries.of(CALLEES.stream()
                        .map(VALUES::hostileCalls)
                        .flatMap(Optional::stream)
                        .toList())
                .flatMap(calls -> calls);
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void it_is_refused_in_words_or_can_be_asked(@ForAll("calls") HostileCall call) {
        assertThat(call.fault()).as(call.toString()).isEmpty();
    }

    @Example
    void constructors_and_factories_were_found() {
        assertThat(CALLEES).hasSizeGreaterThan(200);
        // its store lies in a file, and nothing here makes one
        assertThat(CALLEES.stream()
                        .filter(callee -> VALUES.plainCalls(callee).isEmpty())
                        .map(callee -> callee.getDeclaringClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .containsExactly("LocalSweep");
    }

    @Example
    void what_is_wrong_is_seen() {
        PublicFactories.of(Planted.class).forEach(callee -> {
            Arbitrary<HostileCall> calls = VALUES.hostileCalls(callee).orElseThrow();
            List<String> faults = calls.sampleStream()
                    .limit(100)
                    .map(call -> call.fault(Planted.PATIENCE))
                    .flatMap(Optional::stream)
                    .limit(1)
                    .toList();
            boolean sound = callee.getName().startsWith("sound");
            assertThat(faults).as(callee.getName()).hasSize(sound ? 0 : 1);
        });
    }
}
