#include "config.h"

#include "summer-register-painter.h"

#include <glib/gi18n.h>
#include <math.h>

#include "summer-money.h"

/* The columns of the totals: where each ends, or begins, from the left edge of them. */
enum
{
  PRESENT_END = 36,
  EXPECTED_END = 82,
  RATE_END = 152,
  HINT_START = 164,
  NUMBER_MIDDLE = 22,
  NAME_START = 48,
};

typedef struct
{
  SummerRegisterBrush *brush;
  const SummerRegister *reg;
  const SummerRegisterLayout *layout;
  const SummerRegisterOverlay *marks;
  graphene_rect_t area;
  double foot_y, totals_x, rows_bottom;
} Sheet;

static gboolean
is_selected (guint at, guint first, guint n)
{
  return at >= first && at < first + n;
}

/* A lock: the day is signed off. */
static void
draw_lock (const Sheet *sheet, double x, double y)
{
  GtkSnapshot *snapshot = summer_register_brush_get_snapshot (sheet->brush);
  cairo_t *cr
      = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, 7, 9));

  gdk_cairo_set_source_rgba (cr, summer_register_brush_get_color (sheet->brush, SUMMER_INK_GOOD));
  cairo_rectangle (cr, x, y + 4, 7, 4.5);
  cairo_fill (cr);
  cairo_set_line_width (cr, 1.2);
  cairo_arc (cr, x + 3.5, y + 3.6, 2.2, G_PI, 2 * G_PI);
  cairo_line_to (cr, x + 5.7, y + 4.5);
  cairo_move_to (cr, x + 1.3, y + 3.6);
  cairo_line_to (cr, x + 1.3, y + 4.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_day (const Sheet *sheet, guint at)
{
  /* Translators: the days of the week, Monday first, as one letter or sign each, between bars */
  g_auto (GStrv) weekdays = g_strsplit (C_ ("weekdays", "M|T|W|T|F|S|S"), "|", 7);
  const SummerRegisterDay *day = &sheet->reg->days[at];
  const int width = sheet->layout->day_width;
  const double x = summer_register_layout_get_day_x (sheet->layout, at);
  const gboolean today = day->day == sheet->reg->today;
  const SummerBrushColor ink = today       ? SUMMER_INK_CHOSEN
                               : day->open ? SUMMER_INK
                                           : SUMMER_INK_FAINT;
  const gboolean edge = at + 1 < sheet->reg->n_days && day->open != sheet->reg->days[at + 1].open;
  g_autofree char *number = NULL;
  int month, mday;

  summer_day_to_ymd (day->day, NULL, &month, &mday);
  /* A week may begin in one month and end in the next. */
  number = sheet->layout->day_width >= 40 ? g_strdup_printf ("%d/%d", month, mday)
                                          : g_strdup_printf ("%d", mday);
  if (today || !day->open)
    summer_register_brush_fill (sheet->brush, today ? SUMMER_PAPER_TODAY : SUMMER_PAPER_CLOSED, x,
                                0, width, SUMMER_REGISTER_HEAD);
  summer_register_brush_write (sheet->brush, today ? SUMMER_BRUSH_BOLD : SUMMER_BRUSH_PLAIN, ink,
                               number, x + width / 2.0 - 0.5, 15, 0.5, 0);
  summer_register_brush_write (sheet->brush, SUMMER_BRUSH_SMALL,
                               today ? SUMMER_INK_CHOSEN : SUMMER_INK_FAINT,
                               weekdays[summer_day_get_weekday (day->day) - 1],
                               x + width / 2.0 - (day->signed_off ? 4.5 : 0.5), 31, 0.5, 0);
  if (day->signed_off)
    draw_lock (sheet, x + width - 9, SUMMER_REGISTER_HEAD - 18);
  summer_register_brush_fill (sheet->brush, edge ? SUMMER_LINE : SUMMER_HAIRLINE, x + width - 1, 0,
                              1, SUMMER_REGISTER_HEAD);
  if (today || is_selected (at, sheet->marks->selected.day, sheet->marks->selected.n_days))
    summer_register_brush_fill (sheet->brush, SUMMER_INK_ACCENT, x - 1, SUMMER_REGISTER_HEAD - 2,
                                width + 1, 2);
}

static void
write_total (
    const Sheet *sheet, gboolean bold, SummerBrushColor ink, const char *text, int end, double y)
{
  summer_register_brush_write (sheet->brush, bold ? SUMMER_BRUSH_BOLD : SUMMER_BRUSH_PLAIN, ink,
                               text, sheet->totals_x + end, y, 1, 0);
}

static void
draw_head (const Sheet *sheet)
{
  GtkSnapshot *snapshot = summer_register_brush_get_snapshot (sheet->brush);
  const SummerRegisterBlock shown = summer_register_layout_get_shown (sheet->layout);
  const double middle = SUMMER_REGISTER_HEAD / 2.0;
  const double width = sheet->layout->width;

  summer_register_brush_fill (sheet->brush, SUMMER_PAPER_HEAD, 0, 0, width, SUMMER_REGISTER_HEAD);
  summer_register_brush_fill (sheet->brush, SUMMER_LINE, 0, SUMMER_REGISTER_HEAD - 1, width, 1);
  summer_register_brush_write (sheet->brush, SUMMER_BRUSH_BOLD, SUMMER_INK_PLAIN,
                               C_ ("register", "No."), NUMBER_MIDDLE, middle, 0.5, 0);
  summer_register_brush_write (sheet->brush, SUMMER_BRUSH_BOLD, SUMMER_INK_PLAIN,
                               C_ ("register", "Name"), NAME_START, middle, 0, 0);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (sheet->area.origin.x, 0, sheet->area.size.width,
                                               SUMMER_REGISTER_HEAD));
  for (guint i = shown.day; i < shown.day + shown.n_days; i++)
    draw_day (sheet, i);
  gtk_snapshot_pop (snapshot);
  /* Translators: headings of the totals of a child, four or five letters: days present, days expected */
  write_total (sheet, TRUE, SUMMER_INK_PLAIN, C_ ("register", "Here"), PRESENT_END, middle);
  write_total (sheet, TRUE, SUMMER_INK_PLAIN, C_ ("register", "Due"), EXPECTED_END, middle);
  write_total (sheet, TRUE, SUMMER_INK_PLAIN, C_ ("register", "Rate"), RATE_END, middle);
  summer_register_brush_write (sheet->brush, SUMMER_BRUSH_BOLD, SUMMER_INK_PLAIN,
                               C_ ("register", "Note"), sheet->totals_x + HINT_START, middle, 0, 0);
}

