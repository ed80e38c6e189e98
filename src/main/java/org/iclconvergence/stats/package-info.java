/** Numbers that know their error, and the statistics of stochastic checks: sample sizes from declared errors, exact limits. */
@NullMarked
package org.iclconvergence.stats;

import org.jspecify.annotations.NullMarked;
