/** Claims, evidence for and against them, verdicts, and the ledger that collects them. */
package org.iclconvergence.claims;
