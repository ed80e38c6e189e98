/** The paper's data: orthonormal features, their probabilities, task weights and prompts ([HCL24] Section 2.1). */
package org.iclconvergence.data;
