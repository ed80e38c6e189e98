/** What a trajectory shows: hitting times, leading influence and the paper's phases ([HCL24] Section 4). */
package org.iclconvergence.dynamics;
