/**
 * The one way in which files are taken in: YAML, JSON and CSV become values that know their place, and values become records.
 * What is missing, unknown, repeated, of another type, too large or too deep is an {@link java.io.IOException} with one line:
 * file, line, field, what was wanted, what was found.
 * And the one way in which numbers and JSON are written, so that they are read again.
 */
@NullMarked
package org.iclconvergence.reading;

import org.jspecify.annotations.NullMarked;
