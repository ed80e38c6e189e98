/** Who runs a check, in which role, and what becomes of its evidence. */
package org.iclconvergence.harness;
