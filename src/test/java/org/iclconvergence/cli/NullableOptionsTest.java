package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** NullAway does not know which fields picocli fills: what the command line may leave out says so itself, and nothing else does. */
class NullableOptionsTest {
    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(NullableOptionsTest::commands));
    }

    private static boolean mayStayNull(ArgSpec argument) {
        boolean needed = argument.required() || argument.group() != null || argument.defaultValue() != null;
        return !needed && argument.initialValue() == null;
    }

    @Test
    void a_field_is_nullable_if_and_only_if_its_option_may_be_left_out() {
        List<String> wrong = new ArrayList<>();
        List<String> nullable = new ArrayList<>();
        commands(new CommandLine(new Icl()))
                .flatMap(command -> command.getCommandSpec().args().stream())
                .forEach(argument -> {
                    if (argument.userObject() instanceof Field field
                            && !field.getType().isPrimitive()) {
                        boolean says = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
                        String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
                        if (says) {
                            nullable.add(name);
                        }
                        if (says != mayStayNull(argument)) {
                            wrong.add(name);
                        }
                    }
                });
        assertThat(wrong).isEmpty();
        assertThat(nullable).contains("CheckCommand.claims", "FeatureOptions.probabilities", "ExperimentCommand.out");
    }
}
