#include "config.h"

#include "summer-settlement-dialogs.h"

#include <glib/gi18n.h>

#include "summer-backup-keeper.h"
#include "summer-class-choices.h"
#include "summer-clerk-name.h"
#include "summer-settlement-reasons.h"
#include "summer-settlement-table.h"
#include "summer-window.h"

/* {{{ Drawing one up */

typedef struct
{
  const char *person, *note;
} Who;

typedef struct
{
  SummerSettlement *draft;          /* owned */
  SummerOffice *office;             /* owned */
  SummerSettlementReasons *reasons; /* owned; NULL where every class is decided */
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *self = data;

  g_clear_object (&self->reasons);
  summer_settlement_free (self->draft);
  g_object_unref (self->office);
  g_free (self);
}

static gboolean
save_draft (SummerStore *store,
            gpointer record,
            gpointer data,
            SummerComplaints *complaints,
            char **done,
            GError **error)
{
  const Who *who = record;
  Drawing *self = data;

  self->draft->record.made_by = who->person;
  self->draft->record.note = who->note;
  if (self->reasons != NULL)
    summer_settlement_reasons_store (self->reasons);
  if (summer_settlement_store (store, self->draft, complaints, done, error))
    {
      summer_clerk_name_set (self->office, who->person);
      return TRUE;
    }
  if (self->reasons != NULL)
    summer_settlement_reasons_complain (self->reasons, complaints);
  return FALSE;
}

static const SummerFormField draw_fields[] = {
  { "person", N_ ("Drawn up _by"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (Who, person),
    .required = TRUE, .hint = N_ ("A second person checks it") },
  { "note", N_ ("_Note"), SUMMER_FORM_LONG, G_STRUCT_OFFSET (Who, note), .wide = TRUE },
};

static const SummerFormSpec draw_spec = {
  .title = N_ ("Draw Up a Settlement"),
  .fields = draw_fields,
  .n_fields = G_N_ELEMENTS (draw_fields),
  .record_size = sizeof (Who),
  .save_label = N_ ("_Draw Up"),
  .width = 960,
  .save = save_draft,
};

static char *
dup_draft_subject (const SummerSettlement *draft)
{
  g_autofree char *as_of = summer_day_dup_text_in_year (draft->record.as_of);
  g_autofree char *total = summer_money_dup_text (draft->record.total);

  return g_strdup_printf (_ ("Number %d · %d classes · %s yuan · by the records up to %s"),
                          draft->record.number, draft->record.n_classes, total, as_of);
}

void
summer_settlement_draw_dialog_present (GtkWindow *parent, SummerWorkplace *workplace)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  SummerAssessment *whole = summer_office_get_whole_assessment (office);
  const Who who = { .person = summer_clerk_name_get (office) };
  g_autofree char *subject = NULL;
  g_autoptr (GError) error = NULL;
  SummerRecordDialog *dialog;
  GtkWidget *reasons;
  SummerDay today;
  SummerSettlement *draft;
  Drawing *self;

  g_return_if_fail (whole != NULL);

  summer_workplace_get_now (workplace, &today, NULL);
  draft = summer_settlement_draw (summer_office_get_store (office), whole, today, NULL, &error);
  if (draft == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      return;
    }
  self = g_new0 (Drawing, 1);
  self->draft = draft;
  self->office = g_object_ref (office);
  reasons = summer_settlement_reasons_new (draft, whole);
  if (reasons != NULL)
    self->reasons = g_object_ref_sink (SUMMER_SETTLEMENT_REASONS (reasons));
  dialog = summer_record_dialog_new (office, &draw_spec, &who, self, drawing_free);
  subject = dup_draft_subject (draft);
  summer_record_dialog_set_subject (dialog, subject);
  if (reasons != NULL)
    {
      summer_record_dialog_set_extra (dialog, reasons);
      g_signal_connect_object (reasons, "changed", G_CALLBACK (summer_record_dialog_touch), dialog,
                               G_CONNECT_SWAPPED);
    }
  summer_record_dialog_present (dialog, parent);
}

