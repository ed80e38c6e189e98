/** The page people read: the paper's claims, what was found about them, figures and data in one HTML file. */
@NullMarked
package org.iclconvergence.report.page;

import org.jspecify.annotations.NullMarked;
