#include "config.h"

#include "summer-incident-step-dialog.h"

#include <glib/gi18n.h>

#include "summer-class-choices.h"
#include "summer-document-list.h"
#include "summer-history.h"
#include "summer-incident-steps.h"
#include "summer-incident-table.h"
#include "summer-window.h"

/* When it is, and the texts of the record as it was. */
typedef struct
{
  SummerDay today;
  SummerTime now;
  GStringChunk *texts; /* owned */
} Moment;

static Moment *
moment_new (SummerWorkplace *workplace)
{
  Moment *self = g_new0 (Moment, 1);

  self->texts = g_string_chunk_new (64);
  summer_workplace_get_now (workplace, &self->today, &self->now);
  return self;
}

static void
moment_free (gpointer data)
{
  Moment *self = data;

  g_string_chunk_free (self->texts);
  g_free (self);
}

/* {{{ Taking out what was noted by mistake */

typedef gboolean (*TakeOutFunc) (SummerStore *store, gint64 id, char **done, GError **error);

static void
take_out (GtkWindow *dialog, gint64 id, TakeOutFunc func)
{
  SummerWindow *parent = SUMMER_WINDOW (gtk_window_get_transient_for (dialog));
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (!func (summer_office_get_store (summer_window_get_office (parent)), id, &done, &error))
    {
      summer_window_toast_error (parent, error);
      return;
    }
  summer_window_toast (parent, done, _ ("_Undo"), "win.undo");
  gtk_window_destroy (dialog);
}

static void
take_out_step_cb (GSimpleAction *action, GVariant *parameter, gpointer dialog)
{
  take_out (dialog, g_variant_get_int64 (parameter), summer_incident_step_take_out);
}

static void
take_out_drill_cb (GSimpleAction *action, GVariant *parameter, gpointer dialog)
{
  take_out (dialog, g_variant_get_int64 (parameter), summer_drill_take_out);
}

static void
add_take_out (SummerRecordDialog *dialog, const char *label, const char *action, gint64 id)
{
  static const GActionEntry entries[]
      = { { .name = "take-out-step", .activate = take_out_step_cb, .parameter_type = "x" },
          { .name = "take-out-drill", .activate = take_out_drill_cb, .parameter_type = "x" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), dialog);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog), "noted", G_ACTION_GROUP (group));
  summer_record_dialog_add_button (dialog, label, action, g_variant_new_int64 (id));
}

/* }}} */
/* {{{ A step */

static void
check_step (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  const Moment *self = data;

  summer_incident_step_check (store, record, self->today, self->now, complaints);
}

static gboolean
save_step (SummerStore *store,
           gpointer record,
           gpointer data,
           SummerComplaints *complaints,
           char **done,
           GError **error)
{
  const Moment *self = data;

  return summer_incident_step_save (store, record, self->today, self->now, complaints, done, error);
}

static const SummerFormField step_fields[] = {
  { "kind", N_ ("_Kind"), SUMMER_FORM_TERM, G_STRUCT_OFFSET (SummerIncidentStepRecord, kind),
    .terms = SUMMER_TERMS_INCIDENT_STEP, .required = TRUE },
  { "person", N_ ("_Person"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerIncidentStepRecord, person),
    .required = TRUE, .hint = N_ ("Who was told, or who followed it up") },
  { "day", N_ ("_Date"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerIncidentStepRecord, day),
    .required = TRUE },
  { "time", N_ ("_Time"), SUMMER_FORM_TIME, G_STRUCT_OFFSET (SummerIncidentStepRecord, time) },
  { "note", N_ ("_Note"), SUMMER_FORM_LONG, G_STRUCT_OFFSET (SummerIncidentStepRecord, note),
    .wide = TRUE },
};

static const SummerFormSpec step_spec = {
  .title = N_ ("Follow-up of an Incident"),
  .fields = step_fields,
  .n_fields = G_N_ELEMENTS (step_fields),
  .record_size = sizeof (SummerIncidentStepRecord),
  .check = check_step,
  .save = save_step,
};

/* What is told next is proposed: the guardian first, then the union and so on. */
static gboolean
take_kind (const SummerIncidentStepRecord *record, gpointer user_data)
{
  SummerIncidentStepKind *kind = user_data;

  if (record->kind == *kind && *kind < SUMMER_STEP_FOLLOWED_UP)
    *kind += 1;
  return TRUE;
}

typedef struct
{
  Moment *moment;
  SummerIncidentStepRecord record; /* of the id that is sought, then as stored */
  gboolean found;
} StoredStep;

static gboolean
take_step (const SummerIncidentStepRecord *record, gpointer user_data)
{
  StoredStep *stored = user_data;

  if (record->id != stored->record.id)
    return TRUE;
  stored->found = TRUE;
  stored->record = *record;
  if (record->person != NULL)
    stored->record.person = g_string_chunk_insert (stored->moment->texts, record->person);
  if (record->note != NULL)
    stored->record.note = g_string_chunk_insert (stored->moment->texts, record->note);
  return FALSE;
}

/**
 * summer_incident_step_dialog_present:
 * @step: one of @incident; 0 = a new one
 */
