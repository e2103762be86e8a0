#include "config.h"

#include "summer-fund-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "summer-chart-marks.h"
#include "summer-chart-text.h"

/* Names at the left, amounts behind the bars, the scale below.
 *
 *   Granted  ██████████████ 2,100,000      ┊
 *   Undecided ▨▨▨ 450,000                  ┊ Fund
 *            0     1,000,000    2,000,000  ┊
 */
enum
{
  LEFT = 92,
  RIGHT = 84,
  TOP = 20,
  SCALE_HEIGHT = 34,
};

typedef enum
{
  STATE_GRANTED,
  STATE_SETTLED,
  STATE_PAID,
  STATE_UNDECIDED,
  STATE_LEFT,    /* or lacking */
  STATE_RESERVE, /* shown where there is one */
  N_STATES,
} State;

struct _SummerFundChart
{
  SummerChart parent_instance;

  gboolean known;
  SummerMoney fund; /* 0 = without a ceiling: then nothing is left or lacking */
  SummerMoney amounts[N_STATES];
  gboolean lacking;
};

G_DEFINE_FINAL_TYPE (SummerFundChart, summer_fund_chart, SUMMER_TYPE_CHART)

static const SummerChartMark marks[N_STATES] = {
  [STATE_GRANTED] = SUMMER_CHART_SOLID, [STATE_SETTLED] = SUMMER_CHART_SOLID,
  [STATE_PAID] = SUMMER_CHART_SOLID,    [STATE_UNDECIDED] = SUMMER_CHART_HATCHED,
  [STATE_LEFT] = SUMMER_CHART_HOLLOW,   [STATE_RESERVE] = SUMMER_CHART_HOLLOW,
};

static const char *
get_name (SummerFundChart *self, guint state)
{
  switch ((State) state)
    {
    case STATE_GRANTED:
      return C_ ("fund", "Granted");
    case STATE_SETTLED:
      return C_ ("fund", "Settled");
    case STATE_PAID:
      return C_ ("fund", "Paid");
    case STATE_UNDECIDED:
      return C_ ("fund", "Undecided");
    case STATE_RESERVE:
      return C_ ("fund", "Reserve");
    case STATE_LEFT:
    case N_STATES:
    default:
      return self->lacking ? C_ ("fund", "Lacking then") : C_ ("fund", "Left");
    }
}

static guint
get_n_points (SummerChart *chart)
{
  SummerFundChart *self = SUMMER_FUND_CHART (chart);

  if (!self->known)
    return 0;
  if (self->fund == 0)
    return STATE_LEFT;
  return self->amounts[STATE_RESERVE] > 0 ? N_STATES : STATE_RESERVE;
}

typedef struct
{
  double width, height, line; /* of the plot; of one state */
  SummerMoney step, most;     /* of the scale */
  SummerChartPalette palette;
} Frame;

static Frame
get_frame (SummerFundChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SummerMoney most = MAX (self->fund, 100);
  Frame frame;

  for (guint i = 0; i < N_STATES; i++)
    most = MAX (most, self->amounts[i]);
  frame.width = MAX (1, gtk_widget_get_width (widget) - LEFT - RIGHT);
  frame.height = MAX (1, gtk_widget_get_height (widget) - TOP - SCALE_HEIGHT);
  frame.line = frame.height / MAX (1, get_n_points (SUMMER_CHART (self)));
  frame.step = 100 * summer_chart_get_step ((most + 99) / 100, (guint) MAX (2, frame.width / 110));
  frame.most = most;
  frame.palette = summer_chart_palette_get (widget);
  return frame;
}

static double
get_x (const Frame *frame, SummerMoney amount)
{
  return LEFT + frame->width * ((double) amount / (double) frame->most);
}

