/** Numbers, curves and words as objects of JavaScript. The only classes that need the compiler's library; they run in browsers alone. */
@NullMarked
package org.iclconvergence.live.browser;

import org.jspecify.annotations.NullMarked;
