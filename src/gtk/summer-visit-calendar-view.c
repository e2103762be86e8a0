#include "config.h"

#include "summer-visit-calendar-view.h"

#include <glib/gi18n.h>

#include "summer-day-picker.h"
#include "summer-field.h"
#include "summer-phrase.h"
#include "summer-table.h"
#include "summer-visit-calendar.h"
#include "summer-visit-plan.h"
#include "summer-visit-table.h"
#include "summer-window.h"
#include "summer-workplace.h"

struct _SummerVisitCalendarView
{
  GtkBox parent_instance;

  SummerOffice *office; /* borrowed: of the page */
  SummerTable *table;
  GtkEntry *day, *visitor;
  GtkLabel *count;

  SummerAssessment *assessment; /* owned: what is proposed from; NULL until there is one */
  GArray *proposals;            /* owned: SummerVisitProposal */
};

G_DEFINE_FINAL_TYPE (SummerVisitCalendarView, summer_visit_calendar_view, GTK_TYPE_BOX)

/* {{{ The rows */

static const SummerVisitProposal *
get_proposal (gpointer owner, guint row)
{
  return &g_array_index (((SummerVisitCalendarView *) owner)->proposals, SummerVisitProposal, row);
}

static const SummerClassFacts *
get_class (gpointer owner, guint row)
{
  return &((SummerVisitCalendarView *) owner)
              ->assessment->facts->classes[get_proposal (owner, row)->class_index];
}

static char *
dup_code (gpointer owner, guint row)
{
  return g_strdup (get_class (owner, row)->code);
}

static char *
dup_name (gpointer owner, guint row)
{
  return g_strdup (get_class (owner, row)->name);
}

static char *
dup_union (gpointer owner, guint row)
{
  return g_strdup (get_class (owner, row)->union_name);
}

static char *
dup_last (gpointer owner, guint row)
{
  const SummerDay day = get_proposal (owner, row)->last_visit;

  return day == SUMMER_DAY_NONE ? g_strdup (_ ("never")) : summer_day_dup_text (day);
}

static char *
dup_days (gpointer owner, guint row)
{
  return g_strdup_printf ("%d", get_proposal (owner, row)->days);
}

static char *
dup_urgency (gpointer owner, guint row)
{
  return g_strdup_printf ("%d", get_proposal (owner, row)->urgency);
}

static char *
dup_planned (gpointer owner, guint row)
{
  const SummerDay day = get_proposal (owner, row)->planned;

  return day == SUMMER_DAY_NONE ? NULL : summer_day_dup_text (day);
}

/* "not seen for long; 1 serious problem open; 2 conditions at risk" */
static char *
dup_reasons (gpointer owner, guint row)
{
  const SummerVisitProposal *proposal = get_proposal (owner, row);
  GString *text = g_string_new (NULL);

  if (proposal->reasons & SUMMER_VISIT_NEVER_SEEN)
    g_string_append (text, _ ("never visited"));
  if (proposal->reasons & SUMMER_VISIT_NOT_SEEN_LONG)
    g_string_append (text, _ ("not visited for long"));
  if (proposal->reasons & SUMMER_VISIT_OPEN_SERIOUS)
    {
      g_string_append (text, text->len > 0 ? C_ ("between problems", "; ") : "");
      g_string_append_printf (text,
                              ngettext ("%u serious problem open", "%u serious problems open",
                                        proposal->open_serious),
                              proposal->open_serious);
    }
  if (proposal->reasons & SUMMER_VISIT_AT_RISK)
    {
      g_string_append (text, text->len > 0 ? C_ ("between problems", "; ") : "");
      g_string_append_printf (text,
                              ngettext ("%u condition at risk", "%u conditions at risk",
                                        proposal->endangered),
                              proposal->endangered);
    }
  return g_string_free (text, FALSE);
}

static int
compare_days (gpointer owner, guint a, guint b)
{
  return get_proposal (owner, a)->days - get_proposal (owner, b)->days;
}

