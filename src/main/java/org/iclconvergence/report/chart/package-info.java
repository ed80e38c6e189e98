/** A chart described once, and its drawing as SVG and PNG; the page's script draws the same description live. */
@NullMarked
package org.iclconvergence.report.chart;

import org.jspecify.annotations.NullMarked;
