/** The training of one query column on the exact loss or its limit: descent, flow, events and their hitting times. */
@NullMarked
package org.iclconvergence.training.query;

import org.jspecify.annotations.NullMarked;
