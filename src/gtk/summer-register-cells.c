#include "config.h"

#include "summer-register-cells.h"

#include <glib/gi18n.h>
#include <math.h>

#include "summer-phrase.h"

/* How many letters of a reason go down a column. */
#define MOST_LETTERS 10

typedef struct
{
  SummerRegisterBrush *brush;
  const SummerRegister *reg;
  const SummerRegisterLayout *layout;
  SummerRegisterBlock shown;
  cairo_t *cr; /* owned by who draws; for what is no text */
} Cells;

static void
draw_ground (const Cells *cells)
{
  const SummerRegisterLayout *layout = cells->layout;
  const graphene_rect_t area = summer_register_layout_get_area (layout);
  const SummerRegisterBlock *shown = &cells->shown;
  const double bottom = MIN (area.origin.y + area.size.height,
                             summer_register_layout_get_child_y (layout, layout->n_children));
  const double height = bottom - area.origin.y;

  for (guint i = shown->day; i < shown->day + shown->n_days; i++)
    if (!cells->reg->days[i].open)
      summer_register_brush_fill (cells->brush, SUMMER_PAPER_CLOSED,
                                  summer_register_layout_get_day_x (layout, i), area.origin.y,
                                  layout->day_width, height);
  for (guint i = shown->child; i < shown->child + shown->n_children; i++)
    summer_register_brush_fill (cells->brush, SUMMER_HAIRLINE, area.origin.x,
                                summer_register_layout_get_child_y (layout, i + 1) - 1,
                                area.size.width, 1);
  for (guint i = shown->day; i < shown->day + shown->n_days; i++)
    {
      const gboolean edge
          = i + 1 < cells->reg->n_days && cells->reg->days[i].open != cells->reg->days[i + 1].open;

      summer_register_brush_fill (cells->brush, edge ? SUMMER_LINE : SUMMER_HAIRLINE,
                                  summer_register_layout_get_day_x (layout, i + 1) - 1,
                                  area.origin.y, 1, height);
    }
}

static gboolean
is_not_enrolled (const SummerRegisterCell *cell)
{
  return cell->state == SUMMER_CELL_NOT_YET || cell->state == SUMMER_CELL_LEFT;
}

static char *
dup_not_enrolled (const Cells *cells, const SummerRegisterChild *child, SummerCellState state)
{
  const gboolean joins = state == SUMMER_CELL_NOT_YET;
  g_autofree char *day = NULL;

  if (!joins && (child->last_day == SUMMER_DAY_NONE || child->last_day > cells->reg->last))
    return NULL;
  day = summer_phrase_dup_day (joins ? child->first_day : child->last_day, cells->reg->today);
  /* Translators: over the days before a child joined, and after it left; %s is a day */
  return joins ? g_strdup_printf (C_ ("register", "joins %s"), day)
               : g_strdup_printf (C_ ("register", "left %s"), day);
}

/* Days on which the child is not in the class, with the word in the widest stretch of them. */
static void
draw_not_enrolled (const Cells *cells, guint row)
{
  const SummerRegister *reg = cells->reg;
  const double y = summer_register_layout_get_child_y (cells->layout, row);
  const int width = cells->layout->day_width;
  guint widest = 0, widest_at = 0;
  g_autofree char *text = NULL;

  for (guint day = 0; day < reg->n_days;)
    {
      const SummerRegisterCell *first = summer_register_get_cell (reg, row, day);
      guint end = day;

      while (end < reg->n_days && is_not_enrolled (first)
             && summer_register_get_cell (reg, row, end)->state == first->state)
        end++;
      if (end == day)
        {
          day++;
          continue;
        }
      summer_register_brush_fill (cells->brush, SUMMER_PAPER_CLOSED,
                                  summer_register_layout_get_day_x (cells->layout, day), y,
                                  (int) (end - day) * width - 1, SUMMER_REGISTER_ROW - 1);
      if (end - day > widest)
        {
          widest = end - day;
          widest_at = day;
        }
      day = end;
    }
  if (widest == 0)
    return;
  text = dup_not_enrolled (cells, &reg->children[row],
                           (SummerCellState) summer_register_get_cell (reg, row, widest_at)->state);
  if (text != NULL
      && summer_register_brush_measure (cells->brush, SUMMER_BRUSH_SMALL, text)
             < (int) widest * width - 4)
    summer_register_brush_write (cells->brush, SUMMER_BRUSH_SMALL, SUMMER_INK_FAINT, text,
                                 summer_register_layout_get_day_x (cells->layout, widest_at)
                                     + (int) widest * width / 2.0,
                                 y + SUMMER_REGISTER_ROW / 2.0 - 0.5, 0.5, 0);
}

