package org.iclconvergence.live.browser;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What a reader has set, as the page keeps it. */
public interface Asked extends JSObject {
    /**
     * How the features are distributed.
     *
     * @return balanced, dominant, zipf or given
     */
    @JSProperty
    String getFeatures();

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
     * @return p_1
     */
    @JSProperty
    double getP1();

    /**
     * The exponent of Zipf's law.
     *
     * @return s
     */
    @JSProperty
    double getExponent();

    /**
     * Probabilities by hand.
     *
     * @return proportional to p
     */
    @JSProperty
    double[] getP();

    /**
     * The query.
     *
     * @return k, or 0 for the first of the least probable ones
     */
    @JSProperty
    double getK();

    /**
     * The prompt length.
     *
     * @return N, may be infinite
     */
    @JSProperty("N")
    double getLength();

    /**
     * The prediction error.
     *
     * @return ε
     */
    @JSProperty
    double getError();

    /**
     * Flow or descent?
     *
     * @return true for descent
     */
    @JSProperty
    boolean isDescent();

    /**
     * The learning rate.
     *
     * @return η, or 0 for the usual one
     */
    @JSProperty
    double getRate();

    /**
     * The budget of descent.
     *
     * @return steps
     */
    @JSProperty
    double getSteps();

    /**
     * Are the claims to be asked, too?
     *
     * @return false while numbers are dragged
     */
    @JSProperty
    boolean isSentences();

    /**
     * Are all queries asked, for the order in which they are learned?
     *
     * @return whether k is all
     */
    @JSProperty
    boolean isOrder();
}
