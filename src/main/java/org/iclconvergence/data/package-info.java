/** The paper's data: orthonormal features, their probabilities, task weights and prompts ([HCL24] Section 2.1). */
@NullMarked
package org.iclconvergence.data;

import org.jspecify.annotations.NullMarked;
