/* A chart: points that keys walk through, each read out in words, and all of them copied as numbers. What is drawn, and what
 * stands where, is said by the class that it is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_CHART_NO_POINT G_MAXUINT

#define SUMMER_TYPE_CHART (summer_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (SummerChart, summer_chart, SUMMER, CHART, GtkWidget)

struct _SummerChartClass
{
  GtkWidgetClass parent_class;

  guint       (*get_n_points) (SummerChart *self);
  void        (*draw)         (SummerChart *self, GtkSnapshot *snapshot); /* there are points */
  void        (*get_area)     (SummerChart *self, guint point, graphene_rect_t *area); /* what of the widget is the point's */
  char       *(*dup_point)    (SummerChart *self, guint point); /* in words */
  GPtrArray  *(*list_rows)    (SummerChart *self); /* GStrv, owned; the headings first */
  const char *(*get_empty)    (SummerChart *self); /* what stands there without points */
};

/* Signals "pointed": another point is read out, or none; "activated" (guint point): Enter, or a double click. */
void        summer_chart_set_words (SummerChart *self, const char *title, const char *summary); /* the points are others */
const char *summer_chart_get_title (SummerChart *self);
const char *summer_chart_get_said  (SummerChart *self); /* the point read out; the summary where there is none */
guint       summer_chart_get_point (SummerChart *self);
void        summer_chart_set_point (SummerChart *self, guint point);
guint       summer_chart_get_n_points (SummerChart *self);
GPtrArray  *summer_chart_list_rows (SummerChart *self);
char       *summer_chart_dup_block (SummerChart *self); /* tab-separated, for a spreadsheet */

G_END_DECLS
