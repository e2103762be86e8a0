#include "config.h"

#include "summer-transfer-form.h"

#include <glib/gi18n.h>

#include "summer-agreement-table.h"
#include "summer-agreement.h"
#include "summer-clerk-entry.h"
#include "summer-document-list.h"
#include "summer-place-table.h"
#include "summer-record-dialog.h"
#include "summer-transfer.h"
#include "summer-window.h"
#include "summer-workplace.h"

#define NARROW 520

/* The child and the class that a form is about. */
typedef struct
{
  GtkWindow *parent;    /* borrowed: the form is transient for it */
  SummerOffice *office; /* borrowed: it goes with the window */
  SummerDay today;
  SummerEnrolmentRecord enrolment;
  SummerPeriod period;
  SummerTransferDays days;
  char *subject;                      /* owned: child, class */
  char *guardian, *host, *union_name; /* owned; may be NULL */
  gint64 agreement;                   /* the latest of the class; 0 = none */
  SummerDay signed_on;
  char *version, *note, *signed_by; /* owned: of it; may be NULL */
} Context;

static void
context_free (gpointer data)
{
  Context *self = data;

  summer_transfer_days_clear (&self->days);
  g_free (self->subject);
  g_free (self->guardian);
  g_free (self->host);
  g_free (self->union_name);
  g_free (self->version);
  g_free (self->note);
  g_free (self->signed_by);
  g_free (self);
}

static gboolean
note_enrolment (const SummerEnrolmentPeriod *enrolment, gpointer user_data)
{
  Context *self = user_data;

  self->enrolment = enrolment->record;
  self->period = enrolment->period;
  self->guardian = g_strdup (enrolment->guardian);
  self->subject = g_strdup_printf ("%s %s · %s %s", enrolment->child_code, enrolment->child_name,
                                   enrolment->code, enrolment->name);
  return FALSE;
}

static gboolean
note_class (const SummerClassPlaces *places, gpointer user_data)
{
  Context *self = user_data;

  self->host = g_strdup (places->host);
  self->union_name = g_strdup (places->union_name);
  return FALSE;
}

/* NULL after a person was told why. */
static Context *
context_new (GtkWindow *parent, SummerOffice *office, gint64 child)
{
  SummerStore *store = summer_office_get_store (office);
  Context *self = g_new0 (Context, 1);
  g_autoptr (GError) error = NULL;
  SummerTime time;
  gint64 enrolment;

  self->parent = parent;
  self->office = office;
  summer_workplace_get_now (summer_workplace_get (office), &self->today, &time);
  enrolment = summer_transfer_find_enrolment (store, child, self->today, &error);
  if (enrolment == 0 && error == NULL)
    summer_clerk_set_refused (&error, _ ("This child is in no class."));
  if (error == NULL && summer_enrolment_period_find (store, enrolment, note_enrolment, self, &error)
      && summer_class_places_find (store, self->enrolment.class_id, self->today, note_class, self,
                                   &error))
    return self;
  summer_window_toast_error (SUMMER_WINDOW (parent), error);
  context_free (self);
  return NULL;
}

static SummerRecordDialog *
new_dialog (const SummerFormSpec *spec, gconstpointer record, Context *context)
{
  SummerRecordDialog *dialog
      = summer_record_dialog_new (context->office, spec, record, context, context_free);

  summer_record_dialog_set_subject (dialog, context->subject);
  return dialog;
}

static void
present (SummerRecordDialog *dialog, const SummerFormSpec *spec)
{
  const Context *context = summer_record_dialog_get_data (dialog);

  summer_record_dialog_present (dialog, context->parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (dialog, spec->fields[0].id));
}

/* {{{ Transfer and leaving */

typedef struct
{
  SummerFormChoices *choices;
  gint64 but;
} Classes;

static gboolean
add_class (const SummerClassPlaces *places, gpointer user_data)
{
  const Classes *classes = user_data;
  const int free = places->places - places->taken - places->offered;
  g_autofree char *text = NULL;

  if (places->id == classes->but
      || (places->state != SUMMER_CLASS_APPROVED && places->state != SUMMER_CLASS_OPEN))
    return TRUE;
  text = places->places > 0
             ? g_strdup_printf (ngettext ("%s %s · %d place free", "%s %s · %d places free",
                                          (gulong) MAX (free, 0)),
                                places->code, places->name, MAX (free, 0))
             : g_strdup_printf ("%s %s", places->code, places->name);
  summer_form_choices_add_class (classes->choices, places->id, text, places->union_name);
  return TRUE;
}

static gboolean
list_classes (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  const Context *context = data;
  Classes classes = { choices, context->enrolment.class_id };

  return summer_class_places_each (store, programme, context->today, add_class, &classes, error);
}

#define MEMBER(member) G_STRUCT_OFFSET (SummerTransfer, member)