void
summer_incident_step_dialog_present (GtkWindow *parent,
                                     SummerWorkplace *workplace,
                                     gint64 incident,
                                     gint64 step)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  SummerStore *store = summer_office_get_store (office);
  StoredStep stored = { .moment = moment_new (workplace) };
  g_autofree char *subject = summer_history_dup_name (store, "incident", incident);
  g_autoptr (GError) error = NULL;
  SummerRecordDialog *dialog;
  GtkWidget *documents;

  stored.record = (SummerIncidentStepRecord){
    .id = step, .incident = incident, .day = stored.moment->today, .time = stored.moment->now
  };
  if (step == 0
          ? !summer_incident_step_each (store, incident, take_kind, &stored.record.kind, &error)
          : !summer_incident_step_each (store, incident, take_step, &stored, &error)
                || !stored.found)
    {
      if (error != NULL)
        summer_window_toast_error (SUMMER_WINDOW (parent), error);
      moment_free (stored.moment);
      return;
    }
  dialog
      = summer_record_dialog_new (office, &step_spec, &stored.record, stored.moment, moment_free);
  documents = summer_document_list_new (office);
  summer_document_list_set_owner (SUMMER_DOCUMENT_LIST (documents), "incident", incident);
  summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_set_extra (dialog, documents);
  if (step != 0)
    add_take_out (dialog, _ ("Re_move the Follow-up"), "noted.take-out-step", step);
  summer_record_dialog_present (dialog, parent);
}

/* }}} */
/* {{{ A drill */

static void
check_drill (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  summer_drill_check (store, record, ((Moment *) data)->today, complaints);
}

static gboolean
save_drill (SummerStore *store,
            gpointer record,
            gpointer data,
            SummerComplaints *complaints,
            char **done,
            GError **error)
{
  return summer_drill_save (store, record, ((Moment *) data)->today, complaints, done, error);
}

static const SummerFormField drill_fields[] = {
  { "class", N_ ("_Class"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (SummerDrillRecord, class_id),
    .required = TRUE, .choices = summer_class_choices_list },
  { "day", N_ ("_Date"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerDrillRecord, day),
    .required = TRUE },
  { "kind", N_ ("_Kind"), SUMMER_FORM_TERM, G_STRUCT_OFFSET (SummerDrillRecord, kind),
    .terms = SUMMER_TERMS_DRILL, .required = TRUE },
  { "leader", N_ ("_Led by"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerDrillRecord, leader),
    .required = TRUE },
  { "children", N_ ("C_hildren"), SUMMER_FORM_COUNT,
    G_STRUCT_OFFSET (SummerDrillRecord, children) },
  { "staff", N_ ("Sta_ff"), SUMMER_FORM_COUNT, G_STRUCT_OFFSET (SummerDrillRecord, staff) },
  { "seconds", N_ ("S_econds"), SUMMER_FORM_COUNT, G_STRUCT_OFFSET (SummerDrillRecord, seconds),
    .hint = N_ ("until all were out") },
  { "note", N_ ("_Note"), SUMMER_FORM_LONG, G_STRUCT_OFFSET (SummerDrillRecord, note),
    .wide = TRUE },
};

static const SummerFormSpec drill_spec = {
  .title = N_ ("Drill"),
  .fields = drill_fields,
  .n_fields = G_N_ELEMENTS (drill_fields),
  .record_size = sizeof (SummerDrillRecord),
  .check = check_drill,
  .save = save_drill,
};

typedef struct
{
  Moment *moment;
  SummerDrillRecord record;
} Stored;

static int
count_or_none (int count)
{
  return count > 0 ? count : -1;
}

static gboolean
take_drill (const SummerDrillRecord *record, gpointer user_data)
{
  Stored *stored = user_data;

  stored->record = *record;
  stored->record.children = count_or_none (record->children);
  stored->record.staff = count_or_none (record->staff);
  stored->record.seconds = count_or_none (record->seconds);
  if (record->leader != NULL)
    stored->record.leader = g_string_chunk_insert (stored->moment->texts, record->leader);
  if (record->note != NULL)
    stored->record.note = g_string_chunk_insert (stored->moment->texts, record->note);
  return FALSE;
}

void
summer_drill_dialog_present (GtkWindow *parent,
                             SummerWorkplace *workplace,
                             gint64 drill,
                             gint64 class_id)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  Stored stored
      = { .moment = moment_new (workplace),
          .record = { .class_id = class_id, .children = -1, .staff = -1, .seconds = -1 } };
  g_autoptr (GError) error = NULL;
  SummerRecordDialog *dialog;

  stored.record.day = stored.moment->today;
  if (drill != 0
      && !summer_drill_find (summer_office_get_store (office), drill, take_drill, &stored, &error))
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      moment_free (stored.moment);
      return;
    }
  dialog
      = summer_record_dialog_new (office, &drill_spec, &stored.record, stored.moment, moment_free);
  if (drill != 0)
    add_take_out (dialog, _ ("Re_move the Drill"), "noted.take-out-drill", drill);
  summer_record_dialog_present (dialog, parent);
}

/* }}} */
