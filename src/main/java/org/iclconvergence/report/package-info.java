/** What people see: figures, tables, pages. */
package org.iclconvergence.report;