static const SummerFormField transfer_fields[] = {
  { "to_class", N_ ("To cla_ss"), SUMMER_FORM_CHOICE, MEMBER (to_class), .required = TRUE,
    .wide = TRUE, .choices = list_classes },
  { "last_day", N_ ("_Last day in the old class"), SUMMER_FORM_DAY, MEMBER (last_day),
    .required = TRUE, .wide = TRUE },
  { "first_day", N_ ("_First day in the new class"), SUMMER_FORM_DAY, MEMBER (first_day),
    .required = TRUE, .wide = TRUE },
  { "move_marks", N_ ("_Attendance recorded later goes along"), SUMMER_FORM_CHECK,
    MEMBER (move_marks), .wide = TRUE },
  { "reason", N_ ("_Reason"), SUMMER_FORM_TEXT, MEMBER (reason), .required = TRUE, .wide = TRUE },
  { "person", N_ ("_Written by"), SUMMER_FORM_TEXT, MEMBER (person), .wide = TRUE },
};

static const SummerFormField leave_fields[] = {
  { "last_day", N_ ("Last day _in the class"), SUMMER_FORM_DAY, MEMBER (last_day), .required = TRUE,
    .wide = TRUE },
  { "reason", N_ ("_Reason"), SUMMER_FORM_TEXT, MEMBER (reason), .required = TRUE, .wide = TRUE },
  { "person", N_ ("_Written by"), SUMMER_FORM_TEXT, MEMBER (person), .wide = TRUE },
};

static void
check_transfer (SummerStore *store,
                gconstpointer record,
                gpointer data,
                SummerComplaints *complaints)
{
  Context *context = data;

  summer_transfer_check (store, record, FALSE, &context->days, complaints);
}

static gboolean
save_transfer (SummerStore *store,
               gpointer record,
               gpointer data,
               SummerComplaints *complaints,
               char **done,
               GError **error)
{
  return summer_transfer_child (store, record, complaints, done, error);
}

static void
check_leave (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  Context *context = data;

  summer_transfer_check (store, record, TRUE, &context->days, complaints);
}

static gboolean
save_leave (SummerStore *store,
            gpointer record,
            gpointer data,
            SummerComplaints *complaints,
            char **done,
            GError **error)
{
  return summer_transfer_leave (store, record, complaints, done, error);
}

static const SummerFormSpec transfer_spec = {
  .title = N_ ("Transfer to Another Class"),
  .fields = transfer_fields,
  .n_fields = G_N_ELEMENTS (transfer_fields),
  .record_size = sizeof (SummerTransfer),
  .save_label = N_ ("_Transfer"),
  .width = NARROW,
  .check = check_transfer,
  .save = save_transfer,
};

static const SummerFormSpec leave_spec = {
  .title = N_ ("Leaves the Class"),
  .fields = leave_fields,
  .n_fields = G_N_ELEMENTS (leave_fields),
  .record_size = sizeof (SummerTransfer),
  .save_label = N_ ("_Leaves"),
  .width = NARROW,
  .check = check_leave,
  .save = save_leave,
};

/* Today, or the nearest day on which the child is in the class. */
static SummerTransfer
start (const Context *context)
{
  const SummerDay day = CLAMP (context->today, context->period.first, context->period.last);

  return (SummerTransfer){
    .enrolment = context->enrolment.id, .last_day = day, .first_day = day + 1, .move_marks = 1
  };
}

void
summer_transfer_form_transfer (GtkWindow *parent, SummerOffice *office, gint64 child)
{
  Context *context = context_new (parent, office, child);
  SummerTransfer transfer;

  if (context == NULL)
    return;
  transfer = start (context);
  present (new_dialog (&transfer_spec, &transfer, context), &transfer_spec);
}

void
summer_transfer_form_leave (GtkWindow *parent, SummerOffice *office, gint64 child)
{
  Context *context = context_new (parent, office, child);
  SummerTransfer transfer;

  if (context == NULL)
    return;
  transfer = start (context);
  present (new_dialog (&leave_spec, &transfer, context), &leave_spec);
}
/* }}} */

/* {{{ Agreement */

#undef MEMBER
#define MEMBER(member) G_STRUCT_OFFSET (SummerAgreementRecord, member)

static const SummerFormField agreement_fields[] = {
  { "version", N_ ("_Version"), SUMMER_FORM_TEXT, MEMBER (version), .required = TRUE },
  { "signed_on", N_ ("Signed o_n"), SUMMER_FORM_DAY, MEMBER (signed_on), .required = TRUE },
  { "guardian", N_ ("_Guardian"), SUMMER_FORM_TEXT, MEMBER (guardian), .required = TRUE },
  { "host", N_ ("School or _host"), SUMMER_FORM_TEXT, MEMBER (host),
    .suggest = SUMMER_SUGGEST_HOSTS },
  { "union_name", N_ ("_Union"), SUMMER_FORM_TEXT, MEMBER (union_name),
    .suggest = SUMMER_SUGGEST_UNIONS },
  { "note", N_ ("N_ote"), SUMMER_FORM_TEXT, MEMBER (note) },
};

