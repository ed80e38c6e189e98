/** The command line. Nobody imports it. */
@NullMarked
package org.iclconvergence.cli;

import org.jspecify.annotations.NullMarked;
