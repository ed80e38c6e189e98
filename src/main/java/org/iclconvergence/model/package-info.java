/** The one-layer softmax transformer, literally and in its reduced forms ([HCL24] Section 2.2). */
package org.iclconvergence.model;
