#include "config.h"

#include "summer-application-form.h"

#include <glib/gi18n.h>

#include "summer-application-table.h"
#include "summer-class-table.h"
#include "summer-enrolment.h"
#include "summer-lottery.h"
#include "summer-offer.h"
#include "summer-roll-words.h"
#include "summer-stay.h"
#include "summer-twins.h"
#include "summer-window.h"
#include "summer-workplace.h"

#define NARROW 460

/* What the calls of the forms need to know beside the record. */
typedef struct
{
  gint64 programme, class_id;
  SummerDay today;
  GPtrArray *texts;   /* owned: char, of the record */
  SummerTwins *twins; /* owned; NULL where nobody looks for them */
  SummerTwin twin;    /* of an acceptance: the child that it may be */
  gboolean has_twin;
} Context;

static Context *
context_new (SummerOffice *office)
{
  Context *self = g_new0 (Context, 1);
  SummerTime time;

  self->programme = summer_office_get_programme (office);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  summer_workplace_get_now (summer_workplace_get (office), &self->today, &time);
  return self;
}

static void
context_free (gpointer data)
{
  Context *self = data;

  g_ptr_array_unref (self->texts);
  g_clear_pointer (&self->twins, summer_twins_free);
  g_free (self);
}

static const char *
keep (Context *self, char *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

static void
tell (GtkWindow *parent, const GError *error)
{
  summer_window_toast_error (SUMMER_WINDOW (parent), error);
}

/* {{{ Application */

typedef struct
{
  SummerApplicationForm form;
  gint64 sex; /* a choice, where the form has a code */
} Application;

typedef struct
{
  SummerFormChoices *choices;
  gint64 kept; /* the class of an application that is stored, whatever became of it; 0 = none */
} ClassChoices;

/* A class that is over, or is not to be, has no places to apply for. */
static gboolean
add_class (const SummerClassRecord *record, gpointer user_data)
{
  const ClassChoices *self = user_data;
  g_autofree char *text = g_strdup_printf ("%s %s", record->code, record->name);

  if (record->id == self->kept
      || (record->state != SUMMER_CLASS_REJECTED && record->state != SUMMER_CLASS_WITHDRAWN
          && record->state != SUMMER_CLASS_ENDED))
    summer_form_choices_add_class (self->choices, record->id, text, record->union_name);
  return TRUE;
}

static gboolean
list_classes (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  ClassChoices classes = { choices, ((const Context *) data)->class_id };

  return summer_class_each (store, programme, add_class, &classes, error);
}

static gboolean
list_sexes (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  summer_form_choices_add (choices, SUMMER_SEX_UNKNOWN, _ ("(not said)"));
  for (int sex = SUMMER_SEX_MALE; sex <= SUMMER_SEX_FEMALE; sex++)
    summer_form_choices_add (choices, sex, summer_terms_get_text (SUMMER_TERMS_SEX, sex));
  return TRUE;
}

#define RECORD(member) G_STRUCT_OFFSET (Application, form.record.member)
#define CLAIM(priority) G_STRUCT_OFFSET (Application, form.claims[priority])

static const SummerFormField application_fields[] = {
  { "class", N_ ("_Class"), SUMMER_FORM_CHOICE, RECORD (class_id), .required = TRUE,
    .choices = list_classes },
  { "number", N_ ("N_umber"), SUMMER_FORM_TEXT, RECORD (number), .required = TRUE },
  { "applied_on", N_ ("_Applied on"), SUMMER_FORM_DAY, RECORD (applied_on), .required = TRUE },
  { "child", N_ ("Child"), SUMMER_FORM_SECTION },
  { "name", N_ ("_Name of the child"), SUMMER_FORM_TEXT, RECORD (name), .required = TRUE },
  { "sex", N_ ("Se_x"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (Application, sex),
    .choices = list_sexes },
  { "identity_number", N_ ("_Identity number"), SUMMER_FORM_TEXT, RECORD (identity_number) },
  { "document", N_ ("_Kind of document"), SUMMER_FORM_TEXT, RECORD (document),
    .hint = N_ ("identity card") },
  { "birth", N_ ("_Birth date"), SUMMER_FORM_DAY, RECORD (birth) },
  { "school", N_ ("Sc_hool"), SUMMER_FORM_TEXT, RECORD (school) },
  { "grade", N_ ("_Grade"), SUMMER_FORM_TEXT, RECORD (grade), .hint = N_ ("such as 三年级") },
  { "health", N_ ("Hea_lth"), SUMMER_FORM_TEXT, RECORD (health) },
  { "guardian_section", N_ ("Guardian"), SUMMER_FORM_SECTION },
  { "guardian", N_ ("Gua_rdian"), SUMMER_FORM_TEXT, RECORD (guardian), .required = TRUE },
  { "relationship", N_ ("Relationshi_p"), SUMMER_FORM_TEXT, RECORD (relationship) },
  { "telephone", N_ ("_Telephone"), SUMMER_FORM_TEXT, RECORD (telephone), .required = TRUE },
  { "employer", N_ ("_Employer"), SUMMER_FORM_TEXT, RECORD (employer) },
  { "other_guardian", N_ ("_Other parent"), SUMMER_FORM_TEXT, RECORD (other_guardian) },
  { "other_employer", N_ ("Employer of the other parent"), SUMMER_FORM_TEXT,
    RECORD (other_employer) },
  { "both_work", N_ ("Both parents at _work"), SUMMER_FORM_YES_NO, RECORD (both_work) },
  { "host_staff", N_ ("Sta_ff of the host"), SUMMER_FORM_YES_NO, RECORD (host_staff) },
  { "priority_section", N_ ("Priority"), SUMMER_FORM_SECTION },
  { "claim.0", N_ ("_1 Migrant workers’ child"), SUMMER_FORM_TERM, CLAIM (0),
    SUMMER_TERMS_PRIORITY_CLAIM, .required = TRUE },
  { "claim.1", N_ ("_2 Single parent"), SUMMER_FORM_TERM, CLAIM (1), SUMMER_TERMS_PRIORITY_CLAIM,
    .required = TRUE },
  { "claim.2", N_ ("_3 Left behind"), SUMMER_FORM_TERM, CLAIM (2), SUMMER_TERMS_PRIORITY_CLAIM,
    .required = TRUE },
  { "claim.3", N_ ("_4 Hardship"), SUMMER_FORM_TERM, CLAIM (3), SUMMER_TERMS_PRIORITY_CLAIM,
    .required = TRUE },
  { "claim.4", N_ ("_5 New forms of employment"), SUMMER_FORM_TERM, CLAIM (4),
    SUMMER_TERMS_PRIORITY_CLAIM, .required = TRUE },
  { "note", N_ ("Note"), SUMMER_FORM_TEXT, RECORD (note) },
};

/* The birth date and the sex stand in the identity number. */
static void
fill_from_identity (SummerApplicationRecord *record)
{
  SummerDay birth;
  SummerSex sex;

  if (summer_identity_check (record->identity_number, &birth, &sex) != SUMMER_IDENTITY_VALID)
    return;
  if (record->birth == SUMMER_DAY_NONE)
    record->birth = birth;
  if (record->sex == SUMMER_SEX_UNKNOWN)
    record->sex = sex;
}

static SummerApplicationForm
read_form (const Application *application)
{
  SummerApplicationForm form = application->form;

  form.record.sex = (SummerSex) application->sex;
  return form;
}

static void
check_application (SummerStore *store,
                   gconstpointer record,
                   gpointer data,
                   SummerComplaints *complaints)
{
  const Context *context = data;
  const SummerApplicationForm form = read_form (record);

  summer_application_check (&form, context->twins, context->today, complaints);
}

static gboolean
save_application (SummerStore *store,
                  gpointer record,
                  gpointer data,
                  SummerComplaints *complaints,
                  char **done,
                  GError **error)
{
  Application *application = record;
  const Context *context = data;
  SummerApplicationForm form = read_form (application);

  fill_from_identity (&form.record);
  if (!summer_application_save (store, &form, context->today, complaints, done, error))
    return FALSE;
  application->form.record.id = form.record.id;
  return TRUE;
}

static const SummerFormSpec application_spec = {
  .title = N_ ("Application for a Place"),
  .fields = application_fields,
  .n_fields = G_N_ELEMENTS (application_fields),
  .record_size = sizeof (Application),
  .width = 860,
  .check = check_application,
  .save = save_application,
};

static void
present_application (GtkWindow *parent,
                     SummerOffice *office,
                     const Application *application,
                     Context *context,
                     const char *subject)
{
  g_autoptr (GError) error = NULL;
  SummerRecordDialog *dialog;

  if (application->form.record.id != 0)
    context->class_id = application->form.record.class_id;
  context->twins = summer_twins_new (summer_office_get_store (office), context->programme, &error);
  if (error != NULL)
    {
      context_free (context);
      tell (parent, error);
      return;
    }
  dialog = summer_record_dialog_new (office, &application_spec, application, context, context_free);
  summer_record_dialog_set_subject (dialog, subject);
  if (application->form.record.id != 0)
    gtk_editable_set_editable (GTK_EDITABLE (summer_record_dialog_get_field (dialog, "number")),
                               FALSE);
  summer_record_dialog_present (dialog, parent);
  gtk_widget_grab_focus (
      summer_record_dialog_get_field (dialog,
                                      application->form.record.class_id == 0 ? "class" : "name"));
}

void
summer_application_form_new (GtkWindow *parent, SummerOffice *office, gint64 class_id)
{
  Context *context = context_new (office);
  Application application = { 0 };
  char *number = NULL;
  g_autoptr (GError) error = NULL;

  if (summer_application_start (summer_office_get_store (office), context->programme, class_id,
                                context->today, &application.form, &number, &error))
    {
      keep (context, number);
      present_application (parent, office, &application, context, NULL);
      return;
    }
  context_free (context);
  tell (parent, error);
}

typedef struct
{
  GtkWindow *parent;            /* borrowed */
  SummerOffice *office;         /* borrowed */
  const SummerRollEntry *entry; /* borrowed */
} Edit;

static gboolean
edit_application (const SummerApplicationRecord *record, gpointer user_data)
{
  const Edit *edit = user_data;
  const SummerRollEntry *entry = edit->entry;
  Application application = { .form.record = *record, .sex = (gint64) record->sex };

  /* What the fields do not hold, the store keeps as it is; the list may go while the form is open. */
  application.form.record.reason = NULL;
  for (int i = 0; i < SUMMER_N_PRIORITIES; i++)
    application.form.claims[i] = entry->applicant.proved & 1u << i    ? SUMMER_CLAIM_PROVED
                                 : entry->applicant.claimed & 1u << i ? SUMMER_CLAIM_MADE
                                                                      : SUMMER_CLAIM_NONE;
  present_application (edit->parent, edit->office, &application, context_new (edit->office),
                       record->number);
  return FALSE;
}

/**
 * summer_application_form_edit:
 * @entry: as it stands in the list
 */
void
summer_application_form_edit (GtkWindow *parent, SummerOffice *office, const SummerRollEntry *entry)
{
  Edit edit = { parent, office, entry };
  g_autoptr (GError) error = NULL;

  if (!summer_application_find (summer_office_get_store (office), entry->record.id,
                                edit_application, &edit, &error))
    tell (parent, error);
}
/* }}} */

/* {{{ Offer */

typedef struct
{
  gint64 application;
  SummerDay until;
  const char *reason;
} Offer;

static const SummerFormField offer_fields[] = {
  { "until", N_ ("Holds _until"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (Offer, until), .required = TRUE,
    .wide = TRUE },
  { "reason", N_ ("_Reason, when it is not its turn"), SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (Offer, reason), .wide = TRUE },
};

static void
check_offer (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  const Offer *offer = record;
  const Context *context = data;

  if (offer->until != SUMMER_DAY_NONE && offer->until < context->today)
    summer_complaints_add (complaints, "until", _ ("This day is over already."));
}

static gboolean
save_offer (SummerStore *store,
            gpointer record,
            gpointer data,
            SummerComplaints *complaints,
            char **done,
            GError **error)
{
  const Offer *offer = record;
  const Context *context = data;

  return summer_offer_make (store, context->programme, offer->application, offer->until,
                            offer->reason, context->today, done, error);
}

static const SummerFormSpec offer_spec = {
  .title = N_ ("Offer a Place"),
  .fields = offer_fields,
  .n_fields = G_N_ELEMENTS (offer_fields),
  .record_size = sizeof (Offer),
  .save_label = N_ ("_Offer"),
  .width = NARROW,
  .check = check_offer,
  .save = save_offer,
};

static void
present (GtkWindow *parent,
         SummerRecordDialog *dialog,
         const char *first,
         const char *name,
         const char *class)
{
  g_autofree char *subject = g_strdup_printf ("%s · %s", name, class);

  summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_present (dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (dialog, first));
}

void
summer_application_form_offer (GtkWindow *parent,
                               SummerOffice *office,
                               const SummerRoll *roll,
                               const SummerRollEntry *entry)
{
  Context *context = context_new (office);
  Offer offer = { entry->record.id, summer_offer_propose (roll, entry), NULL };

  present (parent, summer_record_dialog_new (office, &offer_spec, &offer, context, context_free),
           "until", entry->record.name, roll->classes[entry->class].code);
}
/* }}} */

/* {{{ Acceptance */

typedef struct
{
  gint64 application, class_id, child;
  SummerDay first_day;
} Acceptance;

static gboolean
list_children (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  const Context *context = data;
  g_autofree char *text = NULL;

  if (!context->has_twin)
    {
      summer_form_choices_add (choices, SUMMER_CHILD_NEW, _ ("a new child"));
      return TRUE;
    }
  text = g_strdup_printf (_ ("%s %s, who is in the records"), context->twin.code,
                          context->twin.name);
  summer_form_choices_add (choices, context->twin.id, text);
  summer_form_choices_add (choices, SUMMER_CHILD_NEW, _ ("another child of that name"));
  return TRUE;
}

static const SummerFormField acceptance_fields[] = {
  { "child", N_ ("The _child is"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (Acceptance, child),
    .required = TRUE, .wide = TRUE, .choices = list_children },
  { "first_day", N_ ("_First day"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (Acceptance, first_day),
    .required = TRUE, .wide = TRUE },
};

static void
check_acceptance (SummerStore *store,
                  gconstpointer record,
                  gpointer data,
                  SummerComplaints *complaints)
{
  const Acceptance *acceptance = record;

  summer_offer_warn (store, ((const Context *) data)->programme, acceptance->class_id,
                     acceptance->child, acceptance->first_day, complaints);
}

static gboolean
save_acceptance (SummerStore *store,
                 gpointer record,
                 gpointer data,
                 SummerComplaints *complaints,
                 char **done,
                 GError **error)
{
  const Acceptance *acceptance = record;
  const Context *context = data;

  return summer_offer_accept (store, context->programme, acceptance->application, acceptance->child,
                              acceptance->first_day, context->today, done, error);
}

static const SummerFormSpec acceptance_spec = {
  .title = N_ ("Accept the Place"),
  .fields = acceptance_fields,
  .n_fields = G_N_ELEMENTS (acceptance_fields),
  .record_size = sizeof (Acceptance),
  .save_label = N_ ("_Accept"),
  .width = NARROW,
  .check = check_acceptance,
  .save = save_acceptance,
};

/* Whether a child like this one is in the records already. */
static gboolean
note_twin (const SummerApplicationRecord *record, gpointer user_data)
{
  Context *context = user_data;

  context->has_twin = summer_twins_find_child (context->twins, record->name, record->birth,
                                               record->identity_number, NULL, &context->twin);
  return FALSE;
}

void
summer_application_form_accept (GtkWindow *parent,
                                SummerOffice *office,
                                const SummerRoll *roll,
                                const SummerRollEntry *entry)
{
  SummerStore *store = summer_office_get_store (office);
  Context *context = context_new (office);
  const SummerRollClass *class = &roll->classes[entry->class];
  Acceptance acceptance = { .application = entry->record.id, .class_id = class->id };
  g_autoptr (GError) error = NULL;

  context->twins = summer_twins_new (store, context->programme, &error);
  if (context->twins == NULL
      || !summer_stay_get_first_open (store, class->id, MAX (class->first_day, context->today),
                                      &acceptance.first_day, &error)
      /* Which of two children it is, is said, not assumed. */
      || !summer_application_find (store, entry->record.id, note_twin, context, &error))
    {
      context_free (context);
      tell (parent, error);
      return;
    }
  acceptance.child = context->has_twin ? 0 : SUMMER_CHILD_NEW;
  present (parent,
           summer_record_dialog_new (office, &acceptance_spec, &acceptance, context, context_free),
           "child", entry->record.name, class->code);
}
/* }}} */

/* {{{ Lottery */

typedef struct
{
  const char *seed, *person;
} Draw;

static const SummerFormField draw_fields[] = {
  { "seed", N_ ("_Seed, said before the draw"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (Draw, seed),
    .required = TRUE, .wide = TRUE },
  { "person", N_ ("Drawn b_y"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (Draw, person), .required = TRUE,
    .wide = TRUE },
};

static gboolean
save_draw (SummerStore *store,
           gpointer record,
           gpointer data,
           SummerComplaints *complaints,
           char **done,
           GError **error)
{
  const Draw *draw = record;
  const Context *context = data;

  return summer_lottery_hold (store, context->programme, context->class_id, draw->seed,
                              draw->person, context->today, done, error);
}

static const SummerFormSpec draw_spec = {
  .title = N_ ("Lottery"),
  .fields = draw_fields,
  .n_fields = G_N_ELEMENTS (draw_fields),
  .record_size = sizeof (Draw),
  .save_label = N_ ("_Draw"),
  .width = NARROW,
  .save = save_draw,
};

/**
 * summer_application_form_draw:
 *
 * A fresh seed stands there, to be read out; or another one is typed, such as the result of a public lottery.
 */
void
summer_application_form_draw (GtkWindow *parent, SummerOffice *office, const SummerRollClass *class)
{
  Context *context = context_new (office);
  Draw draw = { keep (context, summer_lottery_dup_seed ()), NULL };
  g_autofree char *subject
      = g_strdup_printf (ngettext ("%s · %u application shares a rank",
                                   "%s · %u applications share a rank", class->n_tied),
                         class->code, class->n_tied);
  SummerRecordDialog *dialog;

  context->class_id = class->id;
  dialog = summer_record_dialog_new (office, &draw_spec, &draw, context, context_free);
  summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_present (dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (dialog, "seed"));
}
/* }}} */
