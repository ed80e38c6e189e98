/** The whole suite for whoever wants its verdicts: a command, a test of another project. */
package org.iclconvergence.suite;
