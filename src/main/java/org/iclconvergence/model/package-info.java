/** The one-layer softmax transformer, literally and reduced to Z = VᵀQV ([HCL24] Section 2.2). */
@NullMarked
package org.iclconvergence.model;

import org.jspecify.annotations.NullMarked;
