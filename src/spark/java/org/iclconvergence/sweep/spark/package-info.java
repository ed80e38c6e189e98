/** Sweeps on a Spark cluster; compiled with the profile spark. */
package org.iclconvergence.sweep.spark;
