package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AssertedTest {
    private record Frame(String name, int line) implements StackWalker.StackFrame {
        @Override
        public String getClassName() {
            return name;
        }

        @Override
        public int getLineNumber() {
            return line;
        }

        @Override
        public String getMethodName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Class<?> getDeclaringClass() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getByteCodeIndex() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getFileName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isNativeMethod() {
            return false;
        }

        @Override
        public StackTraceElement toStackTraceElement() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void the_same_words_may_stand_at_one_line_of_one_class_alone() {
        Asserted asserted = new Asserted("falls");
        asserted.statedAt(new Frame("org.one.OneCheck", 7));
        assertThatCode(() -> asserted.statedAt(new Frame("org.one.OneCheck", 7)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> asserted.statedAt(new Frame("org.one.OneCheck", 8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two assertions are named falls, at OneCheck:7 and OneCheck:8");
        assertThatThrownBy(() -> asserted.statedAt(new Frame("org.one.OtherCheck", 7)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two assertions are named falls, at OneCheck:7 and OtherCheck:7");
        asserted.keep(new Finding("falls", 1, 0, 2, 0.5, Verdict.HOLDS), new ArrayList<>());
        assertThat(asserted.result().site()).isEqualTo("OneCheck:7");
    }
}
