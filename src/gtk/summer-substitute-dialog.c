#include "config.h"

#include "summer-substitute-dialog.h"

#include <glib/gi18n.h>

#include "summer-desk-dialog.h"
#include "summer-desk-entry.h"
#include "summer-field.h"
#include "summer-stand-ins.h"
#include "summer-staff-table.h"
#include "summer-table.h"
#include "summer-window.h"

#define SUMMER_TYPE_SUBSTITUTE_DIALOG (summer_substitute_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerSubstituteDialog, summer_substitute_dialog, SUMMER, SUBSTITUTE_DIALOG, SummerDeskDialog)

struct _SummerSubstituteDialog
{
  SummerDeskDialog parent_instance;

  SummerStaffSurvey *survey; /* owned */
  guint gap;
  GArray *stand_ins; /* owned: SummerStandIn */
  SummerTable *table;

  AdwBin *table_bin;
  GtkLabel *nobody;
  GtkEntry *from, *to;
};

G_DEFINE_FINAL_TYPE (SummerSubstituteDialog, summer_substitute_dialog, SUMMER_TYPE_DESK_DIALOG)

static const SummerStaffGap *
get_gap (SummerSubstituteDialog *self)
{
  return &self->survey->gaps[self->gap];
}

static const SummerStandIn *
get_stand_in (gpointer owner, guint row)
{
  return &g_array_index (((SummerSubstituteDialog *) owner)->stand_ins, SummerStandIn, row);
}

static const SummerSubstitute *
get_substitute (gpointer owner, guint row)
{
  return &get_stand_in (owner, row)->substitute;
}

static const SummerClassFacts *
get_class (gpointer owner, guint row)
{
  return summer_staff_survey_get_class (((SummerSubstituteDialog *) owner)->survey,
                                        get_substitute (owner, row)->person->class);
}

/* {{{ The table of those who could */

static char *
dup_name (gpointer owner, guint row)
{
  return g_strdup (get_substitute (owner, row)->person->name);
}

static char *
dup_class (gpointer owner, guint row)
{
  const SummerClassFacts *of = get_class (owner, row);

  return g_strdup_printf ("%s %s", of->code, of->name);
}

static char *
dup_union (gpointer owner, guint row)
{
  return g_strdup (get_class (owner, row)->union_name);
}

/* Of the papers, where there is one; else what the sheet of staff says. */
static char *
dup_qualification (gpointer owner, guint row)
{
  const SummerStandIn *one = get_stand_in (owner, row);
  const char *told = one->substitute.person->qualification;

  return one->papers[SUMMER_CERTIFICATE_QUALIFICATION].state == SUMMER_PAPERS_MISSING
                 && told != NULL
             ? g_strdup (told)
             : summer_stand_in_dup_paper (one, SUMMER_CERTIFICATE_QUALIFICATION);
}

static char *
dup_clearance (gpointer owner, guint row)
{
  return summer_stand_in_dup_paper (get_stand_in (owner, row), SUMMER_CERTIFICATE_CLEARANCE);
}

static char *
dup_health (gpointer owner, guint row)
{
  return summer_stand_in_dup_paper (get_stand_in (owner, row), SUMMER_CERTIFICATE_HEALTH);
}

static const char *
get_style (SummerPapersState state)
{
  return state == SUMMER_PAPERS_VALID ? "good" : state == SUMMER_PAPERS_EXPIRING ? "wait" : "bad";
}

static const char *
get_clearance_style (gpointer owner, guint row)
{
  return get_style (get_stand_in (owner, row)->papers[SUMMER_CERTIFICATE_CLEARANCE].state);
}

static const char *
get_health_style (gpointer owner, guint row)
{
  return get_style (get_stand_in (owner, row)->papers[SUMMER_CERTIFICATE_HEALTH].state);
}

/* "3 of 5" */
static char *
dup_free (gpointer owner, guint row)
{
  return g_strdup_printf (_ ("%u of %u"), get_substitute (owner, row)->n_free,
                          get_gap (owner)->n_days);
}