static void
draw_pill (const Cells *cells, SummerMark mark, double x, double y, gboolean counts)
{
  static const struct
  {
    SummerBrushColor paper, ink;
  } colors[] = {
    [SUMMER_MARK_SICK] = { SUMMER_PAPER_SICK, SUMMER_INK_SICK },
    [SUMMER_MARK_LEAVE] = { SUMMER_PAPER_LEAVE, SUMMER_INK_LEAVE },
    [SUMMER_MARK_ABSENT] = { SUMMER_PAPER_BAD, SUMMER_INK_ABSENT },
  };
  /* The signs of the paper form: what a person writes, in either language. */
  const char *sign = summer_terms_get_chinese (SUMMER_TERMS_MARK, (int) mark);

  if (counts && mark != SUMMER_MARK_PRESENT)
    summer_register_brush_fill (cells->brush, colors[mark].paper, x - 9.5, y - 8.5, 19, 17);
  summer_register_brush_write (cells->brush, SUMMER_BRUSH_MARK,
                               counts ? colors[mark].ink : SUMMER_INK_FAINT, sign, x, y, 0.5, 0);
}

/* √ as a pen makes it. */
static void
draw_tick (cairo_t *cr, double x, double y)
{
  cairo_move_to (cr, x - 5, y + 0.3);
  cairo_line_to (cr, x - 1.6, y + 3.9);
  cairo_line_to (cr, x + 5, y - 4.2);
}

static void
draw_ring (const Cells *cells, double x, double y)
{
  cairo_new_sub_path (cells->cr);
  cairo_arc (cells->cr, x, y, 4, 0, 2 * G_PI);
}

static void
draw_corner (const Cells *cells, double x, double y)
{
  cairo_move_to (cells->cr, x - 6, y);
  cairo_line_to (cells->cr, x, y);
  cairo_line_to (cells->cr, x, y + 6);
  cairo_close_path (cells->cr);
}

typedef void (*CellFunc) (const Cells *cells, const SummerRegisterCell *cell, double x, double y);

static void
draw_word (const Cells *cells, const SummerRegisterCell *cell, double x, double y)
{
  const gboolean counts = cell->state == SUMMER_CELL_OPEN || cell->state == SUMMER_CELL_TO_COME;

  if (cell->mark == SUMMER_MARK_UNRECORDED)
    {
      if (cell->state == SUMMER_CELL_OPEN)
        summer_register_brush_fill (cells->brush, SUMMER_PAPER_WAIT,
                                    x - cells->layout->day_width / 2.0 + 0.5,
                                    y - SUMMER_REGISTER_ROW / 2.0 + 0.5,
                                    cells->layout->day_width - 1, SUMMER_REGISTER_ROW - 1);
    }
  else if (cell->mark != SUMMER_MARK_PRESENT || !counts)
    draw_pill (cells, (SummerMark) cell->mark, x, y, counts);
}

static void
stroke_tick (const Cells *cells, const SummerRegisterCell *cell, double x, double y)
{
  if (cell->mark == SUMMER_MARK_PRESENT
      && (cell->state == SUMMER_CELL_OPEN || cell->state == SUMMER_CELL_TO_COME))
    draw_tick (cells->cr, x, y);
}

static void
stroke_ring (const Cells *cells, const SummerRegisterCell *cell, double x, double y)
{
  if (cell->mark == SUMMER_MARK_UNRECORDED && cell->state == SUMMER_CELL_OPEN)
    draw_ring (cells, x, y);
}

