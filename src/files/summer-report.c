#include "config.h"

#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#include "summer-paper.h"
#include "summer-report.h"

/* Points. */
#define MARGIN 42.0
#define FOOTER 20.0
#define PADDING 3.0

typedef enum
{
  LINE_TITLE,
  LINE_SUBTITLE,
  LINE_TEXT,
  LINE_STRONG,
  LINE_HEADING,
  LINE_ROW
} LineKind;

typedef struct
{
  LineKind kind;
  char **cells; /* owned */
  guint table;  /* HEADING, ROW: index into tables */
} Line;

typedef struct
{
  double *shares; /* owned; of 1 in all */
  guint n_columns, ends;
  guint heading; /* index of its line, drawn again on each page */
} Table;

struct _SummerReport
{
  SummerForm parent_instance;

  GArray *lines;  /* Line */
  GArray *tables; /* Table */
  GArray *pages;  /* guint: the first line of each */
  double width, height;
};

G_DEFINE_FINAL_TYPE (SummerReport, summer_report, SUMMER_TYPE_FORM)

static void
line_clear (Line *line)
{
  g_strfreev (line->cells);
}

static void
table_clear (Table *table)
{
  g_free (table->shares);
}

static void
add_line (SummerReport *self, LineKind kind, char **cells, guint table)
{
  const Line line = { kind, cells, table };

  g_array_append_val (self->lines, line);
}

static void
add_single (SummerReport *self, LineKind kind, const char *text)
{
  char **cells = g_new0 (char *, 2);

  cells[0] = g_strdup (text);
  add_line (self, kind, cells, 0);
}

/**
 * summer_report_new:
 * @title: large, on the first page
 * @subtitle: (nullable): small, below it
 */
SummerReport *
summer_report_new (const char *title, const char *subtitle)
{
  SummerReport *self = g_object_new (SUMMER_TYPE_REPORT, NULL);

  summer_form_set_title (SUMMER_FORM (self), title, FALSE);
  add_single (self, LINE_TITLE, title);
  if (subtitle)
    add_single (self, LINE_SUBTITLE, subtitle);
  return self;
}

void
summer_report_add_text (SummerReport *self, const char *text, gboolean strong)
{
  g_return_if_fail (self && text);
  add_single (self, strong ? LINE_STRONG : LINE_TEXT, text);
}

void
summer_report_add_table (
    SummerReport *self, GPtrArray *rows, const double *shares, guint n_columns, guint ends)
{
  Table table = { g_new (double, n_columns), n_columns, ends, self->lines->len };
  double sum = 0;

  g_return_if_fail (self && rows && shares);

  for (guint i = 0; i < n_columns; i++)
    sum += shares[i];
  for (guint i = 0; i < n_columns; i++)
    table.shares[i] = shares[i] / sum;
  g_array_append_val (self->tables, table);

  for (guint i = 0; i < rows->len; i++)
    {
      char **texts = g_ptr_array_index (rows, i);

      g_return_if_fail (g_strv_length (texts) == n_columns);
      add_line (self, i == 0 ? LINE_HEADING : LINE_ROW, g_strdupv (texts), self->tables->len - 1);
    }
}

static double
get_size (LineKind kind)
{
  switch (kind)
    {
    case LINE_TITLE:
      return 16;
    case LINE_STRONG:
      return 10.5;
    case LINE_SUBTITLE:
    case LINE_TEXT:
    case LINE_HEADING:
    case LINE_ROW:
    default:
      return 9;
    }
}

static PangoLayout *
create_layout (cairo_t *cr, LineKind kind, const char *text, double width)
{
  PangoLayout *layout = summer_paper_create_layout (cr, get_size (kind),
                                                    kind == LINE_TITLE || kind == LINE_STRONG
                                                        || kind == LINE_HEADING);

  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text ? text : "", -1);
  return layout;
}