static char *
dup_busy (gpointer owner, guint row)
{
  return g_strdup_printf ("%u", get_substitute (owner, row)->person->n_busy);
}

static const char *
get_free_style (gpointer owner, guint row)
{
  return get_substitute (owner, row)->n_free < get_gap (owner)->n_days ? "wait-strong" : NULL;
}

static const char *
get_far_style (gpointer owner, guint row)
{
  return get_substitute (owner, row)->is_near ? NULL : "dim-label";
}

static void
activated_cb (SummerSubstituteDialog *self, guint row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "substitute.assign", NULL);
}

static void
add_table (SummerSubstituteDialog *self)
{
  self->table = summer_table_new (self, _ ("Could stand in"));
  summer_table_add_text (self->table, _ ("Name"), 84, SUMMER_TABLE_STRONG, dup_name, NULL);
  summer_table_add_text (self->table, _ ("Now in"), 190, SUMMER_TABLE_EXPAND, dup_class, NULL);
  summer_table_add_text (self->table, _ ("Union"), 108, SUMMER_TABLE_PLAIN, dup_union, NULL);
  summer_table_style_text (self->table, get_far_style);
  summer_table_add_text (self->table, _ ("Qualification"), 130, SUMMER_TABLE_PLAIN,
                         dup_qualification, NULL);
  summer_table_add_text (self->table,
                         summer_terms_get_text (SUMMER_TERMS_CERTIFICATE,
                                                SUMMER_CERTIFICATE_CLEARANCE),
                         130, SUMMER_TABLE_PLAIN, dup_clearance, NULL);
  summer_table_style_text (self->table, get_clearance_style);
  summer_table_add_text (self->table,
                         summer_terms_get_text (SUMMER_TERMS_CERTIFICATE,
                                                SUMMER_CERTIFICATE_HEALTH),
                         130, SUMMER_TABLE_PLAIN, dup_health, NULL);
  summer_table_style_text (self->table, get_health_style);
  summer_table_add_text (self->table, C_ ("days", "Free"), 70, SUMMER_TABLE_END, dup_free, NULL);
  summer_table_style_text (self->table, get_free_style);
  summer_table_add_text (self->table, C_ ("days", "Planned"), 70, SUMMER_TABLE_END, dup_busy, NULL);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
}

/* Who is chosen is proposed for the first days on which they are free, with what stands against it. */
static void
selected_cb (SummerSubstituteDialog *self, guint row)
{
  g_autofree char *warning = summer_stand_in_dup_warning (get_stand_in (self, row));

  summer_field_set_day (self->from, get_substitute (self, row)->first);
  summer_field_set_day (self->to, get_substitute (self, row)->last);
  summer_desk_dialog_say (SUMMER_DESK_DIALOG (self),
                          warning != NULL ? SUMMER_TONE_WAIT : SUMMER_TONE_PLAIN, warning);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "substitute.assign", TRUE);
}

/* }}} */
/* {{{ Assigning */

typedef struct
{
  SummerStaffRecord record; /* its texts are owned */
  char *what;               /* owned: who, where and when */
} Assignment;

static void
assignment_free (gpointer data)
{
  Assignment *self = data;

  g_free ((char *) self->record.name);
  g_free ((char *) self->record.identity_number);
  g_free ((char *) self->record.telephone);
  g_free ((char *) self->record.qualification);
  g_free (self->what);
  g_free (self);
}

static gboolean
write_assignment (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  Assignment *self = data;

  if (!summer_store_begin (desk->store, "assign", self->what, error))
    return FALSE;
  return summer_desk_finish (desk->store, summer_staff_insert (desk->store, &self->record, error),
                             _ ("Assigned: %s"), self->what, done, error);
}

