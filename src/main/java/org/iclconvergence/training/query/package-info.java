/** The training of one query column on the exact loss or its limit: descent, flow, events and their hitting times. */
package org.iclconvergence.training.query;