static void
draw_scale (SummerFundChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const double bottom = TOP + frame->height;

  for (SummerMoney at = 0; at <= frame->most; at += frame->step)
    {
      g_autofree char *text = summer_money_dup_text (at);
      const double x = round (get_x (frame, at));

      gtk_snapshot_append_color (snapshot, &frame->palette.band,
                                 &GRAPHENE_RECT_INIT ((float) x, TOP, 1, (float) frame->height));
      summer_chart_text_draw (widget, snapshot, text, 8.5, FALSE, &frame->palette.dim, x,
                              bottom + 3, 0.5, 0);
    }
  summer_chart_text_draw (widget, snapshot, _ ("yuan"), 8.5, FALSE, &frame->palette.dim, LEFT - 8,
                          bottom + 3, 1, 0);
}

static void
draw_fund (SummerFundChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  g_autofree char *amount = summer_money_dup_text (self->fund);
  g_autofree char *yuan = g_strdup_printf (_ ("%s yuan"), amount);
  g_autofree char *text = g_strdup_printf (_ ("Fund %s"), yuan);
  const double x = round (get_x (frame, self->fund)) + 0.5, dashes[] = { 4, 3 };
  cairo_t *cr;

  if (self->fund <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x - 1, TOP - 4, 3,
                                                                 (float) frame->height + 4));
  gdk_cairo_set_source_rgba (cr, &frame->palette.ink);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, x, TOP - 4);
  cairo_line_to (cr, x, TOP + frame->height);
  cairo_stroke (cr);
  cairo_destroy (cr);
  summer_chart_text_draw (GTK_WIDGET (self), snapshot, text, 8.5, FALSE, &frame->palette.ink, x,
                          TOP - 5, 0.5, 1);
}

static void
draw_state (SummerFundChart *self, GtkSnapshot *snapshot, const Frame *frame, guint state)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const SummerMoney amount = self->amounts[state];
  const double y = TOP + frame->line * state, thick = MIN (22, frame->line * 0.62);
  const double end = get_x (frame, MAX (0, amount));
  const gboolean part = state == STATE_SETTLED || state == STATE_PAID;
  const gboolean bad = state == STATE_LEFT && self->lacking;
  g_autofree char *text = summer_money_dup_text (amount);
  GdkRGBA color = bad ? frame->palette.bad : frame->palette.line;

  if (part)
    color.alpha *= state == STATE_SETTLED ? 0.75f : 0.5f;
  summer_chart_text_draw (widget, snapshot, get_name (self, state), 9, !part, &frame->palette.ink,
                          LEFT - 8, y + frame->line / 2, 1, 0.5);
  if (amount > 0)
    summer_chart_mark_draw (snapshot, marks[state], &color,
                            &GRAPHENE_RECT_INIT (LEFT, (float) (y + (frame->line - thick) / 2),
                                                 (float) MAX (2, end - LEFT), (float) thick));
  summer_chart_text_draw (widget, snapshot, text, 9, FALSE,
                          bad ? &frame->palette.bad : &frame->palette.ink, end + 6,
                          y + frame->line / 2, 0, 0.5);
}

static void
draw (SummerChart *chart, GtkSnapshot *snapshot)
{
  SummerFundChart *self = SUMMER_FUND_CHART (chart);
  const Frame frame = get_frame (self);

  draw_scale (self, snapshot, &frame);
  draw_fund (self, snapshot, &frame);
  for (guint i = 0; i < get_n_points (chart); i++)
    draw_state (self, snapshot, &frame, i);
}

static void
get_area (SummerChart *chart, guint point, graphene_rect_t *area)
{
  const Frame frame = get_frame (SUMMER_FUND_CHART (chart));

  *area
      = GRAPHENE_RECT_INIT (0, (float) (TOP + frame.line * point),
                            (float) gtk_widget_get_width (GTK_WIDGET (chart)), (float) frame.line);
}

static char *
dup_share (SummerFundChart *self, SummerMoney amount)
{
  g_autofree char *percent = self->fund > 0 ? summer_rate_dup_percent (amount, self->fund) : NULL;

  return percent != NULL ? g_strconcat (percent, "%", NULL) : g_strdup ("–");
}

