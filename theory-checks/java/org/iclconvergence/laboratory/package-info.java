/** Everything that a check may measure, and one seam for each thing that a lie may bend. */
package org.iclconvergence.laboratory;
