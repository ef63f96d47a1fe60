// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Columns as wide as their widest cell. Colour is laid on after the widths are known. */
public final class Table {
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    /** With these titles. */
    public Table(String... head) {
        this.head = List.of(head);
    }

    /** Adds a row, a cell per title. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Every row on a line; {@code paint} colours single words. */
    public String text(Style style, UnaryOperator<String> paint) {
        int[] widths = new int[head.size()];
        measure(head, widths);
        rows.forEach(row -> measure(row, widths));
        StringBuilder out = new StringBuilder();
        line(out, head, widths, style::dim);
        rows.forEach(row -> line(out, row, widths, paint));
        return out.toString();
    }

    private static void measure(List<String> row, int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], row.get(column).length());
        }
    }

    private static void line(StringBuilder out, List<String> row, int[] widths, UnaryOperator<String> paint) {
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            boolean last = column == widths.length - 1;
            out.append(paint.apply(cell));
            out.append(last ? "\n" : " ".repeat(widths[column] - cell.length() + 2));
        }
    }
}
