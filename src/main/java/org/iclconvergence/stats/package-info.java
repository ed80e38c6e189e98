/** Statistics of the stochastic checks: sample sizes from declared errors, exact limits. */
package org.iclconvergence.stats;