static int
compare_last (gpointer owner, guint a, guint b)
{
  const SummerDay x = get_proposal (owner, a)->last_visit;
  const SummerDay y = get_proposal (owner, b)->last_visit;

  return x < y ? -1 : x > y;
}

static int
compare_urgency (gpointer owner, guint a, guint b)
{
  return get_proposal (owner, a)->urgency - get_proposal (owner, b)->urgency;
}

static int
compare_planned (gpointer owner, guint a, guint b)
{
  const SummerDay x = get_proposal (owner, a)->planned, y = get_proposal (owner, b)->planned;

  return x < y ? -1 : x > y;
}

static const char *
get_row_style (gpointer owner, guint row)
{
  return get_proposal (owner, row)->planned != SUMMER_DAY_NONE ? "faint" : NULL;
}

static SummerTable *
new_table (SummerVisitCalendarView *self)
{
  SummerTable *table = summer_table_new (self, _ ("Classes to visit"));

  summer_table_add_text (table, _ ("Class code"), 84, SUMMER_TABLE_PLAIN, dup_code, NULL);
  summer_table_add_text (table, _ ("Class"), 150, SUMMER_TABLE_PLAIN, dup_name, NULL);
  summer_table_add_text (table, _ ("Union"), 130, SUMMER_TABLE_PLAIN, dup_union, NULL);
  summer_table_add_text (table, _ ("Last visit"), 100, SUMMER_TABLE_PLAIN, dup_last, compare_last);
  summer_table_add_text (table, _ ("Days since"), 76, SUMMER_TABLE_END, dup_days, compare_days);
  summer_table_add_text (table, _ ("Why"), 260, SUMMER_TABLE_EXPAND, dup_reasons, NULL);
  summer_table_add_text (table, _ ("Urgency"), 72, SUMMER_TABLE_END, dup_urgency, compare_urgency);
  summer_table_add_text (table, _ ("Planned for"), 100, SUMMER_TABLE_PLAIN, dup_planned,
                         compare_planned);
  summer_table_set_row_style (table, get_row_style);
  summer_table_set_sortable (table, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (table), TRUE);
  return table;
}

/* }}} */

static void
activated_cb (SummerTable *table, guint row, SummerVisitCalendarView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-visit", "x", get_class (self, row)->id);
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerVisitCalendarView *self = SUMMER_VISIT_CALENDAR_VIEW (widget);
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));
  g_autofree char *visitor = summer_field_dup_text (self->visitor);
  g_autofree guint *rows = NULL;
  g_autofree gint64 *classes = NULL;
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  SummerDay day = SUMMER_DAY_NONE, today;
  guint n;

  rows = summer_table_dup_selected (self->table, &n);
  classes = g_new0 (gint64, n + 1);
  for (guint i = 0; i < n; i++)
    classes[i] = get_class (self, rows[i])->id;
  summer_field_get_day (self->day, &day);
  summer_workplace_get_now (summer_workplace_get (self->office), &today, NULL);
  if (summer_visits_plan (summer_office_get_store (self->office), classes, n, day, visitor, today,
                          &done, &error))
    summer_window_toast (window, done, _ ("_Undo"), "win.undo");
  else
    summer_window_toast_error (window, error);
}

static gboolean
collect_planned (const SummerPlannedVisitRecord *record, gpointer user_data)
{
  SummerPlannedVisitRecord planned
      = { .id = record->id, .class_id = record->class_id, .day = record->day };

  g_array_append_val (user_data, planned);
  return TRUE;
}

static void
update_count (SummerVisitCalendarView *self, const GError *error)
{
  g_autofree char *text = NULL;
  guint waiting = 0;

  for (guint i = 0; i < self->proposals->len; i++)
    waiting += get_proposal (self, i)->planned == SUMMER_DAY_NONE;
  text = error != NULL ? g_strdup (error->message)
         : self->assessment == NULL
             ? g_strdup (_ ("The classes are still being assessed."))
             : summer_phrase_dup_counted (ngettext ("%s class without a visit planned",
                                                    "%s classes without a visit planned", waiting),
                                          waiting);
  gtk_label_set_text (self->count, text);
}

