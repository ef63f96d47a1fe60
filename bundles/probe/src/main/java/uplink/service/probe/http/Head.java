// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an answer begins.
 *
 * @param status 100 to 599
 * @param reason the server's words for it; may be empty
 * @param fields in their order, without control characters
 */
public record Head(int status, String reason, List<Field> fields) {
    private static final int LARGEST = 64 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: (.*))?");

    /**
     * One line of it.
     *
     * @param name as the server writes it
     * @param value without blanks around it
     */
    public record Field(String name, String value) {}

    public Head {
        fields = List.copyOf(fields);
    }

    /** Reads to the empty line and not a byte further. */
    static Head read(InputStream in) throws IOException {
        Limited lines = new Limited(in);
        String first = lines.next();
        Matcher status = STATUS.matcher(first);
        if (!status.matches()) {
            throw new ProtocolException("no HTTP, but '" + first.substring(0, Math.min(40, first.length())) + "'");
        }
        List<Field> fields = new ArrayList<>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(new Field(
                        line.substring(0, colon), line.substring(colon + 1).trim()));
            }
        }
        return new Head(
                Integer.parseInt(status.group(1)),
                status.group(2) == null ? "" : status.group(2).trim(),
                fields);
    }

    /** The first field of that name. */
    public Optional<String> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    /** {@code 302 Found}. */
    public String line() {
        return (status + " " + reason).trim();
    }

    /** Lines of one head, all together not larger than {@link #LARGEST}. */
    private static final class Limited {
        private final InputStream in;
        private int left = LARGEST;

        Limited(InputStream in) {
            this.in = in;
        }

        String next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0) {
                    throw new EOFException("the answer is cut off");
                }
                if (--left < 0) {
                    throw new ProtocolException("the head of the answer is larger than " + LARGEST + " bytes");
                }
                line.write(one);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing().replaceAll("\\p{Cntrl}", "?");
        }
    }
}