/* FALSE where a day is none, or not one of the class; the field says so. */
static gboolean
read_days (SummerSubstituteDialog *self, SummerDay *from, SummerDay *to)
{
  const SummerClassFacts *of = summer_staff_survey_get_class (self->survey, get_gap (self)->class);
  SummerDay *const days[] = { from, to };
  GtkEntry *const fields[] = { self->from, self->to };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (!summer_field_get_day (fields[i], days[i]) || *days[i] == SUMMER_DAY_NONE)
        {
          summer_desk_dialog_say_at (SUMMER_DESK_DIALOG (self), GTK_WIDGET (fields[i]),
                                     _ ("Write a day, such as 2019-08-05."));
          return FALSE;
        }
      if (*days[i] < of->first_day || *days[i] > of->last_day)
        {
          g_autofree char *period = summer_staff_survey_dup_period (of->first_day, of->last_day);
          g_autofree char *text
              = g_strdup_printf (_ ("The class is held %s: choose a day of it."), period);

          summer_desk_dialog_say_at (SUMMER_DESK_DIALOG (self), GTK_WIDGET (fields[i]), text);
          return FALSE;
        }
    }
  if (*from <= *to)
    return TRUE;
  summer_desk_dialog_say_at (SUMMER_DESK_DIALOG (self), GTK_WIDGET (self->to),
                             _ ("The last day is before the first."));
  return FALSE;
}

/* One who is planned elsewhere on one of the days would be in two places. */
static gboolean
check_days (SummerSubstituteDialog *self,
            const SummerStaffPerson *person,
            SummerDay from,
            SummerDay to)
{
  guint n_busy;
  const guint n_days = summer_staff_plan_count_days (self->survey->plan, get_gap (self)->class,
                                                     person, from, to, &n_busy);
  g_autofree char *text = NULL;

  if (n_days == 0)
    text = g_strdup (_ ("The class holds none of these days."));
  else if (n_busy > 0)
    text = g_strdup_printf (ngettext ("%s is planned already on %u of these days: choose others.",
                                      "%s is planned already on %u of these days: choose others.",
                                      n_busy),
                            person->name, n_busy);
  if (text != NULL)
    summer_desk_dialog_say_at (SUMMER_DESK_DIALOG (self), GTK_WIDGET (self->from), text);
  return text == NULL;
}

static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSubstituteDialog *self = SUMMER_SUBSTITUTE_DIALOG (widget);
  const guint row = summer_table_get_selected (self->table);
  const SummerStaffPerson *person;
  const SummerClassFacts *of;
  Assignment *assignment;
  SummerDay from, to;
  g_autofree char *period = NULL;

  if (row == SUMMER_TABLE_TOTAL || !read_days (self, &from, &to))
    return;
  person = get_substitute (self, row)->person;
  if (!check_days (self, person, from, to))
    return;

  of = summer_staff_survey_get_class (self->survey, get_gap (self)->class);
  period = summer_staff_survey_dup_period (from, to);
  assignment = g_new0 (Assignment, 1);
  assignment->record = (SummerStaffRecord){
    .class_id = of->id,
    .name = g_strdup (person->name),
    .role = get_gap (self)->role,
    .identity_number = g_strdup (person->identity_number),
    .telephone = g_strdup (person->telephone),
    .qualification = g_strdup (person->qualification),
    .first_day = from,
    .last_day = to,
  };
  assignment->what = g_strdup_printf ("%s · %s %s · %s", person->name, of->code, of->name, period);
  summer_desk_dialog_run (SUMMER_DESK_DIALOG (self), SUMMER_DAY_NONE, NULL, write_assignment,
                          assignment, assignment_free);
}

/* }}} */

static void
entry_activated_cb (SummerSubstituteDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "substitute.assign", NULL);
}