/**
 * summer_visit_calendar_view_refresh:
 *
 * Ranks the classes anew, by the present assessment, today, and what is planned.
 */
void
summer_visit_calendar_view_refresh (SummerVisitCalendarView *self, SummerOffice *office)
{
  SummerAssessment *assessment = summer_office_get_assessment (office);
  g_autoptr (GArray) planned = g_array_new (FALSE, FALSE, sizeof (SummerPlannedVisitRecord));
  g_autoptr (GError) error = NULL;
  SummerDay today;

  g_return_if_fail (SUMMER_IS_VISIT_CALENDAR_VIEW (self));

  self->office = office;
  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->table, 0);
  g_array_set_size (self->proposals, 0);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
  if (gtk_entry_get_text_length (self->day) == 0)
    summer_field_set_day (self->day, today);
  if (assessment != NULL
      && summer_planned_visit_each (summer_office_get_store (office),
                                    summer_office_get_programme (office), collect_planned, planned,
                                    &error))
    {
      self->assessment = summer_assessment_ref (assessment);
      g_array_unref (self->proposals);
      self->proposals
          = summer_visit_plan_rank (assessment, (gconstpointer) planned->data, planned->len, today);
    }
  summer_table_set_n_rows (self->table, self->proposals->len);
  update_count (self, error);
}

static void
summer_visit_calendar_view_dispose (GObject *object)
{
  SummerVisitCalendarView *self = SUMMER_VISIT_CALENDAR_VIEW (object);

  if (self->table != NULL)
    summer_table_set_n_rows (self->table, 0);
  self->table = NULL;
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  G_OBJECT_CLASS (summer_visit_calendar_view_parent_class)->dispose (object);
}

static void
summer_visit_calendar_view_finalize (GObject *object)
{
  g_array_unref (SUMMER_VISIT_CALENDAR_VIEW (object)->proposals);
  G_OBJECT_CLASS (summer_visit_calendar_view_parent_class)->finalize (object);
}

static void
summer_visit_calendar_view_class_init (SummerVisitCalendarViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_visit_calendar_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_visit_calendar_view_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "calendar.plan", NULL, plan_action);
}

static GtkWidget *
new_entry (const char *name, int width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

static GtkWidget *
new_bar (SummerVisitCalendarView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Classes to visit"));
  GtkWidget *plan = gtk_button_new_with_mnemonic (_ ("_Plan the Chosen Classes"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->day = GTK_ENTRY (new_entry (_ ("Day of the visits"), 11));
  self->visitor = GTK_ENTRY (new_entry (_ ("Who is to go"), 12));
  summer_day_picker_attach (self->day);
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_widget_add_css_class (title, "title");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "faint");
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_set_valign (plan, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (plan), "calendar.plan");
  gtk_box_append (GTK_BOX (bar), title);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->day));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->visitor));
  gtk_box_append (GTK_BOX (bar), plan);
  return bar;
}

static void
summer_visit_calendar_view_init (SummerVisitCalendarView *self)
{
  self->proposals = g_array_new (FALSE, FALSE, sizeof (SummerVisitProposal));
}

GtkWidget *
summer_visit_calendar_view_new (SummerSheetView *planned)
{
  SummerVisitCalendarView *self = g_object_new (SUMMER_TYPE_VISIT_CALENDAR_VIEW, "orientation",
                                                GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget *proposed;

  proposed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->table = new_table (self);
  g_signal_connect (self->table, "activated", G_CALLBACK (activated_cb), self);
  gtk_box_append (GTK_BOX (proposed), new_bar (self));
  gtk_box_append (GTK_BOX (proposed), GTK_WIDGET (self->table));
  gtk_widget_set_vexpand (GTK_WIDGET (planned), TRUE);
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (planned));
  gtk_box_append (GTK_BOX (self), proposed);
  return GTK_WIDGET (self);
}
