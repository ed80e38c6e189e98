/** What the page computes while it is read: one training at a time, asked for in the reader's own numbers. Compiled to JavaScript as it is. */
@NullMarked
package org.iclconvergence.live;

import org.jspecify.annotations.NullMarked;