/* Draws a line at y, or only measures it. Returns its height. */
static double
put_line (SummerReport *self, cairo_t *cr, const Line *line, double y, gboolean draw)
{
  const double width = self->width - 2 * MARGIN;
  const gboolean in_table = line->kind == LINE_HEADING || line->kind == LINE_ROW;
  const Table *table = in_table ? &g_array_index (self->tables, Table, line->table) : NULL;
  double x = MARGIN, tallest = 0;

  for (guint i = 0; line->cells[i]; i++)
    {
      const double room = table ? width * table->shares[i] : width;
      g_autoptr (PangoLayout) layout
          = create_layout (cr, line->kind, line->cells[i], MAX (1, room - 2 * PADDING));
      PangoRectangle extents;

      if (table && table->ends & (1u << i))
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      pango_layout_get_extents (layout, NULL, &extents);
      tallest = MAX (tallest, (double) extents.height / PANGO_SCALE);
      if (draw)
        {
          cairo_set_source_rgb (cr, 0, 0, 0);
          summer_paper_show_layout (cr, layout, x + PADDING, y + PADDING);
        }
      x += room;
    }
  tallest += 2 * PADDING;
  if (draw && table)
    {
      cairo_set_line_width (cr, line->kind == LINE_HEADING ? 0.8 : 0.3);
      cairo_move_to (cr, MARGIN, y + tallest);
      cairo_line_to (cr, MARGIN + width, y + tallest);
      cairo_stroke (cr);
    }
  return tallest + (line->kind == LINE_TITLE || line->kind == LINE_SUBTITLE ? 4 : 0);
}

/* A page that begins inside a table repeats its heading. */
static const Line *
get_repeated (SummerReport *self, guint first)
{
  const Line *line = &g_array_index (self->lines, Line, first);

  if (line->kind != LINE_ROW)
    return NULL;
  return &g_array_index (self->lines, Line,
                         g_array_index (self->tables, Table, line->table).heading);
}

static guint
summer_report_paginate (SummerForm *form, double width, double height)
{
  SummerReport *self = SUMMER_REPORT (form);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  const double bottom = height - MARGIN - FOOTER;
  double y = MARGIN;
  guint first = 0;

  self->width = width;
  self->height = height;
  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      double tall = put_line (self, cr, line, 0, FALSE);

      if (y + tall > bottom && i > first)
        {
          const Line *heading;

          first = i;
          g_array_append_val (self->pages, first);
          heading = get_repeated (self, first);
          y = MARGIN + (heading ? put_line (self, cr, heading, 0, FALSE) : 0);
        }
      y += tall;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return self->pages->len;
}

static void
summer_report_draw_page (SummerForm *form, cairo_t *cr, guint page)
{
  SummerReport *self = SUMMER_REPORT (form);
  const guint n_pages = self->pages->len;
  const Line *heading;
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *number = NULL;
  double y = MARGIN;
  guint first, end;

  g_return_if_fail (page < n_pages);

  first = g_array_index (self->pages, guint, page);
  end = page + 1 < n_pages ? g_array_index (self->pages, guint, page + 1) : self->lines->len;
  heading = get_repeated (self, first);
  if (heading)
    y += put_line (self, cr, heading, y, TRUE);
  for (guint i = first; i < end; i++)
    y += put_line (self, cr, &g_array_index (self->lines, Line, i), y, TRUE);

  number = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);
  layout = create_layout (cr, LINE_TEXT, number, self->width - 2 * MARGIN);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  summer_paper_show_layout (cr, layout, MARGIN, self->height - MARGIN);
}

static void
summer_report_finalize (GObject *object)
{
  SummerReport *self = SUMMER_REPORT (object);

  g_array_unref (self->lines);
  g_array_unref (self->tables);
  g_array_unref (self->pages);

  G_OBJECT_CLASS (summer_report_parent_class)->finalize (object);
}

static void
summer_report_class_init (SummerReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_report_finalize;
  SUMMER_FORM_CLASS (klass)->paginate = summer_report_paginate;
  SUMMER_FORM_CLASS (klass)->draw_page = summer_report_draw_page;
}

static void
summer_report_init (SummerReport *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->tables = g_array_new (FALSE, FALSE, sizeof (Table));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_clear_func (self->lines, (GDestroyNotify) line_clear);
  g_array_set_clear_func (self->tables, (GDestroyNotify) table_clear);
}
