/** Losses with their gradients, each the oracle of the next: tokens, counts, exact population, infinite prompts. */
package org.iclconvergence.loss;
