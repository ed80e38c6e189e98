package org.iclconvergence.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;

/**
 * Marks the check of one claim of claims.yaml. The method takes one of the claim's worlds, a
 * {@link org.iclconvergence.laboratory.Laboratory}, from which it gets everything that it measures, a
 * {@link org.iclconvergence.laboratory.Theory} and an {@link org.iclconvergence.claims.Evidence}, to which it says what it found,
 * in this order. It is called for every world, honestly, where the verdict must be holds, and under each lie that the claim
 * names, where it must be refuted.
 *
 * <p>Under JUnit every such run is a test of its own. Nothing here needs JUnit: without it the annotation of JUnit is not there.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
public @interface ClaimCheck {
    /** The claim's id. */
    String value();
}
