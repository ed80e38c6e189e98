package org.iclconvergence.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.FastMath;

/** Fits power laws to rows that pass by twice: the second time for the largest residual. No row is kept. */
public final class LawFits {
    private static final long FEWEST = 3;
    private static final double SIGNIFICANCE = 0.05;

    private final List<Request> requests = new ArrayList<>();

    /** One law and its fits, one for each combination of the parameters that it is fitted by. */
    private static final class Request {
        private final PowerLaw law;
        private final ToDoubleBiFunction<SweepPoint, SweepRow> x;
        private final ToDoubleBiFunction<SweepPoint, SweepRow> y;
        private final Map<String, ToDoubleBiFunction<SweepPoint, SweepRow>> where = new LinkedHashMap<>();
        private final Map<Map<String, Object>, Fit> fits = new LinkedHashMap<>();

        Request(PowerLaw law, Columns columns) {
            this.law = law;
            x = columns.number(law.x());
            y = columns.number(law.y());
            law.where().orElse(Map.of()).keySet().forEach(name -> where.put(name, columns.number(name)));
        }

        Fit of(SweepPoint point) {
            Map<String, Object> key = new LinkedHashMap<>();
            for (String name : law.by().orElse(List.of())) {
                Object setting = Columns.setting(point, name);
                // a parameter of another regime
                key.put(name, setting == null ? "" : setting);
            }
            return fits.computeIfAbsent(key, each -> new Fit());
        }

        boolean inside(SweepPoint point, SweepRow row) {
            return where.entrySet().stream().allMatch(each -> {
                List<Double> range =
                        Objects.requireNonNull(law.where().orElseThrow().get(each.getKey()));
                double value = each.getValue().applyAsDouble(point, row);
                return value >= range.get(0) && value <= range.get(1);
            });
        }
    }

    private static final class Fit {
        private final SimpleRegression regression = new SimpleRegression();
        private double largest;
        private long leftOut;
    }

    /**
     * Laws to be fitted.
     *
     * @param sweep that asks for them
     */
    public LawFits(GridFile sweep) {
        Columns columns = new Columns(sweep.grid());
        sweep.fits().forEach(law -> requests.add(new Request(law, columns)));
    }

    /**
     * Takes in a row, the first time.
     *
     * @param point of the row
     * @param row what was measured there
     */
    public void add(SweepPoint point, SweepRow row) {
        for (Request request : requests) {
            double x = request.x.applyAsDouble(point, row);
            double y = request.y.applyAsDouble(point, row);
            Fit fit = request.of(point);
            if (isUsable(x, y) && request.inside(point, row)) {
                fit.regression.addData(FastMath.log(x), FastMath.log(y));
            } else {
                fit.leftOut++;
            }
        }
    }

    /**
     * Takes in the same row, once all have been added.
     *
     * @param point of the row
     * @param row what was measured there
     */
    public void compare(SweepPoint point, SweepRow row) {
        for (Request request : requests) {
            double x = request.x.applyAsDouble(point, row);
            double y = request.y.applyAsDouble(point, row);
            if (isUsable(x, y) && request.inside(point, row)) {
                Fit fit = request.of(point);
                double residual = FastMath.log(y) - fit.regression.predict(FastMath.log(x));
                fit.largest = Math.abs(residual) > Math.abs(fit.largest) ? residual : fit.largest;
            }
        }
    }

    private static boolean isUsable(double x, double y) {
        return x > 0 && x < Double.POSITIVE_INFINITY && y > 0 && y < Double.POSITIVE_INFINITY;
    }

    /**
     * What came out.
     *
     * @return law after law, each with its combinations in the order of the design
     */
    public List<FittedLaw> fitted() {
        List<FittedLaw> laws = new ArrayList<>();
        for (Request request : requests) {
            request.fits.forEach((key, fit) -> laws.add(fitted(request.law, key, fit)));
        }
        return laws;
    }

    private static FittedLaw fitted(PowerLaw law, Map<String, Object> key, Fit fit) {
        SimpleRegression regression = fit.regression;
        long points = regression.getN();
        double exponent = points < FEWEST ? Double.NaN : regression.getSlope();
        if (Double.isNaN(exponent)) {
            return new FittedLaw(
                    law,
                    key,
                    points,
                    fit.leftOut,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN);
        }
        double half = regression.getSlopeConfidenceInterval(SIGNIFICANCE);
        return new FittedLaw(
                law,
                key,
                points,
                fit.leftOut,
                exponent,
                exponent - half,
                exponent + half,
                FastMath.exp(regression.getIntercept()),
                Math.sqrt(regression.getMeanSquareError()),
                fit.largest);
    }
}
