#include "config.h"

#include "summer-claim-dialog.h"

#include <glib/gi18n.h>

#include "summer-claims.h"
#include "summer-document-list.h"
#include "summer-history.h"
#include "summer-incident-table.h"
#include "summer-insurance-table.h"
#include "summer-record-dialog.h"
#include "summer-window.h"

typedef struct
{
  gint64 incident;
  SummerDay today;
  GStringChunk *texts; /* owned: of the record as it was */
} Claim;

static void
claim_free (gpointer data)
{
  Claim *self = data;

  g_string_chunk_free (self->texts);
  g_free (self);
}

static void
check (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  summer_claim_check (store, record, ((Claim *) data)->today, complaints);
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  return summer_claim_save (store, record, ((Claim *) data)->today, complaints, done, error);
}

static gboolean
add_child (gint64 child, const char *code, const char *name, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%s %s", code, name);

  summer_form_choices_add (user_data, child, text);
  return TRUE;
}

static gboolean
list_children (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  return summer_incident_child_each (store, ((Claim *) data)->incident, add_child, choices, error);
}

static gboolean
add_policy (const SummerInsuranceRecord *record, gpointer user_data)
{
  g_autofree char *first = summer_day_dup_iso (record->first_day);
  g_autofree char *last = summer_day_dup_iso (record->last_day);
  g_autofree char *text
      = g_strdup_printf ("%s %s %s–%s", record->number,
                         summer_terms_get_text (SUMMER_TERMS_INSURANCE_KIND, (int) record->kind),
                         first, last);

  summer_form_choices_add (user_data, record->id, text);
  return TRUE;
}

static gboolean
list_policies (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  return summer_insurance_each (store, programme, add_policy, choices, error);
}

static const SummerFormField fields[] = {
  { "child", N_ ("_Child"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (SummerClaimRecord, child),
    .required = TRUE, .choices = list_children },
  { "state", N_ ("S_tate"), SUMMER_FORM_TERM, G_STRUCT_OFFSET (SummerClaimRecord, state),
    .terms = SUMMER_TERMS_CLAIM, .required = TRUE },
  { "policy", N_ ("Insurance _policy"), SUMMER_FORM_CHOICE,
    G_STRUCT_OFFSET (SummerClaimRecord, policy), .required = TRUE, .wide = TRUE,
    .choices = list_policies },
  { "number", N_ ("Claim _number"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerClaimRecord, number),
    .hint = N_ ("The insurer's") },
  { "reported-on", N_ ("_Reported on"), SUMMER_FORM_DAY,
    G_STRUCT_OFFSET (SummerClaimRecord, reported_on), .required = TRUE },
  { "amount", N_ ("C_laimed (yuan)"), SUMMER_FORM_MONEY,
    G_STRUCT_OFFSET (SummerClaimRecord, amount) },
  { "decided-on", N_ ("_Decided on"), SUMMER_FORM_DAY,
    G_STRUCT_OFFSET (SummerClaimRecord, decided_on) },
  { "paid", N_ ("P_aid (yuan)"), SUMMER_FORM_MONEY, G_STRUCT_OFFSET (SummerClaimRecord, paid) },
  { "note", N_ ("N_ote"), SUMMER_FORM_LONG, G_STRUCT_OFFSET (SummerClaimRecord, note),
    .wide = TRUE },
};

static const SummerFormSpec spec = {
  .title = N_ ("Claim"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_size = sizeof (SummerClaimRecord),
  .width = 820,
  .check = check,
  .save = save,
};

static Claim *
claim_new (SummerWorkplace *workplace)
{
  Claim *self = g_new0 (Claim, 1);

  self->texts = g_string_chunk_new (64);
  summer_workplace_get_now (workplace, &self->today, NULL);
  return self;
}

/* The claim that a form is about is no more; Undo brings it back. */
static void
take_out_cb (GSimpleAction *action, GVariant *parameter, gpointer dialog)
{
  SummerWindow *parent = SUMMER_WINDOW (gtk_window_get_transient_for (dialog));
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (!summer_claim_take_out (summer_office_get_store (summer_window_get_office (parent)),
                              g_variant_get_int64 (parameter), &done, &error))
    {
      summer_window_toast_error (parent, error);
      return;
    }
  summer_window_toast (parent, done, _ ("_Undo"), "win.undo");
  gtk_window_destroy (dialog);
}

static void
add_take_out (SummerRecordDialog *dialog, const SummerClaimRecord *claim)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry entry = { .name = "take-out", .activate = take_out_cb, .parameter_type = "x" };

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, dialog);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog), "claim", G_ACTION_GROUP (group));
  summer_record_dialog_add_button (dialog, _ ("Re_move the Claim"), "claim.take-out",
                                   g_variant_new_int64 (claim->id));
}

