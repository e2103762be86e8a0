#include "config.h"

#include "summer-class-attendance.h"

#include <glib/gi18n.h>

#include "summer-attendance-chart.h"
#include "summer-chart-panel.h"

struct _SummerClassAttendance
{
  AdwBin parent_instance;

  SummerChartPanel *panel;
  SummerAssessment *whole; /* owned; NULL = no class */
  guint index;
  gboolean due; /* it is filled once it is seen */
};

G_DEFINE_FINAL_TYPE (SummerClassAttendance, summer_class_attendance, ADW_TYPE_BIN)

static void
fill (SummerClassAttendance *self)
{
  SummerAttendanceChart *chart
      = SUMMER_ATTENDANCE_CHART (summer_chart_panel_get_chart (self->panel));
  g_autoptr (SummerFacts) facts = NULL;
  g_autoptr (GArray) days = NULL;
  g_autofree char *as_of = NULL, *note = NULL;

  self->due = FALSE;
  if (self->whole == NULL)
    {
      summer_attendance_chart_set_days (chart, NULL, 0, 0, TRUE);
      return;
    }
  facts = summer_facts_new_part (self->whole->facts, &self->index, 1);
  days = summer_daily_new (facts, self->whole->policy, self->whole->as_of);
  as_of = summer_day_dup_text (self->whole->as_of);
  note = g_strdup_printf (_ ("up to %s"), as_of);
  summer_attendance_chart_set_days (chart, (const SummerDaily *) (gpointer) days->data, days->len,
                                    self->whole->policy->attendance_min, TRUE);
  summer_chart_panel_set_note (self->panel, note);
}

static void
summer_class_attendance_map (GtkWidget *widget)
{
  SummerClassAttendance *self = SUMMER_CLASS_ATTENDANCE (widget);

  if (self->due)
    fill (self);
  GTK_WIDGET_CLASS (summer_class_attendance_parent_class)->map (widget);
}

static gboolean
summer_class_attendance_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_CLASS_ATTENDANCE (widget)->panel));
}

static void
summer_class_attendance_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_CLASS_ATTENDANCE (object)->whole, summer_assessment_unref);
  G_OBJECT_CLASS (summer_class_attendance_parent_class)->dispose (object);
}

static void
summer_class_attendance_class_init (SummerClassAttendanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_class_attendance_dispose;
  GTK_WIDGET_CLASS (klass)->map = summer_class_attendance_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = summer_class_attendance_grab_focus;
}

static void
summer_class_attendance_init (SummerClassAttendance *self)
{
  self->panel = SUMMER_CHART_PANEL (summer_chart_panel_new (summer_attendance_chart_new ()));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->panel));
}

GtkWidget *
summer_class_attendance_new (void)
{
  return g_object_new (SUMMER_TYPE_CLASS_ATTENDANCE, NULL);
}

void
summer_class_attendance_set (SummerClassAttendance *self, SummerAssessment *whole, guint index)
{
  g_return_if_fail (SUMMER_IS_CLASS_ATTENDANCE (self));

  g_clear_pointer (&self->whole, summer_assessment_unref);
  self->whole = whole != NULL ? summer_assessment_ref (whole) : NULL;
  self->index = index;
  self->due = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}
