/** What a trajectory shows: hitting times, leading influence and the paper's phases ([HCL24] Section 4). */
@NullMarked
package org.iclconvergence.dynamics;

import org.jspecify.annotations.NullMarked;