/* }}} */
/* {{{ A step */

typedef struct
{
  SummerSettlement *of; /* owned */
  SummerOffice *office; /* owned */
  GtkWindow *parent;    /* borrowed: outlives the form */
  SummerDay today;
} Step;

static void
step_free (gpointer data)
{
  Step *self = data;

  summer_settlement_free (self->of);
  g_object_unref (self->office);
  g_free (self);
}

static void
check_step (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  const Step *self = data;

  summer_settlement_complain (self->of, record, self->today,
                              summer_office_get_whole_assessment (self->office), complaints);
}

static gboolean
save_step (SummerStore *store,
           gpointer record,
           gpointer data,
           SummerComplaints *complaints,
           char **done,
           GError **error)
{
  const SummerSettlementOrder *order = record;
  const Step *self = data;

  if (!summer_settlement_take (store, self->of->record.id, order, self->today, complaints, done,
                               error))
    return FALSE;
  summer_clerk_name_set (self->office, order->person);
  /* What is confirmed or published is not offered to be undone. */
  if (order->step == SUMMER_SETTLEMENT_CONFIRM || order->step == SUMMER_SETTLEMENT_PUBLISH)
    {
      summer_window_toast (SUMMER_WINDOW (self->parent), *done, NULL, NULL);
      g_clear_pointer (done, g_free);
    }
  return TRUE;
}

#define PERSON(title)                                                                              \
  {                                                                                                \
    "person", title, SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerSettlementOrder, person),            \
        .required = TRUE                                                                           \
  }
#define DAY                                                                                        \
  {                                                                                                \
    "day", N_ ("_Date"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerSettlementOrder, day),            \
        .required = TRUE                                                                           \
  }
#define NOTE                                                                                       \
  {                                                                                                \
    "note", N_ ("_Note"), SUMMER_FORM_LONG, G_STRUCT_OFFSET (SummerSettlementOrder, note),         \
        .wide = TRUE                                                                               \
  }

static const SummerFormField check_fields[] = { PERSON (N_ ("Checked _by")), DAY, NOTE };
static const SummerFormField confirm_fields[] = { PERSON (N_ ("Confirmed _by")), DAY, NOTE };
static const SummerFormField publish_fields[] = {
  PERSON (N_ ("Published _by")),
  DAY,
  { "notice_first", N_ ("Notice _from"), SUMMER_FORM_DAY,
    G_STRUCT_OFFSET (SummerSettlementOrder, notice_first), .required = TRUE },
  { "notice_last", N_ ("Notice _to"), SUMMER_FORM_DAY,
    G_STRUCT_OFFSET (SummerSettlementOrder, notice_last), .required = TRUE },
  NOTE,
};
static const SummerFormField discard_fields[] = { PERSON (N_ ("Discarded _by")), DAY, NOTE };

#define SPEC(of, name, label)                                                                      \
  {                                                                                                \
    .title = name, .fields = of, .n_fields = G_N_ELEMENTS (of),                                    \
    .record_size = sizeof (SummerSettlementOrder), .save_label = label, .check = check_step,       \
    .save = save_step                                                                              \
  }

static const SummerFormSpec step_specs[SUMMER_N_SETTLEMENT_STEPS] = {
  [SUMMER_SETTLEMENT_CHECK] = SPEC (check_fields, N_ ("Check a Settlement"), N_ ("_It Is Checked")),
  [SUMMER_SETTLEMENT_CONFIRM]
  = SPEC (confirm_fields, N_ ("Confirm a Settlement"), N_ ("Con_firm for Good")),
  [SUMMER_SETTLEMENT_PUBLISH] = SPEC (publish_fields, N_ ("Publish a Settlement"), N_ ("P_ublish")),
  [SUMMER_SETTLEMENT_DISCARD] = SPEC (discard_fields, N_ ("Discard a Settlement"), N_ ("Disc_ard")),
};

