/**
 * Inequalities between closed forms proved for a continuum of worlds, by interval arithmetic with outward rounding, and short
 * descents enclosed step by step (THEORY.md, section 19). Written without the formulas of {@code theory}, which it confirms.
 */
@NullMarked
package org.iclconvergence.certificate;

import org.jspecify.annotations.NullMarked;
