package org.iclconvergence;

import io.qameta.allure.Allure;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.iclconvergence.report.AllureReport;

/**
 * Tells Allure of each jqwik property what jqwik knows of it: seed, tries and, if there is one, the falsified sample. The epic is
 * also what the report picks the properties by when it puts them beside the claims. Found by ServiceLoader.
 */
public final class AllurePropertyHook implements AroundPropertyHook {
    static final String EPIC = AllureReport.PROPERTIES;

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Allure.getLifecycle()
                .updateTestCase(test ->
                        test.getLabels().removeIf(label -> label.getName().equals("suite")));
        Allure.suite(EPIC);
        Allure.epic(EPIC);
        Allure.feature(context.containerClass().getSimpleName());
        PropertyExecutionResult result = property.execute();
        List<String> names = Arrays.stream(context.targetMethod().getParameters())
                .map(Parameter::getName)
                .toList();
        // excluded from the case's identity: they differ from run to run, and the case would lose its history
        parameters(names, result).forEach((name, value) -> Allure.parameter(name, value, true));
        return result;
    }

    static Map<String, String> parameters(List<String> names, PropertyExecutionResult result) {
        Map<String, String> parameters = new LinkedHashMap<>();
        result.seed().ifPresent(seed -> parameters.put("seed", seed));
        parameters.put("tries", Integer.toString(result.countTries()));
        result.falsifiedParameters().ifPresent(sample -> {
            for (int i = 0; i < sample.size(); i++) {
                parameters.put("falsified: " + names.get(i), readable(sample.get(i)));
            }
        });
        return parameters;
    }

    /** Arrays with their elements. */
    private static String readable(Object value) {
        String inBrackets = Arrays.deepToString(new Object[] {value});
        return inBrackets.substring(1, inBrackets.length() - 1);
    }
}