static char *
dup_point (SummerChart *chart, guint point)
{
  SummerFundChart *self = SUMMER_FUND_CHART (chart);
  g_autofree char *amount = summer_money_dup_text (self->amounts[point]);
  g_autofree char *share = dup_share (self, self->amounts[point]);

  if (self->fund == 0)
    /* Translators: a state of the fund and its amount: "Granted: 30,000 yuan" */
    return g_strdup_printf (_ ("%s: %s yuan"), get_name (self, point), amount);
  /* Translators: "Granted: 30,000 yuan, 12.50% of the fund" */
  return g_strdup_printf (_ ("%s: %s yuan, %s of the fund"), get_name (self, point), amount, share);
}

static GPtrArray *
list_rows (SummerChart *chart)
{
  SummerFundChart *self = SUMMER_FUND_CHART (chart);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *const headings[] = { _ ("State of the fund"), _ ("Yuan"), _ ("Of the fund"), NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) headings));
  for (guint i = 0; i < get_n_points (chart); i++)
    {
      char **row = g_new0 (char *, 4);

      row[0] = g_strdup (get_name (self, i));
      row[1] = summer_money_dup_plain (self->amounts[i]);
      row[2] = dup_share (self, self->amounts[i]);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static const char *
get_empty (SummerChart *chart)
{
  return _ ("Nothing is known of the fund yet.");
}

static void
summer_fund_chart_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 170;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 460 : 200;
}

static void
summer_fund_chart_class_init (SummerFundChartClass *klass)
{
  SummerChartClass *chart_class = SUMMER_CHART_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->measure = summer_fund_chart_measure;
  chart_class->get_n_points = get_n_points;
  chart_class->draw = draw;
  chart_class->get_area = get_area;
  chart_class->dup_point = dup_point;
  chart_class->list_rows = list_rows;
  chart_class->get_empty = get_empty;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "fundchart");
}

static void
summer_fund_chart_init (SummerFundChart *self)
{
  summer_fund_chart_set (self, NULL, 0, 0);
}

GtkWidget *
summer_fund_chart_new (void)
{
  return g_object_new (SUMMER_TYPE_FUND_CHART, NULL);
}

static char *
dup_summary (SummerFundChart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < get_n_points (SUMMER_CHART (self)); i++)
    {
      g_autofree char *amount = summer_money_dup_text (self->amounts[i]);

      g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "", get_name (self, i), amount);
    }
  return text->len > 0 ? g_strdup (text->str) : g_strdup (get_empty (SUMMER_CHART (self)));
}

/**
 * summer_fund_chart_set:
 * @whole: (nullable): the fund is one for all classes; read at once and not kept
 * @settled: what is settled of the grants of the fund for good
 * @paid: what has been paid of that, and has not come back
 *
 * Undecided is what would come on top if every class whose verdict is open were to pass, at its whole base amount, as in the bar
 * of the fund.
 */
void
summer_fund_chart_set (SummerFundChart *self,
                       const SummerAssessment *whole,
                       SummerMoney settled,
                       SummerMoney paid)
{
  g_autofree char *summary = NULL;
  SummerMoney undecided = 0, rest;

  g_return_if_fail (SUMMER_IS_FUND_CHART (self));

  self->known = whole != NULL && whole->n_classes > 0;
  memset (self->amounts, 0, sizeof self->amounts);
  self->fund = 0;
  if (self->known)
    {
      for (guint i = 0; i < whole->n_classes; i++)
        if (whole->classes[i].verdict == SUMMER_VERDICT_UNPROVEN)
          undecided += whole->classes[i].would_be;
      rest = whole->fund > 0 ? summer_assessment_get_rest (whole) : 0;
      self->fund = whole->fund;
      self->lacking = rest < 0;
      self->amounts[STATE_GRANTED] = whole->granted_total;
      self->amounts[STATE_SETTLED] = settled;
      self->amounts[STATE_PAID] = paid;
      self->amounts[STATE_UNDECIDED] = undecided;
      self->amounts[STATE_LEFT] = ABS (rest);
      self->amounts[STATE_RESERVE] = whole->policy->reserve;
    }
  summary = dup_summary (self);
  summer_chart_set_words (SUMMER_CHART (self), _ ("Fund by state"), summary);
}
