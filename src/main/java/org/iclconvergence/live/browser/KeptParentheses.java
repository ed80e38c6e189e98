package org.iclconvergence.live.browser;

import java.util.HashSet;
import java.util.Set;
import org.teavm.model.BasicBlock;
import org.teavm.model.Instruction;
import org.teavm.model.Program;
import org.teavm.model.Variable;
import org.teavm.model.instructions.AssignInstruction;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.CastNumberInstruction;
import org.teavm.model.instructions.DoubleConstantInstruction;
import org.teavm.model.instructions.GetElementInstruction;
import org.teavm.model.instructions.GetFieldInstruction;
import org.teavm.model.instructions.NegateInstruction;
import org.teavm.model.instructions.NumericOperandType;
import org.teavm.model.util.DefinitionExtractor;

/**
 * Keeps the order of floating-point operations. TeaVM (0.10.2 to 0.14.1) writes a + (b − c) as a + b − c and a (b / c) as a b / c, which
 * rounds otherwise: compensated sums, such as those of FastMath, lose what they are for. It does keep the parentheses of a − (…) and the sign of
 * a factor, so sums are given to it as a − (−x) and products as −(a (−x)), which are the same to the last bit.
 */
public final class KeptParentheses extends BlockTransformer {
    /** The compiler makes it. */
    public KeptParentheses() {}

    @Override
    void rewrite(BasicBlock block) {
        DefinitionExtractor definitions = new DefinitionExtractor();
        // what is written without an operator needs no parentheses; a call may come to be written as what it calls
        Set<Variable> plain = new HashSet<>();
        for (Instruction instruction : block) {
            if (instruction instanceof BinaryInstruction binary
                    && binary.getOperandType() == NumericOperandType.DOUBLE
                    && !plain.contains(binary.getSecondOperand())) {
                if (binary.getOperation() == BinaryOperation.ADD) {
                    replaceSum(binary);
                } else if (binary.getOperation() == BinaryOperation.MULTIPLY) {
                    replaceProduct(binary);
                }
            }
            instruction.acceptVisitor(definitions);
            for (Variable defined : definitions.getDefinedVariables()) {
                if (isPlain(instruction, plain)) {
                    plain.add(defined);
                } else {
                    plain.remove(defined);
                }
            }
        }
    }

    private static boolean isPlain(Instruction instruction, Set<Variable> plain) {
        return instruction instanceof DoubleConstantInstruction
                || instruction instanceof GetElementInstruction
                || instruction instanceof GetFieldInstruction
                || instruction instanceof CastNumberInstruction
                || (instruction instanceof AssignInstruction assignment && plain.contains(assignment.getAssignee()));
    }

    private static void replaceSum(BinaryInstruction sum) {
        Variable negative =
                negative(sum, sum.getSecondOperand(), sum.getProgram().createVariable());
        put(sum, BinaryOperation.SUBTRACT, negative, sum.getReceiver());
        sum.delete();
    }

    private static void replaceProduct(BinaryInstruction product) {
        Program program = product.getProgram();
        Variable negative = negative(product, product.getSecondOperand(), program.createVariable());
        Variable opposite = program.createVariable();
        put(product, BinaryOperation.MULTIPLY, negative, opposite);
        negative(product, opposite, product.getReceiver());
        product.delete();
    }

    /** Before an instruction. */
    private static Variable negative(BinaryInstruction before, Variable of, Variable receiver) {
        NegateInstruction negation = new NegateInstruction(NumericOperandType.DOUBLE);
        negation.setOperand(of);
        negation.setReceiver(receiver);
        negation.setLocation(before.getLocation());
        before.insertPrevious(negation);
        return receiver;
    }

    private static void put(BinaryInstruction before, BinaryOperation operation, Variable second, Variable receiver) {
        BinaryInstruction binary = new BinaryInstruction(operation, NumericOperandType.DOUBLE);
        binary.setFirstOperand(before.getFirstOperand());
        binary.setSecondOperand(second);
        binary.setReceiver(receiver);
        binary.setLocation(before.getLocation());
        before.insertPrevious(binary);
    }
}
