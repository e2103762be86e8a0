#include "config.h"

#include "summer-visit-dialog.h"

#include <glib/gi18n.h>

#include "summer-calendar.h"
#include "summer-class-choices.h"
#include "summer-document-list.h"
#include "summer-history.h"
#include "summer-safety-table.h"
#include "summer-visit-calendar.h"
#include "summer-visit-checklist.h"
#include "summer-visit-problem-list.h"
#include "summer-visit-table.h"
#include "summer-visits.h"
#include "summer-window.h"

typedef struct
{
  SummerOffice *office;    /* owned */
  SummerVisitDraft *draft; /* owned; NULL for a planned visit */
  GStringChunk *texts;     /* owned: of the record as it was */
  gint64 planned;
  SummerDay today;
  gint64 class_id;                 /* whose days the draft knows; 0 = of none */
  SummerVisitChecklist *checklist; /* borrowed */
  SummerVisitProblemList *problems;
  guint asked; /* so many items without an answer are known of */
} Visit;

static Visit *
visit_new (SummerWorkplace *workplace)
{
  Visit *self = g_new0 (Visit, 1);

  self->office = g_object_ref (summer_workplace_get_office (workplace));
  self->texts = g_string_chunk_new (128);
  summer_workplace_get_now (workplace, &self->today, NULL);
  return self;
}

static void
visit_free (gpointer data)
{
  Visit *self = data;

  g_clear_pointer (&self->draft, summer_visit_draft_free);
  g_string_chunk_free (self->texts);
  g_object_unref (self->office);
  g_free (self);
}

static const char *
keep (Visit *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

/* {{{ A visit */

/* So that problems are to be mended while the class is held. */
static void
take_days (Visit *self, gint64 class_id)
{
  const SummerAssessment *whole = summer_office_get_whole_assessment (self->office);

  if (class_id == self->class_id || whole == NULL)
    return;
  self->class_id = class_id;
  summer_visit_draft_set_days (self->draft, NULL, 0);
  for (guint i = 0; i < whole->facts->n_classes; i++)
    {
      const SummerClassFacts *of = &whole->facts->classes[i];
      SummerCalendar calendar;

      if (of->id != class_id)
        continue;
      summer_calendar_init (&calendar, whole->facts, of, of->last_day);
      summer_visit_draft_set_days (self->draft, calendar.days, calendar.n_days);
      summer_calendar_clear (&calendar);
    }
}

static void
check_visit (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  const SummerVisitRecord *visit = record;
  Visit *self = data;

  if (self->checklist != NULL)
    {
      take_days (self, visit->class_id);
      summer_visit_checklist_set_day (self->checklist, visit->day);
      summer_visit_problem_list_set_day (self->problems, visit->day);
    }
  summer_visit_check (store, visit, self->draft, self->today, complaints);
}

static gboolean
save_visit (SummerStore *store,
            gpointer record,
            gpointer data,
            SummerComplaints *complaints,
            char **done,
            GError **error)
{
  Visit *self = data;
  const guint open = summer_visit_draft_count_open (self->draft);

  /* What nobody looked at is left open on purpose, or forgotten: it is asked once. */
  if (open > 0 && open != self->asked)
    {
      self->asked = open;
      summer_complaints_add (
          complaints, "checklist",
          ngettext ("%u item of the checklist has no answer. Answer it, or press Ctrl+Enter again "
                    "to store the visit without it.",
                    "%u items of the checklist have no answer. Answer them, or press Ctrl+Enter "
                    "again to store the visit without them.",
                    open),
          open);
      return FALSE;
    }
  return summer_visit_save (store, record, self->draft, self->planned, self->today, complaints,
                            done, error);
}

static const SummerFormField visit_fields[] = {
  { "class", N_ ("_Class"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (SummerVisitRecord, class_id),
    .required = TRUE, .choices = summer_class_choices_list },
  { "day", N_ ("_Date"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerVisitRecord, day),
    .required = TRUE },
  { "visitor", N_ ("_Visitor"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerVisitRecord, visitor),
    .required = TRUE, .hint = N_ ("Who visited") },
};

static const SummerFormSpec visit_spec = {
  .title = N_ ("Visit"),
  .fields = visit_fields,
  .n_fields = G_N_ELEMENTS (visit_fields),
  .record_size = sizeof (SummerVisitRecord),
  .width = 960,
  .check = check_visit,
  .save = save_visit,
};

/* Problems can be noted without a checklist. */
static GtkWidget *
new_hint (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (_ ("There is no checklist yet: problems can be noted, and no "
                                       "score is worked out. The checklist is made on the page of "
                                       "safety."));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "faint");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
new_documents (SummerOffice *office, gint64 visit)
{
  GtkWidget *documents = summer_document_list_new (office);

  summer_document_list_set_owner (SUMMER_DOCUMENT_LIST (documents), "visit", visit);
  return documents;
}

static GtkWidget *
new_extra (SummerRecordDialog *dialog, SummerOffice *office, Visit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->checklist = SUMMER_VISIT_CHECKLIST (summer_visit_checklist_new (self->draft));
  self->problems = SUMMER_VISIT_PROBLEM_LIST (summer_visit_problem_list_new (self->draft));
  g_signal_connect_swapped (self->checklist, "answered", G_CALLBACK (summer_record_dialog_touch),
                            dialog);
  g_signal_connect_swapped (self->checklist, "problems",
                            G_CALLBACK (summer_visit_problem_list_refresh), self->problems);
  g_signal_connect_swapped (self->problems, "changed", G_CALLBACK (summer_record_dialog_touch),
                            dialog);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->checklist));
  if (self->draft->lines->len == 0)
    gtk_box_append (GTK_BOX (box), new_hint ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problems));
  if (self->draft->visit != 0) /* to a new one nothing can be attached yet */
    gtk_box_append (GTK_BOX (box), new_documents (office, self->draft->visit));
  return box;
}

