/** The command line. Nobody imports it. */
package org.iclconvergence.cli;