/* What the step means, and what somebody should think of before it. */
static const char *const meanings[SUMMER_N_SETTLEMENT_STEPS] = {
  [SUMMER_SETTLEMENT_CHECK]
  = N_ ("Another person than drew it up compares the amounts with the records."),
  [SUMMER_SETTLEMENT_CONFIRM]
  = N_ ("What is confirmed stays: it cannot be changed, discarded or undone any more. What comes up"
        " later is settled by a supplement."),
  [SUMMER_SETTLEMENT_PUBLISH]
  = N_ ("Objections are taken on the days of the notice. Print the notice afterwards."),
  [SUMMER_SETTLEMENT_DISCARD]
  = N_ ("The draft is taken out with its lines; the records stay as they are."),
};

static GtkWidget *
new_words (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_meaning (const Step *self, const SummerSettlementOrder *order, SummerStore *store)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  const char *warning;

  check_step (store, order, (gpointer) self, complaints);
  warning = summer_complaints_get_warning (complaints, "step");
  gtk_box_append (GTK_BOX (box), new_words (_ (meanings[order->step]), "faint"));
  if (warning != NULL && order->step != SUMMER_SETTLEMENT_DISCARD)
    gtk_box_append (GTK_BOX (box), new_words (warning, "wait"));
  return box;
}

/* Nobody is proposed who may not do it. */
static const char *
propose_person (const Step *self, SummerSettlementStep step)
{
  const char *name = summer_clerk_name_get (self->office);

  return step == SUMMER_SETTLEMENT_CHECK && g_strcmp0 (name, self->of->record.made_by) == 0 ? NULL
                                                                                            : name;
}

#define NOTICE_DAYS 7

void
summer_settlement_step_dialog_present (GtkWindow *parent,
                                       SummerWorkplace *workplace,
                                       gint64 settlement,
                                       SummerSettlementStep step)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  SummerStore *store = summer_office_get_store (office);
  g_autofree char *total = NULL, *subject = NULL;
  g_autoptr (GError) error = NULL;
  SummerSettlement *of = summer_settlement_load (store, settlement, &error);
  SummerSettlementOrder order = { .step = step };
  SummerRecordDialog *dialog;
  Step *self;

  if (of == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      return;
    }
  self = g_new0 (Step, 1);
  self->of = of;
  self->office = g_object_ref (office);
  self->parent = parent;
  /* What is confirmed is not taken back: what it was like before is kept by the time that is read and said. */
  if (step == SUMMER_SETTLEMENT_CONFIRM)
    summer_backup_keeper_run (summer_backup_keeper_get (office), SUMMER_OCCASION_SETTLEMENT, NULL);
  summer_workplace_get_now (workplace, &self->today, NULL);
  order.day = self->today;
  order.person = propose_person (self, step);
  order.notice_first = self->today;
  order.notice_last = self->today + NOTICE_DAYS - 1;
  total = summer_money_dup_text (of->record.total);
  subject = g_strdup_printf (_ ("Number %d · %d classes · %s yuan"), of->record.number,
                             of->record.n_classes, total);
  dialog = summer_record_dialog_new (office, &step_specs[step], &order, self, step_free);
  summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_set_extra (dialog, new_meaning (self, &order, store));
  summer_record_dialog_present (dialog, parent);
}

/* }}} */
/* {{{ An objection */

typedef struct
{
  SummerSettlement *of; /* owned */
  SummerDay today;
  GStringChunk *texts;          /* owned: of the record as it was */
  SummerObjectionRecord record; /* as stored; of the id that is sought */
  gboolean found;
} Objection;