static void
present (GtkWindow *parent,
         SummerWorkplace *workplace,
         Visit *self,
         const SummerVisitRecord *record,
         const char *subject)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  SummerRecordDialog *dialog
      = summer_record_dialog_new (office, &visit_spec, record, self, visit_free);

  summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_set_extra (dialog, new_extra (dialog, office, self));
  take_days (self, record->class_id);
  summer_visit_checklist_set_day (self->checklist, record->day);
  summer_visit_problem_list_set_day (self->problems, record->day);
  summer_record_dialog_present (dialog, parent);
}

/* Loads the draft, or says why it cannot be. */
static gboolean
load_draft (GtkWindow *parent, SummerWorkplace *workplace, Visit *self, gint64 visit)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  g_autoptr (GError) error = NULL;

  self->draft = summer_visit_draft_load (summer_office_get_store (office),
                                         summer_office_get_programme (office), visit, &error);
  if (self->draft == NULL)
    summer_window_toast_error (SUMMER_WINDOW (parent), error);
  else if (visit != 0)
    self->asked = summer_visit_draft_count_open (self->draft);
  return self->draft != NULL;
}

/**
 * summer_visit_dialog_present_new:
 * @class_id: 0 = to be chosen
 */
void
summer_visit_dialog_present_new (GtkWindow *parent, SummerWorkplace *workplace, gint64 class_id)
{
  Visit *self = visit_new (workplace);
  const SummerVisitRecord record = { .class_id = class_id, .day = self->today };

  if (load_draft (parent, workplace, self, 0))
    present (parent, workplace, self, &record, NULL);
  else
    visit_free (self);
}

typedef struct
{
  Visit *visit;
  SummerVisitRecord record;
} Stored;

static gboolean
take_visit (const SummerVisitRecord *record, gpointer user_data)
{
  Stored *stored = user_data;

  stored->record = *record;
  stored->record.visitor = keep (stored->visit, record->visitor);
  stored->record.problem = NULL;
  return FALSE;
}

void
summer_visit_dialog_present_stored (GtkWindow *parent, SummerWorkplace *workplace, gint64 visit)
{
  SummerStore *store = summer_office_get_store (summer_workplace_get_office (workplace));
  Stored stored = { .visit = visit_new (workplace) };
  g_autofree char *subject = summer_history_dup_name (store, "visit", visit);
  g_autoptr (GError) error = NULL;

  if (!summer_visit_find (store, visit, take_visit, &stored, &error))
    summer_window_toast_error (SUMMER_WINDOW (parent), error);
  if (error == NULL && load_draft (parent, workplace, stored.visit, visit))
    present (parent, workplace, stored.visit, &stored.record, subject);
  else
    visit_free (stored.visit);
}

