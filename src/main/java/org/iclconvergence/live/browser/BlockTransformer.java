package org.iclconvergence.live.browser;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodHolder;
import org.teavm.model.Program;

/** Rewrites every block of every method on its way to JavaScript. */
abstract class BlockTransformer implements ClassHolderTransformer {
    @Override
    public final void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        for (MethodHolder method : type.getMethods()) {
            Program program = method.getProgram();
            for (int i = 0; program != null && i < program.basicBlockCount(); i++) {
                rewrite(program.basicBlockAt(i));
            }
        }
    }

    abstract void rewrite(BasicBlock block);
}
