/** The lies, grouped by what they bend: each breaks one thing, and the checks that meet it must notice. */
@NullMarked
package org.iclconvergence.lies;

import org.jspecify.annotations.NullMarked;