static gboolean
take_planned_visit (const SummerPlannedVisitRecord *record, gpointer user_data)
{
  Stored *stored = user_data;

  stored->record = (SummerVisitRecord){ .class_id = record->class_id,
                                        .day = MIN (record->day, stored->visit->today),
                                        .visitor = keep (stored->visit, record->visitor) };
  stored->visit->planned = record->id;
  return FALSE;
}

/**
 * summer_visit_dialog_present_planned:
 * @planned: when the visit is stored, it is planned no more
 */
void
summer_visit_dialog_present_planned (GtkWindow *parent, SummerWorkplace *workplace, gint64 planned)
{
  SummerStore *store = summer_office_get_store (summer_workplace_get_office (workplace));
  Stored stored = { .visit = visit_new (workplace) };
  g_autofree char *subject = summer_history_dup_subject (store, "planned_visit", planned);
  g_autoptr (GError) error = NULL;

  if (!summer_planned_visit_find (store, planned, take_planned_visit, &stored, &error))
    summer_window_toast_error (SUMMER_WINDOW (parent), error);
  if (error == NULL && load_draft (parent, workplace, stored.visit, 0))
    present (parent, workplace, stored.visit, &stored.record, subject);
  else
    visit_free (stored.visit);
}

/* }}} */
/* {{{ A visit that is to be made */

static void
check_planned (SummerStore *store,
               gconstpointer record,
               gpointer data,
               SummerComplaints *complaints)
{
  summer_planned_visit_check (record, ((Visit *) data)->today, complaints);
}

static gboolean
save_planned (SummerStore *store,
              gpointer record,
              gpointer data,
              SummerComplaints *complaints,
              char **done,
              GError **error)
{
  return summer_planned_visit_save (store, record, ((Visit *) data)->today, complaints, done,
                                    error);
}

static const SummerFormField planned_fields[] = {
  { "class", N_ ("_Class"), SUMMER_FORM_CHOICE,
    G_STRUCT_OFFSET (SummerPlannedVisitRecord, class_id), .required = TRUE,
    .choices = summer_class_choices_list },
  { "day", N_ ("_Date"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerPlannedVisitRecord, day),
    .required = TRUE },
  { "visitor", N_ ("_Visitor"), SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerPlannedVisitRecord, visitor), .hint = N_ ("Who is to go") },
  { "note", N_ ("_Note"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerPlannedVisitRecord, note),
    .wide = TRUE },
};

static const SummerFormSpec planned_spec = {
  .title = N_ ("Planned visit"),
  .fields = planned_fields,
  .n_fields = G_N_ELEMENTS (planned_fields),
  .record_size = sizeof (SummerPlannedVisitRecord),
  .check = check_planned,
  .save = save_planned,
};

typedef struct
{
  Visit *visit;
  SummerPlannedVisitRecord record;
} StoredPlan;

static gboolean
take_plan (const SummerPlannedVisitRecord *record, gpointer user_data)
{
  StoredPlan *stored = user_data;

  stored->record = *record;
  stored->record.visitor = keep (stored->visit, record->visitor);
  stored->record.note = keep (stored->visit, record->note);
  return FALSE;
}

/**
 * summer_planned_visit_dialog_present:
 * @planned: 0 = a new one
 * @class_id: of a new one; 0 = to be chosen
 */
void
summer_planned_visit_dialog_present (GtkWindow *parent,
                                     SummerWorkplace *workplace,
                                     gint64 planned,
                                     gint64 class_id)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  StoredPlan stored = { .visit = visit_new (workplace) };
  g_autoptr (GError) error = NULL;

  stored.record.class_id = class_id;
  stored.record.day = stored.visit->today;
  if (planned != 0
      && !summer_planned_visit_find (summer_office_get_store (office), planned, take_plan, &stored,
                                     &error))
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      visit_free (stored.visit);
      return;
    }
  summer_record_dialog_present (summer_record_dialog_new (office, &planned_spec, &stored.record,
                                                          stored.visit, visit_free),
                                parent);
}

/* }}} */
