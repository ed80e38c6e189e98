/** The hypotheses: what a world of each kind is, and which worlds each claim is checked in. */
package org.iclconvergence.worlds;
