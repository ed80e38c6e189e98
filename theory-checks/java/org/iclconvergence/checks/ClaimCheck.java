package org.iclconvergence.checks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the check of one claim of claims.yaml. The method takes an {@link Experiment}, from which it gets everything that
 * it measures, and an {@link org.iclconvergence.claims.Evidence}, to which it says what it found. It runs once honestly,
 * where the verdict must be holds, and once under each control that the claim names, where it must be refuted.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ClaimCheckExtension.class)
public @interface ClaimCheck {
    /** The claim's id. */
    String value();
}
