/** The checks: one method for each claim, run honestly and under every control that must refute it. */
package org.iclconvergence.checks;
