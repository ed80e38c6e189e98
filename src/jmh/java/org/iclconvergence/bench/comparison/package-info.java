/** What {@code mvn -Pbench verify} runs: this project against its peers, the same work in turn, as a table and reports/bench.json. */
package org.iclconvergence.bench.comparison;
