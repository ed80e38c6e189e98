/** Claims, what a run of their checks was asked for, evidence for and against them, verdicts, the ledger that collects them. */
@NullMarked
package org.iclconvergence.claims;

import org.jspecify.annotations.NullMarked;
