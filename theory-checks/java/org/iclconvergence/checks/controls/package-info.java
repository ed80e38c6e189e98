/** The controls: each breaks one thing, and the checks that name it must notice. */
package org.iclconvergence.checks.controls;