static void
summer_substitute_dialog_dispose (GObject *object)
{
  SummerSubstituteDialog *self = SUMMER_SUBSTITUTE_DIALOG (object);

  if (self->table_bin != NULL)
    adw_bin_set_child (self->table_bin, NULL);
  self->table_bin = NULL;
  g_clear_pointer (&self->stand_ins, g_array_unref);
  g_clear_pointer (&self->survey, summer_staff_survey_unref);

  G_OBJECT_CLASS (summer_substitute_dialog_parent_class)->dispose (object);
}

static void
summer_substitute_dialog_class_init (SummerSubstituteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_substitute_dialog_dispose;
  SUMMER_DESK_DIALOG_CLASS (klass)->done = summer_desk_dialog_finish;

  gtk_widget_class_install_action (widget_class, "substitute.assign", NULL, assign_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "substitute.assign", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-substitute-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerSubstituteDialog, table_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerSubstituteDialog, nobody);
  gtk_widget_class_bind_template_child (widget_class, SummerSubstituteDialog, from);
  gtk_widget_class_bind_template_child (widget_class, SummerSubstituteDialog, to);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
summer_substitute_dialog_init (SummerSubstituteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "substitute.assign", FALSE);
}

/* "FZ-003 name · tutor · Mon 5 Aug – Fri 9 Aug · 1 missing" */
static char *
dup_subject (SummerSubstituteDialog *self)
{
  const SummerStaffGap *gap = get_gap (self);
  const SummerClassFacts *of = summer_staff_survey_get_class (self->survey, gap->class);
  const guint n = (guint) (gap->required - gap->planned);
  g_autofree char *period = summer_staff_survey_dup_period (gap->first, gap->last);
  g_autofree char *missing = g_strdup_printf (ngettext ("%u missing", "%u missing", n), n);

  return g_strdup_printf ("%s %s · %s · %s · %s", of->code, of->name,
                          summer_terms_get_text (SUMMER_TERMS_ROLE, (int) gap->role), period,
                          missing);
}

/* FALSE with error: the papers cannot be read, and nobody is proposed without them. */
static gboolean
list_stand_ins (SummerSubstituteDialog *self, SummerOffice *office, GError **error)
{
  g_autoptr (SummerPeopleIndex) index
      = summer_people_index_new (summer_office_get_store (office),
                                 summer_office_get_programme (office), error);
  SummerDay today;

  if (index == NULL)
    return FALSE;
  summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
  self->stand_ins
      = summer_stand_ins_new (summer_staff_survey_get_substitutes (self->survey, self->gap),
                              self->survey->assessment->facts, index, get_gap (self)->last, today);
  return TRUE;
}

/**
 * summer_substitute_dialog_present:
 * @parent: the window it stands before
 * @gap: of the survey, by number
 */
void
summer_substitute_dialog_present (GtkWindow *parent,
                                  SummerOffice *office,
                                  SummerStaffSurvey *survey,
                                  guint gap)
{
  SummerSubstituteDialog *self = g_object_new (SUMMER_TYPE_SUBSTITUTE_DIALOG, NULL);
  g_autofree char *subject = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (survey != NULL && gap < survey->n_gaps);

  self->survey = summer_staff_survey_ref (survey);
  self->gap = gap;
  if (!list_stand_ins (self, office, &error))
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  subject = dup_subject (self);
  add_table (self);
  summer_table_set_n_rows (self->table, self->stand_ins->len);
  g_signal_connect_swapped (self->table, "selected", G_CALLBACK (selected_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->table_bin), self->stand_ins->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), self->stand_ins->len == 0);
  summer_desk_dialog_set_subject (SUMMER_DESK_DIALOG (self), subject);
  summer_desk_dialog_open (SUMMER_DESK_DIALOG (self), parent, summer_workplace_get (office),
                           SUMMER_DAY_NONE);
  if (self->stand_ins->len > 0)
    {
      summer_table_select (self->table, 0);
      gtk_widget_grab_focus (GTK_WIDGET (self->table));
    }
  if (get_gap (self)->is_over)
    summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_WAIT,
                            _ ("These days are over: assign only somebody who was there."));
}
