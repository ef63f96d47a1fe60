// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import uplink.profile.Internet;

/** What came back from a target, as far as it matters. */
final class Answer {
    private static final int MOST = 16 * 1024;
    private static final int NO_CONTENT = 204;
    private static final int WANTS_LOGIN = 511;
    private static final String STATUS_LINE = "HTTP/1\\.[01] [1-5][0-9]{2}";
    private static final int STATUS_AT = 9;
    private static final int STATUS_END = STATUS_AT + 3;

    private final Socket socket;
    private final long deadline;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private Answer(Socket socket, long deadline) {
        this.socket = socket;
        this.deadline = deadline;
    }

    /**
     * Reads as much as tells what it means; who drips byte by byte gains nothing.
     *
     * @param deadline by {@link System#nanoTime()}
     */
    static Internet meaning(Socket socket, Target target, long deadline) throws IOException {
        Answer answer = new Answer(socket, deadline);
        answer.read(target.text().isEmpty() ? STATUS_END : MOST);
        return answer.meaning(target.text());
    }

    private void read(int most) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[Math.min(most, 2_048)];
        while (heard.size() < most) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("an answer without an end");
            }
            socket.setSoTimeout((int) left);
            int count = in.read(bytes, 0, Math.min(bytes.length, most - heard.size()));
            if (count < 0) {
                return;
            }
            heard.write(bytes, 0, count);
        }
    }

    /** Whoever answers with another page, or sends elsewhere, stands in between; whoever answers otherwise is not who was asked. */
    private Internet meaning(String text) {
        String all = heard.toString(StandardCharsets.UTF_8);
        if (all.length() < STATUS_END || !all.substring(0, STATUS_END).matches(STATUS_LINE)) {
            return Internet.LIMITED;
        }
        int status = Integer.parseInt(all.substring(STATUS_AT, STATUS_END));
        if (text.isEmpty() ? status == NO_CONTENT : status == 200 && body(all).contains(text)) {
            return Internet.ONLINE;
        }
        boolean page = status >= 200 && status < 400 && status != NO_CONTENT || status == WANTS_LOGIN;
        return page ? Internet.PORTAL : Internet.LIMITED;
    }

    private static String body(String all) {
        int end = all.indexOf("\r\n\r\n");
        return end < 0 ? "" : all.substring(end);
    }
}
