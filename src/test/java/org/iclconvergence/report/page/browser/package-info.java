/** The page in a real browser: what its readers see and do. */
package org.iclconvergence.report.page.browser;
