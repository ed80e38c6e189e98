/** What the theorems and laws predict: hypotheses, bounds, closed forms. Never imports the code that it judges. */
package org.iclconvergence.theory;
