package org.iclconvergence.cli;

import org.iclconvergence.claims.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code icl --version} says. */
final class VersionLines implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return Versions.all().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toArray(String[]::new);
    }
}