static void
present (GtkWindow *parent,
         SummerWorkplace *workplace,
         Claim *self,
         const SummerClaimRecord *record)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  g_autofree char *subject
      = summer_history_dup_subject (summer_office_get_store (office), "incident", self->incident);
  SummerRecordDialog *dialog = summer_record_dialog_new (office, &spec, record, self, claim_free);

  summer_record_dialog_set_subject (dialog, subject);
  if (record->id != 0) /* to a new one nothing can be attached yet */
    {
      GtkWidget *documents = summer_document_list_new (office);

      summer_document_list_set_owner (SUMMER_DOCUMENT_LIST (documents), "claim", record->id);
      summer_record_dialog_set_extra (dialog, documents);
      if (record->state != SUMMER_CLAIM_PAID && record->state != SUMMER_CLAIM_REFUSED)
        add_take_out (dialog, record);
    }
  summer_record_dialog_present (dialog, parent);
}

static gboolean
take_first_child (gint64 child, const char *code, const char *name, gpointer user_data)
{
  *(gint64 *) user_data = child;
  return FALSE;
}

/**
 * summer_claim_dialog_present_new:
 *
 * With the first child of @incident and the policy that covered it on that day.
 */
void
summer_claim_dialog_present_new (GtkWindow *parent, SummerWorkplace *workplace, gint64 incident)
{
  SummerStore *store = summer_office_get_store (summer_workplace_get_office (workplace));
  Claim *self = claim_new (workplace);
  SummerClaimRecord record = { .incident = incident,
                               .state = SUMMER_CLAIM_REPORTED,
                               .reported_on = self->today,
                               .amount = -1,
                               .decided_on = SUMMER_DAY_NONE,
                               .paid = -1 };
  g_autoptr (GError) error = NULL;

  self->incident = incident;
  if (summer_incident_child_each (store, incident, take_first_child, &record.child, &error))
    record.policy = summer_claim_propose_policy (store, incident, record.child, &error);
  if (error == NULL)
    present (parent, workplace, self, &record);
  else
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      claim_free (self);
    }
}

typedef struct
{
  Claim *claim;
  SummerClaimRecord record;
} Stored;

static gboolean
take_claim (const SummerClaimRecord *record, gpointer user_data)
{
  Stored *stored = user_data;

  stored->record = *record;
  stored->claim->incident = record->incident;
  if (record->number != NULL)
    stored->record.number = g_string_chunk_insert (stored->claim->texts, record->number);
  if (record->note != NULL)
    stored->record.note = g_string_chunk_insert (stored->claim->texts, record->note);
  return FALSE;
}

void
summer_claim_dialog_present_stored (GtkWindow *parent, SummerWorkplace *workplace, gint64 claim)
{
  SummerStore *store = summer_office_get_store (summer_workplace_get_office (workplace));
  Stored stored = { .claim = claim_new (workplace) };
  g_autoptr (GError) error = NULL;

  if (summer_claim_find (store, claim, take_claim, &stored, &error))
    present (parent, workplace, stored.claim, &stored.record);
  else
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      claim_free (stored.claim);
    }
}
