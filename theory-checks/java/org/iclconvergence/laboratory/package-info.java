/** Everything that a check may measure, and one seam for each thing that a lie may bend. */
@NullMarked
package org.iclconvergence.laboratory;

import org.jspecify.annotations.NullMarked;
