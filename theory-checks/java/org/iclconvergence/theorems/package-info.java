/** The claims: one method each, which measures in one world, compares with the theory, and says nothing else. */
package org.iclconvergence.theorems;
