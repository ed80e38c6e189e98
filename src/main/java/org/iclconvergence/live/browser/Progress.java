package org.iclconvergence.live.browser;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Told from time to time how far a training has come. */
@JSFunctor
@FunctionalInterface
public interface Progress extends JSObject {
    /**
     * Takes a part.
     *
     * @param part from 0 to 1
     */
    void at(double part);
}
