// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns as wide as their widest cell. */
public final class Table {
    /** A piece of a row: its letters, and how they are painted. */
    record Cell(String text, String painted) {
        static Cell of(String text) {
            String safe = Texts.safe(text);
            return new Cell(safe, safe);
        }

        static Cell state(String word, Style style) {
            return new Cell(Texts.words(word), style.state(word));
        }

        static Cell dim(String text, Style style) {
            String safe = Texts.safe(text);
            return new Cell(safe, style.dim(safe));
        }
    }

    private final List<Cell> head;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final Style style;

    /** With these titles. */
    public Table(Style style, String... head) {
        this.style = style;
        this.head = Arrays.stream(head).map(title -> Cell.dim(title, style)).toList();
    }

    /** Adds a row, a cell per title. */
    void row(Cell... cells) {
        rows.add(List.of(cells));
    }

    /** Every row on a line. */
    public String text() {
        if (rows.isEmpty()) {
            return style.dim("none") + "\n";
        }
        int[] widths = new int[head.size()];
        measure(head, widths);
        rows.forEach(row -> measure(row, widths));
        StringBuilder out = new StringBuilder();
        line(out, head, widths);
        rows.forEach(row -> line(out, row, widths));
        return out.toString();
    }

    private static void measure(List<Cell> row, int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] =
                    Math.max(widths[column], Texts.width(row.get(column).text()));
        }
    }

    private static void line(StringBuilder out, List<Cell> row, int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            Cell cell = row.get(column);
            boolean last = column == widths.length - 1;
            out.append(cell.painted());
            out.append(last ? "\n" : " ".repeat(widths[column] - Texts.width(cell.text()) + 2));
        }
    }
}