static void
objection_free (gpointer data)
{
  Objection *self = data;

  summer_settlement_free (self->of);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static const char *
keep (Objection *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

static gboolean
take_objection (const SummerObjectionRecord *record, gpointer user_data)
{
  Objection *self = user_data;

  if (record->id != self->record.id)
    return TRUE;
  self->found = TRUE;
  self->record = *record;
  self->record.person = keep (self, record->person);
  self->record.telephone = keep (self, record->telephone);
  self->record.what = keep (self, record->what);
  self->record.answered_by = keep (self, record->answered_by);
  self->record.answer = keep (self, record->answer);
  return FALSE;
}

static void
check_objection (SummerStore *store,
                 gconstpointer record,
                 gpointer data,
                 SummerComplaints *complaints)
{
  const Objection *self = data;

  summer_objection_complain (self->of, record, self->today, complaints);
}

static gboolean
save_objection (SummerStore *store,
                gpointer record,
                gpointer data,
                SummerComplaints *complaints,
                char **done,
                GError **error)
{
  return summer_objection_save (store, record, ((Objection *) data)->today, complaints, done,
                                error);
}

static const SummerFormField objection_fields[] = {
  { "day", N_ ("_Date"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerObjectionRecord, day),
    .required = TRUE },
  { "class", N_ ("_Class"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (SummerObjectionRecord, class_id),
    .choices = summer_class_choices_list },
  { "person", N_ ("_Who"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerObjectionRecord, person) },
  { "telephone", N_ ("_Telephone"), SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerObjectionRecord, telephone) },
  { "what", N_ ("_Objection"), SUMMER_FORM_LONG, G_STRUCT_OFFSET (SummerObjectionRecord, what),
    .required = TRUE, .wide = TRUE },
  { NULL, N_ ("Answer"), SUMMER_FORM_SECTION },
  { "answered_on", N_ ("Answered o_n"), SUMMER_FORM_DAY,
    G_STRUCT_OFFSET (SummerObjectionRecord, answered_on) },
  { "answered_by", N_ ("Answered _by"), SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerObjectionRecord, answered_by) },
  { "answer", N_ ("_Answer"), SUMMER_FORM_LONG, G_STRUCT_OFFSET (SummerObjectionRecord, answer),
    .wide = TRUE },
};

static const SummerFormSpec objection_spec = {
  .title = N_ ("Objection to a Settlement"),
  .fields = objection_fields,
  .n_fields = G_N_ELEMENTS (objection_fields),
  .record_size = sizeof (SummerObjectionRecord),
  .width = 820,
  .check = check_objection,
  .save = save_objection,
};

static char *
dup_notice (const SummerSettlementRecord *record)
{
  g_autofree char *first = summer_day_dup_text_in_year (record->notice_first);
  g_autofree char *last = summer_day_dup_text_in_year (record->notice_last);

  return g_strdup_printf (_ ("Number %d · public notice from %s to %s"), record->number, first,
                          last);
}

void
summer_objection_dialog_present (GtkWindow *parent,
                                 SummerWorkplace *workplace,
                                 gint64 settlement,
                                 gint64 objection)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  SummerStore *store = summer_office_get_store (office);
  g_autofree char *subject = NULL;
  g_autoptr (GError) error = NULL;
  SummerSettlement *of = summer_settlement_load (store, settlement, &error);
  SummerRecordDialog *dialog;
  Objection *self;

  if (of == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      return;
    }
  self = g_new0 (Objection, 1);
  self->of = of;
  self->texts = g_string_chunk_new (256);
  summer_workplace_get_now (workplace, &self->today, NULL);
  self->record = (SummerObjectionRecord){
    .id = objection, .settlement = settlement, .day = self->today, .answered_on = SUMMER_DAY_NONE
  };
  if (objection != 0
      && (!summer_objection_each (store, settlement, take_objection, self, &error) || !self->found))
    {
      if (error != NULL)
        summer_window_toast_error (SUMMER_WINDOW (parent), error);
      objection_free (self);
      return;
    }
  subject = dup_notice (&of->record);
  dialog = summer_record_dialog_new (office, &objection_spec, &self->record, self, objection_free);
  summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_present (dialog, parent);
}

/* }}} */
