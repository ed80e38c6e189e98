/** What the theorems and laws predict: hypotheses, bounds, closed forms. Never imports the code that it judges. */
@NullMarked
package org.iclconvergence.theory;

import org.jspecify.annotations.NullMarked;
