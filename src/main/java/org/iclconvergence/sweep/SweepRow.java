package org.iclconvergence.sweep;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.iclconvergence.stats.Estimate;

/**
 * What was measured at one point.
 *
 * @param index of the point in its design
 * @param status what became of it
 * @param reason why it was not reached or failed, one line; empty if it was
 * @param values one for each column of the grid, NaN where there is none
 * @param errors the largest distance of each from the true value, NaN where none is known
 */
public record SweepRow(long index, Status status, String reason, double[] values, double[] errors)
        implements Serializable {
    /** Nothing may be null. */
    public SweepRow {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(errors, "errors");
    }

    /** By its place here a status is stored: new ones come behind. */
    private static final List<Status> STORED = List.of(Status.REACHED, Status.NEVER, Status.UNFINISHED, Status.FAILED);

    /**
     * A measured number.
     *
     * @param column of the grid
     * @return with its error
     */
    Estimate estimate(int column) {
        return new Estimate(values[column], Double.isNaN(errors[column]) ? Double.POSITIVE_INFINITY : errors[column]);
    }

    /** As bytes, without the index. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(STORED.indexOf(status));
            out.writeUTF(reason);
            out.writeByte(values.length);
            for (int i = 0; i < values.length; i++) {
                out.writeDouble(values[i]);
                out.writeDouble(errors[i]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static SweepRow ofBytes(long index, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Status status = STORED.get(in.readByte());
            String reason = in.readUTF();
            double[] values = new double[in.readByte()];
            double[] errors = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readDouble();
                errors[i] = in.readDouble();
            }
            return new SweepRow(index, status, reason, values, errors);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
