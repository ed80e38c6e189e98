/** What the page computes while it is read: one training at a time, asked for in the reader's own numbers. Compiled to JavaScript as it is. */
package org.iclconvergence.live;
