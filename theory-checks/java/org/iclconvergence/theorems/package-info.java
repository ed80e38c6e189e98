/** The claims: one method each, which measures in one world, compares with the theory, and says nothing else. */
@NullMarked
package org.iclconvergence.theorems;

import org.jspecify.annotations.NullMarked;
