package org.iclconvergence.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepStoreTest {
    @TempDir
    private Path folder;

    private static SweepRow row(long index) {
        return new SweepRow(
                index, Status.REACHED, "ε below √2", new double[] {Math.PI * index, Double.NaN, 5e-324}, new double[] {
                    0, Double.NaN, Double.MIN_VALUE
                });
    }

    @Test
    void rows_come_back_in_order_bit_for_bit() throws IOException {
        Path file = folder.resolve("store");
        try (SweepStore store = SweepStore.open(file, "grid")) {
            for (long index : new long[] {7, 2, 1_000_000_007L, 0}) {
                store.put(row(index));
            }
            store.commit();
        }
        List<SweepRow> rows = new ArrayList<>();
        try (SweepStore store = SweepStore.open(file, "grid")) {
            assertThat(store.size()).isEqualTo(4);
            assertThat(store.has(2)).isTrue();
            assertThat(store.has(3)).isFalse();
            store.forEach(rows::add);
        }
        assertThat(rows).extracting(SweepRow::index).containsExactly(0L, 2L, 7L, 1_000_000_007L);
        for (SweepRow row : rows) {
            assertThat(row.toBytes()).isEqualTo(row(row.index()).toBytes());
            assertThat(row.reason()).isEqualTo("ε below √2");
        }
    }

    @Test
    void one_sweep_at_a_time_and_of_one_grid() throws IOException {
        Path file = folder.resolve("store");
        try (SweepStore store = SweepStore.open(file, "grid")) {
            store.put(row(0));
            assertThatThrownBy(() -> SweepStore.open(file, "grid"))
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + ": another sweep writes into this folder");
        }
        assertThatThrownBy(() -> SweepStore.open(file, "another grid"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder + ": holds the points of another grid");
        try (SweepStore store = SweepStore.open(file, "grid")) {
            assertThat(store.size()).isEqualTo(1);
        }
    }
}
