/** The whole suite for whoever wants its verdicts: a command, a test of another project. */
@NullMarked
package org.iclconvergence.suite;

import org.jspecify.annotations.NullMarked;
