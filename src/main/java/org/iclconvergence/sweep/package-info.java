/** Many trainings at once: grids and random designs, one row a point, a store that survives a kill, fitted power laws. */
@NullMarked
package org.iclconvergence.sweep;

import org.jspecify.annotations.NullMarked;
