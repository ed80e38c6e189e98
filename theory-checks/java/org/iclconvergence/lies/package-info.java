/** The lies, grouped by what they bend: each breaks one thing, and the checks that meet it must notice. */
package org.iclconvergence.lies;
