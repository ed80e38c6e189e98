/** Numbers that know their error, and the statistics of stochastic checks: sample sizes from declared errors, exact limits. */
package org.iclconvergence.stats;
