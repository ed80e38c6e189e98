/**
 * The one way in which files are taken in: YAML, JSON and CSV become values that know their place, and values become records.
 * What is missing, unknown, repeated, of another type, too large or too deep is an {@link java.io.IOException} with one line:
 * file, line, field, what was wanted, what was found.
 */
package org.iclconvergence.reading;
