/** Training: gradient descent and Adam on the bilinear weights or on Q itself, and the trajectories that they leave. */
package org.iclconvergence.training;
