/** Who runs a check, in which role, and what becomes of its evidence. */
@NullMarked
package org.iclconvergence.harness;

import org.jspecify.annotations.NullMarked;
