/** Losses with their gradients, each the oracle of the next: tokens, counts, exact population, infinite prompts. */
@NullMarked
package org.iclconvergence.loss;

import org.jspecify.annotations.NullMarked;
