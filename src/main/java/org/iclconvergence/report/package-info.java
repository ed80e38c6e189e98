/** What people see: figures, tables, pages. */
@NullMarked
package org.iclconvergence.report;

import org.jspecify.annotations.NullMarked;
