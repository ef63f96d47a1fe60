// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uplink.service.shell.text.Texts;

/** Draws what a terminal shows: text with ANSI colours becomes a picture. */
final class Svg {
    private static final Pattern PIECE = Pattern.compile("\u001b\\[([0-9]+)m([^\u001b]*)\u001b\\[0m|([^\u001b]+)");
    private static final Pattern WORDS = Pattern.compile("[^ ]+( [^ ]+)*");
    private static final double COLUMN = 8.4;
    private static final int LINE = 20;
    private static final int EDGE = 16;

    private Svg() {}

    static String of(String title, String command, String text) {
        List<String> lines = text.lines().toList();
        int columns = Math.max(
                command.length() + 2,
                lines.stream()
                        .mapToInt(line -> Texts.width(line.replaceAll("\u001b\\[[0-9]+m", "")))
                        .max()
                        .orElse(0));
        long width = Math.round(columns * COLUMN) + 2L * EDGE;
        int height = (lines.size() + 2) * LINE + 2 * EDGE;
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\"" + title + "\">\n");
        out.append("<!-- SPDX-License-Identifier: Apache-2.0 -->\n");
        out.append("<style>text{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;"
                + "fill:#d8dee9;white-space:pre}.c32{fill:#8fbf7f}.c31{fill:#d0707a}.c33{fill:#dfbf7f}"
                + ".c2{fill:#7b8699}.c1{font-weight:bold;fill:#eceff4}</style>\n");
        out.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#242933\"/>\n");
        line(out, 0, "\u001b[2m$\u001b[0m " + command);
        for (int index = 0; index < lines.size(); index++) {
            line(out, index + 2, lines.get(index));
        }
        return out.append("</svg>\n").toString();
    }

    private static void line(StringBuilder out, int row, String line) {
        if (line.isEmpty()) {
            return;
        }
        int y = EDGE + row * LINE + LINE - 6;
        out.append("<text y=\"").append(y).append("\">");
        Matcher pieces = PIECE.matcher(line);
        int column = 0;
        while (pieces.find()) {
            boolean painted = pieces.group(1) != null;
            String piece = painted ? pieces.group(2) : pieces.group(3);
            draw(out, column, painted ? " class=\"c" + pieces.group(1) + "\"" : "", piece);
            column += Texts.width(piece);
        }
        out.append("</text>\n");
    }

    /** Blanks are not drawn but left out, since pictures disagree about them. */
    private static void draw(StringBuilder out, int column, String style, String piece) {
        Matcher words = WORDS.matcher(piece);
        while (words.find()) {
            int at = column + Texts.width(piece.substring(0, words.start()));
            out.append("<tspan x=\"")
                    .append(Math.round((EDGE + at * COLUMN) * 10) / 10.0)
                    .append('"');
            out.append(style).append('>');
            out.append(words.group().replace("&", "&amp;").replace("<", "&lt;")).append("</tspan>");
        }
    }
}