static char *
dup_rate (int present, int expected, int unrecorded)
{
  g_autofree char *percent = summer_rate_dup_recorded (present, expected, unrecorded);

  return percent != NULL ? g_strdup_printf ("%s%%", percent) : g_strdup ("–");
}

static void
draw_totals (const Sheet *sheet, const SummerRegisterChild *child, double top)
{
  const double y = top + SUMMER_REGISTER_ROW / 2.0 - 0.5;
  g_autofree char *present = g_strdup_printf ("%d", child->present);
  g_autofree char *expected = g_strdup_printf ("%d", child->expected);
  g_autofree char *rate = dup_rate (child->present, child->expected, child->unrecorded);

  if (child->low)
    summer_register_brush_fill (sheet->brush, SUMMER_PAPER_BAD, sheet->totals_x, top,
                                sheet->layout->width - sheet->totals_x, SUMMER_REGISTER_ROW - 1);
  write_total (sheet, FALSE, child->low ? SUMMER_INK_BAD : SUMMER_INK, present, PRESENT_END, y);
  write_total (sheet, FALSE, SUMMER_INK, expected, EXPECTED_END, y);
  write_total (sheet, child->low, child->low ? SUMMER_INK_BAD : SUMMER_INK, rate, RATE_END, y);
  if (child->low)
    {
      g_autofree char *least
          = summer_rate_dup_basis_points (sheet->reg->facts->policy->attendance_min);
      /* Translators: the attendance of a child is too low; %s is "70%" */
      g_autofree char *hint = g_strdup_printf (_ ("▲ below %s"), least);

      summer_register_brush_write (sheet->brush, SUMMER_BRUSH_BOLD, SUMMER_INK_BAD, hint,
                                   sheet->totals_x + HINT_START, y, 0, 0);
    }
}

