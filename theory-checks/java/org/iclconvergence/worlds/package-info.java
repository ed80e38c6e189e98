/** The hypotheses: what a world of each kind is, and which worlds each claim is checked in. */
@NullMarked
package org.iclconvergence.worlds;

import org.jspecify.annotations.NullMarked;
