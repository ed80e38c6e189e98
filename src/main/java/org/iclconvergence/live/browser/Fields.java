package org.iclconvergence.live.browser;

import java.util.List;
import java.util.function.Function;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSString;

/** An object of JavaScript, filled field by field. */
final class Fields {
    private final JSMapLike<JSObject> object = empty();

    @JSBody(script = "return {};")
    private static native JSMapLike<JSObject> empty();

    Fields with(String name, double value) {
        object.set(name, JSNumber.valueOf(value));
        return this;
    }

    Fields with(String name, String value) {
        object.set(name, JSString.valueOf(value));
        return this;
    }

    Fields with(String name, boolean value) {
        object.set(name, JSBoolean.valueOf(value));
        return this;
    }

    Fields with(String name, JSObject value) {
        object.set(name, value);
        return this;
    }

    <T> Fields with(String name, List<T> values, Function<T, JSObject> each) {
        return with(name, array(values, each));
    }

    JSObject object() {
        return object;
    }

    static <T> JSArray<JSObject> array(List<T> values, Function<T, JSObject> each) {
        JSArray<JSObject> array = new JSArray<>();
        values.forEach(value -> array.push(each.apply(value)));
        return array;
    }

    static JSArray<JSObject> pair(double... numbers) {
        JSArray<JSObject> array = new JSArray<>();
        for (double number : numbers) {
            array.push(JSNumber.valueOf(number));
        }
        return array;
    }
}