static void
draw_child (const Sheet *sheet, guint at)
{
  const SummerRegisterChild *child = &sheet->reg->children[at];
  const double top = summer_register_layout_get_child_y (sheet->layout, at);
  const double y = top + SUMMER_REGISTER_ROW / 2.0 - 0.5;
  const gboolean active = at == sheet->marks->child;
  g_autofree char *number = g_strdup_printf ("%u", at + 1);

  if (active)
    summer_register_brush_fill (sheet->brush, SUMMER_PAPER_ROW, 0, top, SUMMER_REGISTER_NAMES - 1,
                                SUMMER_REGISTER_ROW - 1);
  summer_register_brush_write (sheet->brush, SUMMER_BRUSH_PLAIN, SUMMER_INK_FAINT, number,
                               NUMBER_MIDDLE, y, 0.5, 0);
  summer_register_brush_write (sheet->brush, active ? SUMMER_BRUSH_BOLD : SUMMER_BRUSH_PLAIN,
                               SUMMER_INK, child->name, NAME_START, y, 0,
                               SUMMER_REGISTER_NAMES - NAME_START - 6);
  draw_totals (sheet, child, top);
  summer_register_brush_fill (sheet->brush, SUMMER_HAIRLINE, 0, top + SUMMER_REGISTER_ROW - 1,
                              SUMMER_REGISTER_NAMES, 1);
  summer_register_brush_fill (sheet->brush, SUMMER_HAIRLINE, sheet->totals_x,
                              top + SUMMER_REGISTER_ROW - 1, sheet->layout->width - sheet->totals_x,
                              1);
  if (is_selected (at, sheet->marks->selected.child, sheet->marks->selected.n_children))
    summer_register_brush_fill (sheet->brush, SUMMER_INK_ACCENT, SUMMER_REGISTER_NAMES - 2, top - 1,
                                2, SUMMER_REGISTER_ROW + 1);
}

static void
draw_children (const Sheet *sheet)
{
  GtkSnapshot *snapshot = summer_register_brush_get_snapshot (sheet->brush);
  const SummerRegisterBlock shown = summer_register_layout_get_shown (sheet->layout);
  const double height = sheet->rows_bottom - SUMMER_REGISTER_HEAD;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, SUMMER_REGISTER_HEAD,
                                                         (float) sheet->layout->width,
                                                         sheet->area.size.height));
  summer_register_brush_fill (sheet->brush, SUMMER_LINE, SUMMER_REGISTER_NAMES - 1,
                              SUMMER_REGISTER_HEAD, 1, height);
  summer_register_brush_fill (sheet->brush, SUMMER_LINE, sheet->totals_x, SUMMER_REGISTER_HEAD, 1,
                              height);
  for (guint i = shown.child; i < shown.child + shown.n_children; i++)
    draw_child (sheet, i);
  gtk_snapshot_pop (snapshot);
}

static void
draw_sums_of_day (const Sheet *sheet, guint at)
{
  const SummerRegisterDay *day = &sheet->reg->days[at];
  const int width = sheet->layout->day_width;
  const double x = summer_register_layout_get_day_x (sheet->layout, at);
  const int sums[] = { day->present, day->expected, day->unrecorded };
  const gboolean edge = at + 1 < sheet->reg->n_days && day->open != sheet->reg->days[at + 1].open;

  if (!day->open)
    summer_register_brush_fill (sheet->brush, SUMMER_PAPER_CLOSED, x, sheet->foot_y + 1, width,
                                SUMMER_REGISTER_FOOT - 1);
  summer_register_brush_fill (sheet->brush, edge ? SUMMER_LINE : SUMMER_HAIRLINE, x + width - 1,
                              sheet->foot_y, 1, SUMMER_REGISTER_FOOT);
  if (!day->open || day->day > sheet->reg->today)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      const gboolean open = i == 2 && sums[i] > 0;
      g_autofree char *text = g_strdup_printf ("%d", sums[i]);

      summer_register_brush_write (sheet->brush,
                                   i == 0 || open ? SUMMER_BRUSH_BOLD : SUMMER_BRUSH_PLAIN,
                                   open     ? SUMMER_INK_WAIT
                                   : i == 2 ? SUMMER_INK_FAINT
                                            : SUMMER_INK,
                                   text, x + width / 2.0 - 0.5,
                                   sheet->foot_y + (i + 0.5) * SUMMER_REGISTER_ROW, 0.5, 0);
    }
}

