/* What charts are drawn with: bars told apart by their filling, a legend of them, and round steps for an axis. */
#pragma once

#include "summer-chart-palette.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_CHART_SOLID,
  SUMMER_CHART_HATCHED,
  SUMMER_CHART_HOLLOW,
  SUMMER_CHART_DOT,    /* in a legend: a point of a line */
  SUMMER_CHART_RING,   /* a hollow one */
  SUMMER_CHART_DASHES, /* a dashed line */
} SummerChartMark;

typedef struct
{
  SummerChartMark mark;
  GdkRGBA         color;
  const char     *text;
} SummerChartKey;

/* Dots, rings and dashes are drawn in the middle of the area. */
void   summer_chart_mark_draw   (GtkSnapshot *snapshot, SummerChartMark mark, const GdkRGBA *color, const graphene_rect_t *area);
/* From x to the right, its middle at y. Returns where it ends. */
double summer_chart_legend_draw (GtkWidget *widget, GtkSnapshot *snapshot, const SummerChartKey *keys, guint n_keys, double x, double y);
gint64 summer_chart_get_step    (gint64 most, guint n_steps); /* 1, 2 or 5 times a power of ten: at most so many up to most */

G_END_DECLS