static void
fill_corner (const Cells *cells, const SummerRegisterCell *cell, double x, double y)
{
  if (cell->corrected)
    draw_corner (cells, x + cells->layout->day_width / 2.0 - 0.5,
                 y - SUMMER_REGISTER_ROW / 2.0 + 0.5);
}

/* Every cell in sight, with its middle. */
static void
for_cells (const Cells *cells, CellFunc func)
{
  const SummerRegisterBlock *shown = &cells->shown;

  for (guint i = shown->child; i < shown->child + shown->n_children; i++)
    {
      const double y
          = summer_register_layout_get_child_y (cells->layout, i) + SUMMER_REGISTER_ROW / 2.0 - 0.5;

      for (guint j = shown->day; j < shown->day + shown->n_days; j++)
        func (cells, summer_register_get_cell (cells->reg, i, j),
              summer_register_layout_get_day_x (cells->layout, j) + cells->layout->day_width / 2.0
                  - 0.5,
              y);
    }
}

/* Strokes are gathered by colour, so that a sheet full of ticks is one path. */
static void
draw_strokes (Cells *cells)
{
  const graphene_rect_t area = summer_register_layout_get_area (cells->layout);
  GtkSnapshot *snapshot = summer_register_brush_get_snapshot (cells->brush);

  cells->cr = gtk_snapshot_append_cairo (snapshot, &area);
  /* Half the work, and of a stroke as thin as this nobody sees it. */
  cairo_set_antialias (cells->cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_line_join (cells->cr, CAIRO_LINE_JOIN_MITER);
  gdk_cairo_set_source_rgba (cells->cr,
                             summer_register_brush_get_color (cells->brush, SUMMER_INK_PLAIN));
  cairo_set_line_width (cells->cr, 1.3);
  for_cells (cells, stroke_tick);
  cairo_stroke (cells->cr);
  gdk_cairo_set_source_rgba (cells->cr,
                             summer_register_brush_get_color (cells->brush, SUMMER_INK_WAIT));
  cairo_set_line_width (cells->cr, 1.6);
  for_cells (cells, stroke_ring);
  cairo_stroke (cells->cr);
  gdk_cairo_set_source_rgba (cells->cr,
                             summer_register_brush_get_color (cells->brush, SUMMER_INK_ACCENT));
  for_cells (cells, fill_corner);
  cairo_fill (cells->cr);
  cairo_destroy (cells->cr);
  cells->cr = NULL;
}

/* The weekend says itself; of the other days without class one wants to know why. */
static const char *
get_reason (const SummerRegisterDay *day)
{
  if (day->reason != NULL && *day->reason != '\0')
    return day->reason;
  /* Translators: down the column of a day without class: of the class, of the whole programme */
  return day->state == SUMMER_CELL_CANCELLED ? C_ ("register", "cancelled")
         : day->state == SUMMER_CELL_CLOSED  ? C_ ("register", "closed")
                                             : "";
}

/* A mark that should not be there stands in the way of words. */
static gboolean
has_marks (const SummerRegister *reg, guint day)
{
  for (guint i = 0; i < reg->n_children; i++)
    if (summer_register_get_cell (reg, i, day)->mark != SUMMER_MARK_UNRECORDED)
      return TRUE;
  return FALSE;
}

/* Why there is no class, a letter a line. */
static void
draw_reason (const Cells *cells, guint at)
{
  const SummerRegisterDay *day = &cells->reg->days[at];
  const graphene_rect_t area = summer_register_layout_get_area (cells->layout);
  g_autoptr (GString) letters = g_string_new (NULL);
  guint n = 0;
  int height;

  for (const char *p = get_reason (day); *p != '\0' && n < MOST_LETTERS; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      {
        if (n++ > 0)
          g_string_append_c (letters, '\n');
        g_string_append_unichar (letters, g_utf8_get_char (p));
      }
  height = summer_register_brush_measure (cells->brush, SUMMER_BRUSH_DOWN, letters->str);
  if (n > 0 && height < area.size.height)
    summer_register_brush_write (cells->brush, SUMMER_BRUSH_DOWN, SUMMER_INK_FAINT, letters->str,
                                 summer_register_layout_get_day_x (cells->layout, at)
                                     + cells->layout->day_width / 2.0,
                                 area.origin.y + MAX (height / 2.0, area.size.height / 4), 0.5, 0);
}

/**
 * summer_register_cells_draw:
 *
 * Draws the cells that are in sight. Nothing is drawn beyond their area.
 */
void
summer_register_cells_draw (SummerRegisterBrush *brush,
                            const SummerRegister *reg,
                            const SummerRegisterLayout *layout)
{
  Cells cells = { brush, reg, layout, summer_register_layout_get_shown (layout), NULL };
  const graphene_rect_t area = summer_register_layout_get_area (layout);
  GtkSnapshot *snapshot = summer_register_brush_get_snapshot (brush);

  if (cells.shown.n_days == 0)
    return;
  gtk_snapshot_push_clip (snapshot, &area);
  draw_ground (&cells);
  for (guint i = cells.shown.child; i < cells.shown.child + cells.shown.n_children; i++)
    draw_not_enrolled (&cells, i);
  for_cells (&cells, draw_word);
  for (guint i = cells.shown.day; i < cells.shown.day + cells.shown.n_days; i++)
    if (!reg->days[i].open && !has_marks (reg, i))
      draw_reason (&cells, i);
  draw_strokes (&cells);
  gtk_snapshot_pop (snapshot);
}

static void
draw_tint (SummerRegisterBrush *brush, const graphene_rect_t *rect)
{
  GdkRGBA tint = *summer_register_brush_get_color (brush, SUMMER_INK_ACCENT);

  tint.alpha *= 0.13f;
  gtk_snapshot_append_color (summer_register_brush_get_snapshot (brush), &tint, rect);
}

/**
 * summer_register_cells_draw_overlay:
 *
 * Draws the selection: what is selected, the active cell in it, and the handle with what it would fill.
 */
void
summer_register_cells_draw_overlay (SummerRegisterBrush *brush,
                                    const SummerRegisterLayout *layout,
                                    const SummerRegisterOverlay *marks)
{
  const graphene_rect_t area = summer_register_layout_get_area (layout);
  const SummerRegisterBlock one = { marks->child, marks->day, 1, 1 };
  const SummerBrushColor color = marks->focused ? SUMMER_INK_ACCENT : SUMMER_INK_FAINT;
  GtkSnapshot *snapshot = summer_register_brush_get_snapshot (brush);
  graphene_rect_t block = summer_register_layout_get_block (layout, &marks->selected);
  graphene_rect_t active = summer_register_layout_get_block (layout, &one);
  const float corner_x = block.origin.x + block.size.width;
  const float corner_y = block.origin.y + block.size.height;

  if (marks->selected.n_days == 0)
    return;
  gtk_snapshot_push_clip (snapshot, &area);
  if (marks->selected.n_days * marks->selected.n_children > 1)
    {
      draw_tint (brush, &block);
      summer_register_brush_frame (brush, color, active.origin.x + 2, active.origin.y + 2,
                                   active.size.width - 5, active.size.height - 5, 1);
    }
  if (marks->fill != NULL)
    {
      const graphene_rect_t fill = summer_register_layout_get_block (layout, marks->fill);

      draw_tint (brush, &fill);
      summer_register_brush_frame (brush, SUMMER_INK_FAINT, fill.origin.x - 1, fill.origin.y - 1,
                                   fill.size.width + 1, fill.size.height + 1, 1);
    }
  summer_register_brush_frame (brush, color, block.origin.x - 1, block.origin.y - 1,
                               block.size.width + 1, block.size.height + 1, 2);
  summer_register_brush_fill (brush, SUMMER_PAPER, corner_x - 4, corner_y - 4,
                              SUMMER_REGISTER_HANDLE + 2, SUMMER_REGISTER_HANDLE + 2);
  summer_register_brush_fill (brush, color, corner_x - 3, corner_y - 3, SUMMER_REGISTER_HANDLE,
                              SUMMER_REGISTER_HANDLE);
  gtk_snapshot_pop (snapshot);
}
