package org.iclconvergence.laboratory;

import org.iclconvergence.stats.Estimate;

/**
 * One number, computed in two ways.
 *
 * @param actual what a training uses
 * @param expected what it must be
 */
public record Compared(Estimate actual, Estimate expected) {}
