// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Says, before the first answer, that it comes from no gateway; where there is no answer it says nothing. For one thread at a time. */
final class Alone extends FilterOutputStream {
    private boolean said;

    Alone(OutputStream answers) {
        super(answers);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        say();
        out.write(bytes, offset, length);
    }

    @Override
    public void write(int one) throws IOException {
        say();
        out.write(one);
    }

    private void say() {
        if (!said) {
            said = true;
            System.err.println(
                    "uplink: no gateway runs ('uplink run' starts one), so this only observes and keeps nothing");
        }
    }
}
