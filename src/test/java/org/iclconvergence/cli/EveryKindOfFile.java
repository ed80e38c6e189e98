package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that writes every kind of file, one command after the other, into the folder that it is started in. Numbers are of
 * sizes where {@code Double.toString} of Java 17 and of Java 19 differ.
 */
final class EveryKindOfFile {
    private static final String GRID = """
            title: η T over K, İstanbul'dan
            training: flow
            measure: [hittingTimes, switch, theory]
            points:
              regime: imbalanced
              K: {from: 10, to: 1e10, count: 3, scale: log}
              p_1: {from: 0.1, to: 0.7, count: 2, scale: linear}
              N: inf
              epsilon: 0.01
              query: 2
            fits:
              - {y: hittingTime, x: K}
            diagrams:
              - {x: K, y: p_1, value: hittingTime, levels: [4.2e22, 2e23]}
            """;

    private static final String CASE =
            "[{\"name\": \"ş\", \"probabilities\": [0.5, 0.3, 0.2], \"query\": 2, \"learningRate\": 1e-20, \"errors\": [0.1, 0.03]}]";

    private static final List<String> COMMANDS = List.of(
            "flow --features=1e12 --dominant-probability=0.5 --learning-rate=2e23 --out=flow",
            "flow --probabilities=0.5,0.3,0.2 --query=all --learning-rate=4.2e22 --out=order",
            "flow case.json",
            "population --features=5 --dominant-probability=0.3 --prompt-length=50 --width=240 --height=180 --out=population",
            "experiment --regime=IMBALANCED --features=4 --dimension=8 --prompt-length=20 --prompts=20 --epochs=30"
                    + " --out=experiment",
            "sweep grid.yaml --width=240 --height=180 --out=sweep",
            "problem --claims=BAL-6 --out=problems");

    private EveryKindOfFile() {}

    /**
     * Runs the commands, until one fails.
     *
     * @param none not looked at
     */
    public static void main(String[] none) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Files.writeString(Path.of("grid.yaml"), GRID, StandardCharsets.UTF_8);
        Files.writeString(Path.of("case.json"), CASE, StandardCharsets.UTF_8);
        PrintStream out = System.out;
        for (String command : COMMANDS) {
            out.println("$ icl " + command);
            int exitCode = Icl.commandLine().execute(command.split(" "));
            if (exitCode != 0) {
                System.exit(exitCode);
            }
        }
    }
}
