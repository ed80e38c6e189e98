package org.iclconvergence.live.browser;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The settings of the paper's experiment, as the page keeps them. */
public interface AskedExperiment extends JSObject {
    /**
     * The number of features.
     *
     * @return K
     */
    @JSProperty("K")
    double getCount();

    /**
     * The dominant probability.
     *
     * @return p_1, or 0 for equally probable features
     */
    @JSProperty
    double getP1();

    /**
     * The dimension.
     *
     * @return d
     */
    @JSProperty("d")
    double getDimension();

    /**
     * The prompt length.
     *
     * @return N
     */
    @JSProperty("N")
    double getLength();

    /**
     * The number of prompts.
     *
     * @return M
     */
    @JSProperty("M")
    double getPrompts();

    /**
     * The training steps.
     *
     * @return epochs
     */
    @JSProperty
    double getEpochs();

    /**
     * Is the basis the standard one?
     *
     * @return false for one at random
     */
    @JSProperty
    boolean isStandard();

    /**
     * The seed.
     *
     * @return decimal digits of a 64 bit number, which JavaScript's numbers do not hold
     */
    @JSProperty
    String getSeed();
}
