package org.iclconvergence.live.browser;

import org.teavm.model.BasicBlock;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReference;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Takes absolute values as the browser does. FastMath clears the sign among the bits of a double, which are a BigInt in JavaScript: an integrator
 * that asks for each weight at each step spends a quarter of its time there. The results are the same.
 */
public final class PlainAbsoluteValues extends BlockTransformer {
    private static final String FAST_MATH = "org.apache.commons.math3.util.FastMath";
    private static final MethodReference PLAIN = new MethodReference(Math.class, "abs", double.class, double.class);

    /** The compiler makes it. */
    public PlainAbsoluteValues() {}

    @Override
    void rewrite(BasicBlock block) {
        for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction call
                    && call.getMethod().getClassName().equals(FAST_MATH)
                    && call.getMethod().getDescriptor().equals(PLAIN.getDescriptor())) {
                call.setMethod(PLAIN);
            }
        }
    }
}