static void
check_agreement (SummerStore *store,
                 gconstpointer record,
                 gpointer data,
                 SummerComplaints *complaints)
{
  const Context *context = data;

  summer_agreement_check (record, context->today, complaints);
}

static gboolean
save_agreement (SummerStore *store,
                gpointer record,
                gpointer data,
                SummerComplaints *complaints,
                char **done,
                GError **error)
{
  const Context *context = data;

  return summer_agreement_save (store, record, context->today, complaints, done, error);
}

static const SummerFormSpec agreement_spec = {
  .title = N_ ("Agreement"),
  .fields = agreement_fields,
  .n_fields = G_N_ELEMENTS (agreement_fields),
  .record_size = sizeof (SummerAgreementRecord),
  .check = check_agreement,
  .save = save_agreement,
};

static gboolean
note_agreement (const SummerAgreementRecord *record, gpointer user_data)
{
  Context *context = user_data;

  if (record->class_id != context->enrolment.class_id)
    return TRUE;
  context->agreement = record->id;
  context->signed_on = record->signed_on;
  g_free (context->version);
  g_free (context->note);
  g_free (context->signed_by);
  g_free (context->host);
  g_free (context->union_name);
  context->version = g_strdup (record->version);
  context->note = g_strdup (record->note);
  context->signed_by = g_strdup (record->guardian);
  context->host = g_strdup (record->host);
  context->union_name = g_strdup (record->union_name);
  return TRUE;
}

static void present_agreement (Context *context, gboolean is_new);

/* The agreement that is shown stays as it is; a new one begins with its parties. */
static void
new_version_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerRecordDialog *dialog = user_data;
  const Context *context = summer_record_dialog_get_data (dialog);
  Context *another = context_new (context->parent, context->office, context->enrolment.child);

  if (another == NULL)
    return;
  present_agreement (another, TRUE);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The agreement that is shown was noted by mistake; Undo brings it back. */
static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerRecordDialog *dialog = user_data;
  const Context *context = summer_record_dialog_get_data (dialog);
  SummerWindow *parent = SUMMER_WINDOW (context->parent);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (!summer_agreement_remove (summer_office_get_store (context->office), context->agreement,
                                &done, &error))
    {
      summer_window_toast_error (parent, error);
      return;
    }
  summer_window_toast (parent, done, _ ("_Undo"), "win.undo");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
add_steps (SummerRecordDialog *dialog)
{
  static const GActionEntry entries[] = {
    { .name = "new-version", .activate = new_version_cb },
    { .name = "remove", .activate = remove_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), dialog);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog), "agreement", G_ACTION_GROUP (group));
  summer_record_dialog_add_button (dialog, _ ("_New Version…"), "agreement.new-version", NULL);
  summer_record_dialog_add_button (dialog, _ ("_Remove the Agreement"), "agreement.remove", NULL);
}

static void
present_agreement (Context *context, gboolean is_new)
{
  const gboolean stored = context->agreement != 0 && !is_new;
  const SummerAgreementRecord record = {
    .id = stored ? context->agreement : 0,
    .class_id = context->enrolment.class_id,
    .child = context->enrolment.child,
    .version = stored ? context->version : NULL,
    .signed_on = stored ? context->signed_on : context->today,
    .guardian = stored ? context->signed_by : context->guardian,
    .host = context->host,
    .union_name = context->union_name,
    .note = stored ? context->note : NULL,
  };
  SummerRecordDialog *dialog = new_dialog (&agreement_spec, &record, context);

  GtkWidget *scans = summer_document_list_new (context->office);

  summer_document_list_set_owner (SUMMER_DOCUMENT_LIST (scans), "agreement", record.id);
  summer_record_dialog_set_extra (dialog, scans);
  if (stored)
    add_steps (dialog);
  present (dialog, &agreement_spec);
}

/**
 * summer_transfer_form_agreement:
 *
 * The latest agreement of the child for its class, or a new one with what is known of the three parties.
 */
void
summer_transfer_form_agreement (GtkWindow *parent, SummerOffice *office, gint64 child)
{
  Context *context = context_new (parent, office, child);
  g_autoptr (GError) error = NULL;

  if (context == NULL)
    return;
  if (summer_agreement_each (summer_office_get_store (office), child, note_agreement, context,
                             &error))
    {
      present_agreement (context, FALSE);
      return;
    }
  summer_window_toast_error (SUMMER_WINDOW (parent), error);
  context_free (context);
}
/* }}} */