static void
draw_sums (const Sheet *sheet)
{
  const SummerRegister *reg = sheet->reg;
  const double y = sheet->foot_y + SUMMER_REGISTER_ROW / 2.0;
  g_autofree char *present = g_strdup_printf ("%d", reg->present);
  g_autofree char *expected = g_strdup_printf ("%d", reg->expected);
  g_autofree char *rate = dup_rate (reg->present, reg->expected, reg->unrecorded);

  write_total (sheet, TRUE, SUMMER_INK, present, PRESENT_END, y);
  write_total (sheet, TRUE, SUMMER_INK, expected, EXPECTED_END, y);
  write_total (sheet, TRUE, SUMMER_INK, rate, RATE_END, y);
  summer_register_brush_write (sheet->brush, SUMMER_BRUSH_BOLD, SUMMER_INK,
                               C_ ("register", "Whole class"), sheet->totals_x + HINT_START, y, 0,
                               0);
  if (reg->unrecorded > 0)
    {
      g_autofree char *open = g_strdup_printf (
          /* Translators: child-days without a mark, under the notes of the register */
          ngettext ("%d to record", "%d to record", (gulong) reg->unrecorded), reg->unrecorded);

      summer_register_brush_write (sheet->brush, SUMMER_BRUSH_BOLD, SUMMER_INK_WAIT, open,
                                   sheet->totals_x + HINT_START, y + 2 * SUMMER_REGISTER_ROW, 0, 0);
    }
}

static void
draw_foot (const Sheet *sheet)
{
  const char *labels[] = {
    C_ ("register", "Present"),
    C_ ("register", "Expected"),
    C_ ("register", "Not recorded"),
  };
  GtkSnapshot *snapshot = summer_register_brush_get_snapshot (sheet->brush);
  const SummerRegisterBlock shown = summer_register_layout_get_shown (sheet->layout);
  const double width = sheet->layout->width;

  summer_register_brush_fill (sheet->brush, SUMMER_PAPER_FOOT, 0, sheet->foot_y, width,
                              SUMMER_REGISTER_FOOT);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    summer_register_brush_write (sheet->brush, SUMMER_BRUSH_BOLD, SUMMER_INK_PLAIN, labels[i],
                                 SUMMER_REGISTER_NAMES - 38,
                                 sheet->foot_y + (i + 0.5) * SUMMER_REGISTER_ROW, 1, 0);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (sheet->area.origin.x, (float) sheet->foot_y,
                                               sheet->area.size.width, SUMMER_REGISTER_FOOT));
  for (guint i = shown.day; i < shown.day + shown.n_days; i++)
    draw_sums_of_day (sheet, i);
  gtk_snapshot_pop (snapshot);
  for (guint i = 1; i < G_N_ELEMENTS (labels); i++)
    summer_register_brush_fill (sheet->brush, SUMMER_HAIRLINE, 0,
                                sheet->foot_y + i * SUMMER_REGISTER_ROW, width, 1);
  summer_register_brush_fill (sheet->brush, SUMMER_LINE, 0, sheet->foot_y, width, 1);
  summer_register_brush_fill (sheet->brush, SUMMER_LINE, 0,
                              sheet->foot_y + SUMMER_REGISTER_FOOT - 1, width, 1);
  draw_sums (sheet);
}

/* The edges of names and totals go through head and foot. */
static void
draw_edges (const Sheet *sheet)
{
  const double edges[] = { SUMMER_REGISTER_NAMES - 1, sheet->totals_x };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      summer_register_brush_fill (sheet->brush, SUMMER_LINE, edges[i], 0, 1, SUMMER_REGISTER_HEAD);
      summer_register_brush_fill (sheet->brush, SUMMER_LINE, edges[i], sheet->foot_y, 1,
                                  SUMMER_REGISTER_FOOT);
    }
}

/**
 * summer_register_paint:
 * @brush: after summer_register_brush_begin()
 *
 * Draws the register in the size of its layout.
 */
void
summer_register_paint (SummerRegisterBrush *brush,
                       const SummerRegister *reg,
                       const SummerRegisterLayout *layout,
                       const SummerRegisterOverlay *marks)
{
  Sheet sheet = { brush, reg, layout, marks, summer_register_layout_get_area (layout), 0, 0, 0 };

  sheet.foot_y = summer_register_layout_get_foot_y (layout);
  sheet.totals_x = summer_register_layout_get_totals_x (layout);
  sheet.rows_bottom = sheet.area.origin.y + sheet.area.size.height;
  summer_register_cells_draw (brush, reg, layout);
  draw_children (&sheet);
  summer_register_cells_draw_overlay (brush, layout, marks);
  draw_head (&sheet);
  draw_foot (&sheet);
  draw_edges (&sheet);
}
