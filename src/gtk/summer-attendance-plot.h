/* How the attendance of days is drawn: for the chart of it. */
#pragma once

#include <gtk/gtk.h>

#include "summer-daily.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget   *widget;  /* borrowed: that is drawn on */
  SummerDaily *days;    /* owned */
  char       **reasons; /* owned: why the closed days are closed, by day; NULL-terminated */
  guint        n_days;
  int          threshold; /* basis points */
  gboolean     of_class;  /* one class, and not all of a programme */
} SummerAttendancePlot;

void   summer_attendance_plot_draw        (const SummerAttendancePlot *self, GtkSnapshot *snapshot);
void   summer_attendance_plot_get_area    (const SummerAttendancePlot *self, guint day, graphene_rect_t *area);
void   summer_attendance_plot_find_marked (const SummerAttendancePlot *self, guint *last, guint *lowest); /* with a rate; n_days = none */
char  *summer_attendance_plot_dup_rate    (const SummerDaily *day); /* of those recorded; "–" = none are */
gint64 summer_attendance_plot_get_away  (const SummerDaily *day);

G_END_DECLS
