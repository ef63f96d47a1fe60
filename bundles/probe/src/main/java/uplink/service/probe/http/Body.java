// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** What stands behind a head: of a given length, in chunks, or to the end of the connection. RFC 9112, section 6. */
final class Body extends FilterInputStream {
    private static final long OPEN = -1;
    private static final int LONGEST_LINE = 1_024;

    private final boolean chunked;
    /** Bytes until the end of the body or the chunk; {@link #OPEN} when nobody says. */
    private long left;

    private boolean first = true;
    private boolean ended;

    private Body(InputStream in, boolean chunked, long left) {
        super(in);
        this.chunked = chunked;
        this.left = left;
    }

    /** Of an answer with that head to a question with that method. */
    static Body of(Head head, String method, InputStream in) throws IOException {
        boolean none = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        boolean chunks = head.field("Transfer-Encoding")
                .filter(value -> value.equalsIgnoreCase("chunked"))
                .isPresent();
        String length = head.field("Content-Length").orElse("");
        if (none) {
            return new Body(in, false, 0);
        }
        if (chunks) {
            return new Body(in, true, 0);
        }
        if (!length.isEmpty() && !length.matches("[0-9]{1,18}")) {
            throw new ProtocolException("a length of '" + length + "' makes no sense");
        }
        return new Body(in, false, length.isEmpty() ? OPEN : Long.parseLong(length));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (chunked && left == 0 && !ended) {
            chunk();
        }
        if (ended || left == 0) {
            return -1;
        }
        int most = left == OPEN ? length : (int) Math.min(left, length);
        int read = in.read(bytes, offset, most);
        if (read < 0 && left != OPEN) {
            throw new EOFException("the answer is cut off, " + left + " bytes are missing");
        }
        left = left == OPEN || read < 0 ? left : left - read;
        ended = read < 0;
        return read;
    }

    private void chunk() throws IOException {
        if (!first) {
            line();
        }
        first = false;
        String size = line().replaceAll(";.*", "").trim();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("a chunk of size '" + size + "' makes no sense");
        }
        left = Long.parseLong(size, 16);
        ended = left == 0;
    }

    private String line() throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the answer is cut off in the midst of its chunks");
            }
            if (length == LONGEST_LINE) {
                throw new ProtocolException("a chunk begins with a line that does not end");
            }
            line[length++] = (byte) one;
        }
        return new String(line, 0, length, StandardCharsets.US_ASCII).trim();
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 || read() < 0 ? 0 : 1;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
