/** The figures, each described once from the rows of its table, wherever they come from: a training, or the evidence's CSV. */
@NullMarked
package org.iclconvergence.report.figure;

import org.jspecify.annotations.NullMarked;
