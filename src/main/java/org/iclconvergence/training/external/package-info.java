/**
 * Trainings that are done elsewhere: a problem as a folder of JSON and NumPy arrays, and the answer of whoever trained on it, in any
 * language.
 */
@NullMarked
package org.iclconvergence.training.external;

import org.jspecify.annotations.NullMarked;
