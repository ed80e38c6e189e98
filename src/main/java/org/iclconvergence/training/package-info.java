/** Training: gradient descent and Adam on the bilinear weights or on Q itself, and the trajectories that they leave. */
@NullMarked
package org.iclconvergence.training;

import org.jspecify.annotations.NullMarked;
